using Kept.Agreements;

namespace Kept.Measurements.Segments;

/// <summary>The times that stored rows of cases tell.</summary>
/// <param name="First">For each row its earliest instant; <see cref="long.MaxValue"/> without any.</param>
/// <param name="Last">For each row its latest instant; <see cref="long.MinValue"/> without any, the end of time while a pause is open.</param>
/// <param name="HasEnded">For each row whether it tells that the case has ended.</param>
public sealed record CaseTimes(long[] First, long[] Last, bool[] HasEnded)
{
    /// <param name="source">A source of cases.</param>
    public static CaseTimes Of(Source source, RowBlock rows)
    {
        var times = new CaseTimes(new long[rows.Rows], new long[rows.Rows], new bool[rows.Rows]);
        Array.Fill(times.First, long.MaxValue);
        Array.Fill(times.Last, long.MinValue);
        times.Add(rows.At, ends: false);
        times.Add(rows.Recorded, ends: false);
        var content = (SourceContent.Cases)source.Content;
        var ends = source.Keep?.After ?? [];
        foreach (var (date, ticks) in content.Dates.Zip(rows.Numbers.Skip(rows.Numbers.Count - content.Dates.Count))) times.Add(ticks, ends.Contains(date.Name));
        switch (content.Rows)
        {
            case CaseRows.OneRowACase whole:
                foreach (var (what, ticks) in whole.Events.Zip(rows.Numbers)) times.Add(ticks, ends.Contains(what.Name));
                foreach (var first in PausesOf(source)) times.AddPauses(rows.Numbers[first], rows.Numbers[first + 1], rows.Numbers[first + 2]);
                break;
            case CaseRows.OneRowAnEvent:
                var isEnd = rows.Texts[1].Words.Select(word => ends.Contains(System.Text.Encoding.UTF8.GetString(word))).ToArray();
                for (var row = 0; row < rows.Rows; row++) times.HasEnded[row] |= isEnd[rows.Texts[1].Codes[row]];
                break;
            default: throw new System.Diagnostics.UnreachableException();
        }
        return times;
    }

    /// <summary>When an event or date is told by each row; <see cref="EventTimes.Never"/> where it is not.</summary>
    public static long[] Of(Source source, RowBlock rows, string name)
    {
        var content = (SourceContent.Cases)source.Content;
        var columns = (content.Rows is CaseRows.OneRowACase whole ? whole.Events.Select((e, i) => (e.Name, i)) : [])
            .Concat(content.Dates.Select((d, i) => (d.Name, rows.Numbers.Count - content.Dates.Count + i)));
        if (columns.Where(c => c.Item1 == name).Select(c => (int?)c.Item2).FirstOrDefault() is { } column) return rows.Numbers[column];
        return content.Rows is CaseRows.OneRowAnEvent
            ? [.. rows.Texts[1].Codes.Select((code, row) => System.Text.Encoding.UTF8.GetString(rows.Texts[1].Words[code]) == name ? rows.At[row] : EventTimes.Never)]
            : [.. Enumerable.Repeat(EventTimes.Never, rows.Rows)];
    }

    /// <summary>Some rows of a block of cases.</summary>
    public static RowBlock Pick(Source source, RowBlock block, IReadOnlyList<int> rows) => block.Pick(rows, PausesOf(source).ToHashSet());

    /// <summary>Where the columns of each name of a pause begin: how many each row has, then their starts, then their ends.</summary>
    private static IEnumerable<int> PausesOf(Source source) => source.Content is SourceContent.Cases { Rows: CaseRows.OneRowACase rows }
        ? rows.Pauses.Select(p => p.Name).Distinct().Select((_, i) => rows.Events.Count + 3 * i)
        : [];

    private void Add(long[] ticks, bool ends)
    {
        for (var row = 0; row < ticks.Length; row++)
        {
            if (ticks[row] == EventTimes.Never) continue;
            First[row] = Math.Min(First[row], ticks[row]);
            Last[row] = Math.Max(Last[row], ticks[row]);
            HasEnded[row] |= ends;
        }
    }

    private void AddPauses(long[] counts, long[] starts, long[] ends)
    {
        var next = 0;
        for (var row = 0; row < counts.Length; row++)
            for (var last = next + counts[row]; next < last; next++)
            {
                First[row] = Math.Min(First[row], starts[next]);
                Last[row] = Math.Max(Last[row], ends[next]);
            }
    }
}
