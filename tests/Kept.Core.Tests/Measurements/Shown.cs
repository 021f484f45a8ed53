using Kept.Measurements;
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

    private static IEnumerable<string> Lines(StateSeries series)
    {
        for (var i = 0; i < series.At.Length; i++)
            yield return Row(series.Labels, series.At, i) + series.States[series.State.Span[i]];
    }

    private static IEnumerable<string> Lines(CountSeries series)
    {
        for (var i = 0; i < series.At.Length; i++)
        {
            var counters = series.Counters.Select(c => c.IsEmpty ? 1 : c.Span[i]);
            yield return Row(series.Labels, series.At, i) + string.Join(" ", counters);
        }
    }

    private static IEnumerable<string> Lines(SampleSeries series)
    {
        for (var i = 0; i < series.At.Length; i++)
            yield return Row(series.Labels, series.At, i) + $"{series.Value.Span[i]}e-{series.Digits}";
    }

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

    private static string Row(Sequence<string> labels, ReadOnlyMemory<long> at, int index) =>
        $"{string.Join("/", labels)} {Given.Text(at.Span[index])} ".TrimStart();
}
