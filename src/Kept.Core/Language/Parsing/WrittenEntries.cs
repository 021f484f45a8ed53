using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>Collects the entries of one map; what cannot be a key or is there twice is reported and left out.</summary>
internal sealed class WrittenEntries(SourceText source, DiagnosticBag diagnostics)
{
    private readonly List<WrittenEntry> _entries = [];
    private readonly Dictionary<string, TextSpan> _keys = new(StringComparer.Ordinal);
    private int? _end;

    /// <param name="isMarked">Whether a <c>?</c> announces the key, which was reported already.</param>
    public void Add(WrittenNode key, TextSpan? colon, WrittenNode value, bool isMarked)
    {
        _end = value.End;
        if (isMarked || FindKey(key) is not { } scalar) return;
        if (_keys.TryGetValue(scalar.Value, out var first))
        {
            diagnostics.Add(ParsingDiagnostics.DuplicateKey(PlaceOf(scalar), scalar.Value, source.PlaceOf(first)));
            return;
        }
        _keys.Add(scalar.Value, scalar.Span);
        _entries.Add(new(scalar, colon, value));
    }

    /// <param name="end">Where the map ends; null for behind its last entry.</param>
    public WrittenNode.Map ToMap(int start, int? end, MapNotation notation) =>
        new(TextSpan.FromTo(start, end ?? _end ?? start), _entries, notation);

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
