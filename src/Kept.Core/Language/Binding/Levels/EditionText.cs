using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Lays the texts that an edition is made of over each other.</summary>
internal static class EditionText
{
    /// <summary>What an earlier version of the same agreement says only of itself.</summary>
    private static readonly HashSet<string> OfAVersion = [LevelShapes.Extends.Name, LevelShapes.Effective.Name];

    /// <summary>What an agreement says only of itself; those below have what the consumer chose.</summary>
    private static readonly HashSet<string> OfAnAgreement = [.. LevelShapes.All.Where(f => f != LevelShapes.Subscription).Select(f => f.Name)];

    public static MapSyntax Of(AgreementDocument document, Edition? above, Sequence<IncludedEdition> included, BindingContext context)
    {
        var inherited = above is null ? null : Inherited(above, document);
        var text = included.Count == 0 ? inherited : WithIncluded(document, inherited, included, context);
        return text is null ? document.Body : (MapSyntax)TextMerge.Over(TextForms.OfAgreement, text, document.Body);
    }

    private static MapSyntax Inherited(Edition above, AgreementDocument document)
    {
        var own = above.Document.Name == document.Name ? OfAVersion : OfAnAgreement;
        return Map(above.Text, above.Text.Entries.Where(e => !own.Contains(e.Key.Value)));
    }

    /// <summary>The included texts beside each other, over what the bundle inherits.</summary>
    private static MapSyntax WithIncluded(
        AgreementDocument document, MapSyntax? inherited, Sequence<IncludedEdition> included, BindingContext context)
    {
        var texts = included.Select(i => i.Text).ToList();
        var entries = Keys(texts).Select(key => Beside(key, inherited?.Find(key), texts, document, context));
        var bundle = Map(texts[0], entries);
        return inherited is null ? bundle : (MapSyntax)TextMerge.Over(TextForms.OfAgreement, inherited, bundle);
    }

    private static EntrySyntax Beside(
        string key, EntrySyntax? inherited, List<MapSyntax> texts, AgreementDocument document, BindingContext context)
    {
        var sections = texts.Select(t => t.Find(key)).OfType<EntrySyntax>().ToList();
        var hasNames = TextForms.OfValue(TextForms.OfAgreement, key) is Form.Named { HasNames: true };
        if (!hasNames || sections.Exists(s => s.Value is not MapSyntax)) return OneOf(key, inherited, sections, document, context);
        var maps = sections.Select(s => (MapSyntax)s.Value).ToList();
        var items = Keys(maps).Select(name => OneOf(
            $"{key}.{name}", (inherited?.Value as MapSyntax)?.Find(name), maps.Select(m => m.Find(name)).OfType<EntrySyntax>().ToList(), document, context));
        return new EntrySyntax(sections[0].Key, Map(maps[0], items));
    }

    /// <summary>The one value that included texts agree on; what they all inherit gives way to what one of them made of it.</summary>
    private static EntrySyntax OneOf(
        string path, EntrySyntax? inherited, List<EntrySyntax> values, AgreementDocument document, BindingContext context)
    {
        var different = values.Where(v => inherited is null || !TextEquality.AreEqual(v.Value, inherited.Value)).ToList();
        var clash = different.Skip(1).FirstOrDefault(v => !TextEquality.AreEqual(v.Value, different[0].Value));
        var isSettled = document.Body.Find(path) is not null;   // the bundle itself says which single value holds
        if (clash is not null && !isSettled)
            context.Report(InclusionDiagnostics.Clash(document, path, different[0].Key.Place, clash.Key.Place));
        return different.Count > 0 ? different[0] : values[0];
    }

    private static IEnumerable<string> Keys(List<MapSyntax> texts) => texts.SelectMany(t => t.Entries).Select(e => e.Key.Value).Distinct();

    private static MapSyntax Map(MapSyntax at, IEnumerable<EntrySyntax> entries) => at.With(entries.ToSequence());
}
