namespace Kept.Measurements.Logs;

/// <summary>Rows of a source by group (a series or a case) and in order of time, with between which ticks each is
/// known.</summary>
internal sealed class KnownRows
{
    private readonly int[] _starts;
    private readonly long[]? _knownFrom;   // null: when the row happens, by the lag later than its instant
    private readonly long[]? _knownUntil;   // null: for ever
    private readonly long _lag;
    private readonly bool _isOneAnInstant;

    /// <summary>Takes the rows over; the table's instants and recordings are let go.</summary>
    /// <param name="isOneAnInstant">Whether, of known rows at one instant, only the last one counts.</param>
    public KnownRows(RowTable rows, RowOrder order, bool isOneAnInstant)
    {
        _starts = order.Starts;
        _knownUntil = rows.HasReplaced ? Array.ConvertAll(order.Rows, rows.KnownUntil) : null;
        _knownFrom = rows.Recorded?.Release(order.Rows)
            ?? (rows.HasReplaced ? Array.ConvertAll(order.Rows, rows.KnownFrom) : null);
        At = rows.At.Release(order.Rows);
        _lag = rows.Lag;
        _isOneAnInstant = isOneAnInstant;
        LatestStamp = (rows.Recorded is null ? At : _knownFrom!) is { Length: > 0 } stamps ? stamps.Max() : null;
    }

    public int Groups => _starts.Length - 1;

    public long[] At { get; }

    /// <summary>The latest recording where the source has that column, else the latest instant; null without
    /// rows.</summary>
    public long? LatestStamp { get; }

    /// <summary>The rows of a group that are known at the tick, in order of time.</summary>
    public RowPick KnownAt(int group, long tick) =>
        _knownFrom is null ? HappenedBy(group, tick) : RecordedBy(group, tick);

    private RowPick HappenedBy(int group, long tick)
    {
        var (low, high) = (_starts[group], _starts[group + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (At[middle] + _lag <= tick) low = middle + 1;
            else high = middle;
        }
        return new(_starts[group], low - _starts[group]);
    }

    private RowPick RecordedBy(int group, long tick)
    {
        var known = new List<int>();
        for (var row = _starts[group]; row < _starts[group + 1]; row++)
        {
            if (_knownFrom![row] > tick || (_knownUntil is not null && _knownUntil[row] <= tick)) continue;
            if (_isOneAnInstant && known.Count > 0 && At[known[^1]] == At[row]) known[^1] = row;
            else known.Add(row);
        }
        return new([.. known]);
    }
}
