namespace Kept.Measurements.Logs;

/// <summary>The rows of a source in the order of reading: the group (a series or a case) that each belongs to, its
/// instant, and between which ticks it is known. Values lie in columns beside it.</summary>
/// <param name="lag">Ticks from a row's instant to when it is known, where no recording is written.</param>
internal sealed class RowTable(bool hasRecorded, bool hasKeys, bool hasLines, long lag)
{
    public const int MaxRows = 1_000_000_000;

    private const long NeverKnown = long.MinValue;
    private const long Always = long.MaxValue;

    private readonly RowColumn<int> _lines = new();
    private readonly List<int> _fileStarts = [];
    private long[]? _knownUntil;

    public RowColumn<int> Groups { get; } = new();

    public RowColumn<long> At { get; } = new();

    /// <summary>When each row was recorded; null when the source does not say.</summary>
    public RowColumn<long>? Recorded { get; } = hasRecorded ? new() : null;

    /// <summary>The number of each row's key; null when rows have no key.</summary>
    public RowColumn<int>? Keys { get; } = hasKeys ? new() : null;

    public int Count => Groups.Count;

    public long Lag => lag;

    /// <summary>True when rows are replaced by others from some tick on.</summary>
    public bool HasReplaced { get; private set; }

    /// <summary>True when some rows are dropped, or replaced.</summary>
    public bool HasUntil => _knownUntil is not null;

    /// <summary>True when what is known does not only grow by what happens.</summary>
    public bool HasHistory => Recorded is not null || HasReplaced;

    /// <summary>Forgets all rows, none of which was replaced.</summary>
    public void Clear()
    {
        Groups.Clear();
        At.Clear();
        Recorded?.Clear();
        Keys?.Clear();
        _lines.Clear();
    }

    public void StartFile() => _fileStarts.Add(Count);

    public void Add(int group, long at, long recorded, int key, long line)
    {
        Groups.Add(group);
        At.Add(at);
        Recorded?.Add(recorded);
        Keys?.Add(key);
        if (hasLines) _lines.Add((int)Math.Min(line, int.MaxValue));
    }

    /// <summary>Adds several rows.</summary>
    /// <param name="recorded">Empty when the source does not say.</param>
    /// <param name="keys">Empty when rows have no key.</param>
    /// <param name="lines">Empty when nobody knows them.</param>
    public void Add(ReadOnlySpan<int> groups, ReadOnlySpan<long> at, ReadOnlySpan<long> recorded, ReadOnlySpan<int> keys, ReadOnlySpan<int> lines)
    {
        Groups.Add(groups);
        At.Add(at);
        Recorded?.Add(recorded);
        Keys?.Add(keys);
        if (!hasLines) return;
        if (lines.IsEmpty) _lines.Add(0, groups.Length);
        else _lines.Add(lines);
    }

    /// <summary>The lines of some rows; none where they are not kept.</summary>
    public int[] LinesOf(RowPick rows) => hasLines ? _lines.Of(rows) : [];

    /// <summary>The number of the file and the line that a row comes from.</summary>
    public (int File, int Line) PlaceOf(int row)
    {
        var file = _fileStarts.BinarySearch(row);
        if (file < 0) file = ~file - 1;
        // Of files without rows, which start where the next one does, the last one is meant.
        while (file + 1 < _fileStarts.Count && _fileStarts[file + 1] == row) file++;
        return (file, _lines[row]);
    }

    public long KnownFrom(int row) => Recorded is null ? At[row] + lag : Recorded[row];

    public long KnownUntil(int row) => _knownUntil is null ? Always : _knownUntil[row];

    public bool IsDropped(int row) => KnownUntil(row) == NeverKnown;

    public bool IsReplaced(int row) => KnownUntil(row) != Always;

    /// <summary>Makes a row one that is never known.</summary>
    public void Drop(int row) => SetKnownUntil(row, NeverKnown);

    public void Replace(int row, long tick)
    {
        HasReplaced = true;
        SetKnownUntil(row, tick);
    }

    private void SetKnownUntil(int row, long tick)
    {
        if (_knownUntil is null)
        {
            _knownUntil = new long[Count];
            Array.Fill(_knownUntil, Always);
        }
        _knownUntil[row] = tick;
    }
}
