using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Quantities;
using Kept.Storage.Pseudonyms;
using Kept.Storage.Sql;
using Kept.Time;

namespace Kept.Storage.Measurements;

/// <summary>Reads the rows of a source that is not plain, one by one. What is read is counted and held against what the store says there is, so that a read that
/// ends too early never looks like fewer measurements.</summary>
/// <param name="batches">How many batches count.</param>
internal sealed class SegmentReader(DbTransaction transaction, StoredSource stored, Source source, long batches)
{
    private const int FirstDay = -40_000;   // before 1900
    private const int LastDay = 100_000;   // after 2199

    private readonly Dictionary<long, Sequence<string>> _labels = SeriesNumbers.All(transaction, stored).ToDictionary(s => s.Number, s => s.Labels);
    private readonly Dictionary<(long Series, int Day), List<RowBlock>> _days = [];
    private readonly bool _counts = source.Content is SourceContent.Counts;   // a running total may end after the present
    private readonly long _lag = SourceLayout.Lag(source);
    private readonly Dictionary<string, byte[]>? _names = source.Personal.Count > 0 ? PersonalNames.Values(transaction, stored.Organisation) : null;

    /// <summary>The latest stamp of all rows; null without rows.</summary>
    public static long? Latest(DbTransaction transaction, StoredSource stored, long batches) =>
        transaction.Number(SegmentSql.Latest, new { organisation = stored.Organisation, source = stored.Number, batches });

    public SourceLog ReadAll()
    {
        foreach (var segment in Segments(SegmentSql.Days, FirstDay, LastDay)) Add(segment);
        return ToLog();
    }

    /// <summary>Reads what is known about a range of time: its days, and of each series the day before it (its state still holds), the
    /// first day (since when it is measured) and the day after (what a running total came to).</summary>
    /// <param name="at">The tick after which nothing has happened yet.</param>
    public SourceLog ReadAround(TimeRange range, long asOf, long at)
    {
        var (from, to) = (DayOf(range.Start), DayOf(range.End));
        foreach (var segment in Segments(SegmentSql.Days, from, to)) Add(segment);

        var incomplete = new HashSet<long>();
        var neighbours = new[] { SegmentSql.FirstDays, SegmentSql.DaysBefore, SegmentSql.DaysAfter }
            .SelectMany(sql => Segments(sql, from, to)).DistinctBy(s => (s.Series, s.Day, s.Part)).ToList();
        foreach (var day in neighbours.GroupBy(s => (s.Series, s.Day)))
        {
            foreach (var segment in day) Add(segment);
            if ((_counts || day.Key.Day <= DayOf(at)) && !day.Any(s => IsKnown(s.Rows, asOf))) incomplete.Add(day.Key.Series);
        }
        incomplete.UnionWith(_labels.Keys.Except(_days.Where(d => d.Value.Any(rows => IsKnown(rows, asOf))).Select(d => d.Key.Series)));
        foreach (var series in incomplete) ReadWhole(series, from, to, neighbours);
        return ToLog();
    }

    private void ReadWhole(long series, int from, int to, List<Segment> neighbours)
    {
        var known = neighbours.Where(s => s.Series == series).Select(s => s.Day).ToHashSet();
        foreach (var segment in Segments(SegmentSql.OfSeries, from, to, series))
            if (!known.Contains(segment.Day)) Add(segment);
    }

    private SourceLog ToLog()
    {
        var reading = new SegmentReading(source);
        foreach (var ((series, _), blocks) in _days.OrderBy(d => d.Key))
            foreach (var rows in blocks) reading.Add(_labels[series], rows);
        // What is in the inbox was accepted after all that is in segments.
        foreach (var (_, part) in Inbox.Rows(transaction, stored, batches, packer: null)) reading.Add(part.Labels, Decode(part.Stored.Payload.Span));
        return reading.ToLog();
    }

    private List<Segment> Segments(string sql, int from, int to, long series = 0) => transaction.CountedRows(
        sql, new { organisation = stored.Organisation, source = stored.Number, from, to, series, batches }, row =>
        {
            var rows = Decode(row.Bytes(4));
            return rows.Rows == row.GetInt64(3)
                ? new Segment(row.GetInt64(0), (int)row.GetInt64(1), row.GetInt64(2), rows)
                : throw new DamagedBlockException($"The store says that a day has {row.GetInt64(3)} rows, but it has {rows.Rows}.");
        });

    private RowBlock Decode(ReadOnlySpan<byte> stored)
    {
        var rows = BlockCodec.Decode(stored);
        return _names is null ? rows : PersonalNames.Reveal(source, rows, _names);
    }

    private void Add(Segment segment)
    {
        if (!_days.TryGetValue((segment.Series, segment.Day), out var blocks)) _days.Add((segment.Series, segment.Day), blocks = []);
        blocks.Add(segment.Rows);
    }

    /// <summary>Whether some row was known at a tick.</summary>
    private bool IsKnown(RowBlock rows, long asOf) =>
        rows.Recorded.Length > 0 ? rows.Recorded.Any(tick => tick <= asOf) : rows.At.Any(tick => tick + _lag <= asOf);

    private static int DayOf(long tick) => SegmentDays.Of(Math.Clamp(tick, SegmentDays.StartOf(FirstDay), SegmentDays.StartOf(LastDay)));

    private sealed record Segment(long Series, int Day, long Part, RowBlock Rows);
}
