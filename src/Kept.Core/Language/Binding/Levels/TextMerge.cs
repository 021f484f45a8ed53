using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Lays one text over another, before either has a meaning, so that every value keeps the place where it is written.</summary>
/// <remarks>Mappings of keys and names merge entry by entry; a single value, a list, and a mapping that is one value (bands,
/// opening hours) take the place of what was there.</remarks>
internal static class TextMerge
{
    /// <summary>The text of <paramref name="below"/> over that of <paramref name="above"/>, where a form is asked for.</summary>
    public static SyntaxNode Over(Form? form, SyntaxNode above, SyntaxNode below)
    {
        if (above is not MapSyntax upper || below is not MapSyntax lower) return below;
        var (upperForm, lowerForm) = (TextForms.OfMap(form, upper), TextForms.OfMap(form, lower));
        return upperForm switch
        {
            Form.Record when lowerForm is Form.Record => Entries(upperForm, upper, lower),
            Form.Named { HasNames: true } when lowerForm is Form.Named => Entries(upperForm, upper, lower),
            Form.Choice when lower.Entries is [var chosen] && upper.Find(chosen.Key.Value) is not null => Entries(upperForm, upper, lower),
            Form.ByClass when AreOfOneField(upper, lower) => Entries(upperForm, upper, lower),
            _ => lower,
        };
    }

    private static MapSyntax Entries(Form form, MapSyntax above, MapSyntax below)
    {
        var entries = new List<EntrySyntax>(above.Entries.Count + below.Entries.Count);
        foreach (var entry in above.Entries)
            entries.Add(below.Find(entry.Key.Value) is { } over
                ? new EntrySyntax(over.Key, Over(TextForms.OfValue(form, entry.Key.Value), entry.Value, over.Value))
                : entry);
        foreach (var entry in below.Entries)
            if (above.Find(entry.Key.Value) is null) entries.Add(entry);
        return below.With(entries.ToSequence());
    }

    /// <summary>A table that does not say by which field goes by that of the table it lies over.</summary>
    private static bool AreOfOneField(MapSyntax above, MapSyntax below) =>
        below.Find(ByClassKeys.By) is not { Value: ScalarSyntax field }
        || above.Find(ByClassKeys.By) is { Value: ScalarSyntax other } && other.Value == field.Value;
}
