using System.Diagnostics;
using Kept.Language.Binding.Levels;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Explaining;

/// <summary>Takes a whole text apart into its values, in the order in which the language lists the keys.</summary>
internal sealed class EffectiveValues
{
    private readonly Edition _edition;
    private readonly IReadOnlyDictionary<SyntaxNode, string> _chosenBy;
    private readonly List<AgreementDocument> _documents;
    private readonly List<KeyPath> _locks;
    private readonly List<string> _keys = [];
    private readonly List<EffectiveValue> _values = [];
    private string? _choice;

    private EffectiveValues(BoundEdition bound)
    {
        (_edition, _chosenBy) = (bound.Edition, bound.Text.ChosenBy);
        _documents = [.. _edition.Documents];
        _locks = [.. _edition.Parent?.Locks ?? []];
    }

    public static Sequence<EffectiveValue> Of(BoundEdition bound)
    {
        var values = new EffectiveValues(bound);
        foreach (var (key, value) in InOrder(TextForms.OfAgreement, bound.Text.Text))
            if (!LevelShapes.IsOwn(key.Value)) values.Value("", key, key.Value, TextForms.OfValue(TextForms.OfAgreement, key.Value), value);
        return values._values.ToSequence();
    }

    private void Value(string above, ScalarSyntax? label, string key, Form? form, SyntaxNode value)
    {
        var path = above.Length == 0 ? key : $"{above}.{key}";
        _keys.Add(key);
        var outer = _choice;
        _choice = _chosenBy.GetValueOrDefault(value) ?? outer;
        switch (value)
        {
            case MapSyntax { Entries.Count: > 0 } map:
                Add(path, label, null, null);
                var inner = TextForms.OfMap(form, map);
                foreach (var (name, part) in InOrder(inner, map)) Value(path, name, name.Value, TextForms.OfValue(inner, name.Value), part);
                break;
            case ListSyntax list when list.Items.Any(i => i is not ScalarSyntax):
                Add(path, label, null, null);
                for (var i = 0; i < list.Items.Count; i++) Value(path, null, $"{i + 1}", TextForms.OfItem(form), list.Items[i]);
                break;
            default:
                Add(path, label, TextOf(value), value);
                break;
        }
        _choice = outer;
        _keys.RemoveAt(_keys.Count - 1);
    }

    private void Add(string path, ScalarSyntax? label, string? text, SyntaxNode? value) => _values.Add(new EffectiveValue(
        path, _keys.Count - 1, label is null ? null : ScalarNotation.Of(label, inFlow: false), text, value is null ? null : OriginOf(value)));

    private Origin OriginOf(SyntaxNode node)
    {
        var document = WriterOf(node);
        return new Origin(document.Version, document.Level, node.Place, IsLocked(), _choice);
    }

    private AgreementDocument WriterOf(SyntaxNode node)
    {
        foreach (var document in _documents)
            if (document.Wrote(node)) return document;
        return _edition.Document;
    }

    private bool IsLocked()
    {
        foreach (var path in _locks)
            if (path.Covers(_keys)) return true;
        return false;
    }

    private static string TextOf(SyntaxNode value) => value switch
    {
        ScalarSyntax scalar => ScalarNotation.Of(scalar, inFlow: false),
        ListSyntax list => $"[{string.Join(", ", list.Items.Cast<ScalarSyntax>().Select(s => ScalarNotation.Of(s, inFlow: true)))}]",
        MapSyntax => "{}",
        _ => throw new UnreachableException(),
    };

    /// <summary>Keys of the language in its order, names in theirs.</summary>
    private static IEnumerable<EntrySyntax> InOrder(Form? form, MapSyntax map) => form is Form.Record record ? InOrder(record, map) : map.Entries;

    private static IEnumerable<EntrySyntax> InOrder(Form.Record form, MapSyntax map)
    {
        foreach (var key in form.Keys)
            if (map.Find(key.Name) is { } entry) yield return entry;
    }
}
