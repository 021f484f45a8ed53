using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>Collects the entries of one map; what cannot be a key or is there twice is reported and left out. Of a key that
/// is there twice the first value counts that there is.</summary>
/// <param name="isDocument">Whether the map is a whole document. A key that comes again in it mostly begins another one, so
/// only the first such key is reported.</param>
internal sealed class WrittenEntries(SourceText source, DiagnosticBag diagnostics, bool isDocument = false)
{
    private readonly List<WrittenEntry> _entries = [];
    private readonly Dictionary<string, int> _keys = new(StringComparer.Ordinal);   // their places among the entries
    private int? _end;
    private bool _isWhole = true;
    private string? _repeated;

    /// <param name="isMarked">Whether a <c>?</c> announces the key, which was reported already.</param>
    public void Add(WrittenNode key, TextSpan? colon, WrittenNode value, bool isMarked)
    {
        _end = value.End;
        if (isMarked || FindKey(key) is not { } scalar)
        {
            _isWhole = false;
            return;
        }
        if (_keys.TryGetValue(scalar.Value, out var index))
        {
            AddAgain(index, scalar, colon, value);
            return;
        }
        _keys.Add(scalar.Value, _entries.Count);
        _entries.Add(new(scalar, colon, value));
    }

    private void AddAgain(int index, WrittenNode.Scalar key, TextSpan? colon, WrittenNode value)
    {
        _isWhole &= !isDocument;
        if (!isDocument || (_repeated ??= key.Value) == key.Value)
            diagnostics.Add(ParsingDiagnostics.DuplicateKey(
                PlaceOf(key), key.Value, source.PlaceOf(_entries[index].Key.Span), isDocument));
        if (_entries[index].Value is WrittenNode.Scalar { IsEmpty: true }) _entries[index] = new(key, colon, value);
    }

    /// <param name="end">Where the map ends; null for behind its last entry.</param>
    public WrittenNode.Map ToMap(int start, int? end, MapNotation notation) =>
        new(TextSpan.FromTo(start, end ?? _end ?? start), _entries, notation, _isWhole);

    private WrittenNode.Scalar? FindKey(WrittenNode key)
    {
        var problem = key switch
        {
            { Anchor: not null } => "an anchor",
            WrittenNode.Alias => "an alias",
            WrittenNode.List => "a list",
            WrittenNode.Map => "a map",
            WrittenNode.Scalar { IsEmpty: true } => "nothing",
            WrittenNode.Scalar when source.Text.AsSpan(key.Span.Start, key.Span.Length).Contains('\n') =>
                "a text of several lines",
            _ => null,
        };
        if (problem is not null)
            diagnostics.Add(ParsingDiagnostics.KeyNotText(PlaceOf(key), problem));
        else if (key is WrittenNode.Scalar { Style: ScalarStyle.Plain, Value: "<<" })
            diagnostics.Add(ParsingDiagnostics.MergeKey(PlaceOf(key)));
        else
            return (WrittenNode.Scalar)key;
        return null;
    }

    private Place PlaceOf(WrittenNode key) => source.PlaceOf(TextSpan.FromTo(key.Start, key.End));
}
