using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Core.Tests.Measurements;

/// <summary>Timelines as text, one line a row, so that tests compare what evaluation reads.</summary>
internal static class Shown
{
    private static readonly string[] TicketTimes = ["opened", "closed", "due"];

    public static string[] Lines(this SourceTimeline timeline) => timeline switch
    {
        SourceTimeline.States states => [.. states.Series.SelectMany(Lines)],
        SourceTimeline.Counts counts => [.. counts.Series.SelectMany(Lines)],
        SourceTimeline.Samples samples => [.. samples.Series.SelectMany(Lines)],
        SourceTimeline.Cases cases => [.. Lines(cases.Table)],
        _ => throw new InvalidOperationException(),
    };

    public static CaseTable Cases(this SourceTimeline timeline) => ((SourceTimeline.Cases)timeline).Table;

    public static string Times(this CaseTable table, string name, int number) =>
        string.Join(" ", table.FindTimes(name)!.Of(number).ToArray().Select(Given.Text));

    public static string Pauses(this CaseTable table, string name, int number) =>
        string.Join(" ", table.FindPauses(name)!.Of(number).ToArray().Select(
            pause => $"{Given.Text(pause.Start)}/{(pause.End == PauseTimes.Open ? "open" : Given.Text(pause.End))}"));

    private static IEnumerable<string> Lines(StateSeries series) => series.Runs.ToArray().SelectMany(run =>
        Instants(run.Times).Select(at => Row(series.Labels, at) + series.States[run.State]));

    private static IEnumerable<string> Lines(CountSeries series)
    {
        var rows = new CountRows();
        foreach (var segment in series.Segments)
        {
            segment.Read(rows);
            var at = rows.Times.ToArray().SelectMany(Instants).ToArray();
            for (var i = 0; i < at.Length; i++)
            {
                var counters = Enumerable.Range(0, rows.Counters).Select(c => rows[c].IsEmpty ? 1 : rows[c][i]);
                yield return Row(series.Labels, at[i]) + string.Join(" ", counters);
            }
        }
    }

    /// <summary>All samples in order.</summary>
    public static IEnumerable<(long At, long Value)> Rows(this SampleSeries series) => series.Segments.SelectMany(segment =>
    {
        var (at, values) = (new long[segment.Rows], new long[segment.Rows]);
        segment.Read(at, values);
        return at.Zip(values);
    });

    private static IEnumerable<string> Lines(SampleSeries series) =>
        series.Rows().Select(row => Row(series.Labels, row.At) + $"{row.Value}e-{series.Digits}");

    private static IEnumerable<long> Instants(TimeRun run) => Enumerable.Range(0, run.Count).Select(i => run[i]);

    private static IEnumerable<string> Lines(CaseTable table)
    {
        var times = TicketTimes.Where(name => table.FindTimes(name) is not null).ToArray();
        for (var i = 0; i < table.Count; i++)
        {
            var parts = times.Select(name => $"{name}: {table.Times(name, i)}")
                .Append($"waiting: {table.Pauses("waiting", i)}")
                .Append($"priority: {table.FindField("priority")![i]}");
            yield return $"{table.Id(i)} {string.Join("; ", parts)}";
        }
    }

    private static string Row(Sequence<string> labels, long at) =>
        $"{string.Join("/", labels)} {Given.Text(at)} ".TrimStart();
}
