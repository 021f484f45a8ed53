using System.Globalization;
using Kept.Agreements;
using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Documents.Charts;

/// <summary>How many cases or intervals were good, how many were not, and how many nobody can tell.</summary>
public static class CountsChart
{
    private const double BarHeight = 22;
    private const double MinWidth = 4;

    /// <summary>The counts behind a share of cases or of intervals; null for other numbers, or when there are none.</summary>
    public static Picture? Find(Finding finding)
    {
        var counts = CountsOf(finding).Where(c => c.Number > 0).ToList();
        if (counts.Count == 0) return null;

        var what = finding.Measured.Evidence is Evidence.Cases ? "cases" : "intervals";
        var title = $"{finding.FullTitle}: {what} by result";
        var sentence = $"Of {counts.Sum(c => c.Number)} {what}: {string.Join(", ", counts.Select(c => $"{c.Number} {c.Word}"))}.";
        return new Picture(
            $"{(finding.Measured.Evidence is Evidence.Cases ? "Cases" : "Intervals")} by result",
            Draw(counts, ChartFormat.Beside, title, sentence),
            Draw(counts, ChartFormat.Phone, title, sentence),
            new Table(
                [new("Result"), new("Number", true)],
                counts.Select(c => new Sequence<string>([c.Word, c.Number.ToString(CultureInfo.InvariantCulture)])).ToSequence()));
    }

    private static IEnumerable<CountOf> CountsOf(Finding finding) => (finding.Measured.Evidence, finding.Objective.Indicator) switch
    {
        (Evidence.Cases cases, Indicator.Timeliness) =>
        [
            new(cases.Good, "✓", "in time", Ink.MetSoft, Ink.Met), new(cases.Decided - cases.Good, "✗", "breached", Ink.Missed, Ink.Paper),
            new(cases.Running, "…", "running", Ink.ValueSoft, Ink.Value), new(cases.Unjudged, "?", "not judged", Ink.UnknownSoft, Ink.Text),
        ],
        (Evidence.Cases cases, Indicator.ShareOfCases indicator) when CaseWords.AreBadOnesCounted(indicator, finding.Target) =>
        [
            new(cases.Good, "✗", "counted", Ink.Missed, Ink.Paper), new(cases.Decided - cases.Good, "✓", "not counted", Ink.MetSoft, Ink.Met),
            new(cases.Unjudged, "?", "not judged", Ink.UnknownSoft, Ink.Text),
        ],
        (Evidence.Cases cases, Indicator.ShareOfCases) =>
        [
            new(cases.Good, "✓", "good", Ink.MetSoft, Ink.Met), new(cases.Decided - cases.Good, "✗", "not good", Ink.Missed, Ink.Paper),
            new(cases.Unjudged, "?", "not judged", Ink.UnknownSoft, Ink.Text),
        ],
        (Evidence.Intervals intervals, Indicator.ShareOfIntervals or Indicator.MeanOfRatios) => Of(intervals, finding.Objective.Indicator),
        _ => [],
    };

    private static Scene Draw(List<CountOf> counts, ChartFormat format, string title, string sentence)
    {
        var legend = counts.Select(c => new LegendItem($"{c.Number} {c.Word}", Swatches.Sign(c.Fill, c.Ink, c.Sign))).ToList();
        IEnumerable<Shape> shapes = [.. Bar(counts, format), .. Legend.Draw(legend, format, BarHeight + 6)];
        return new Scene(format.Width, BarHeight + 6 + Legend.HeightOf(legend, format), title, sentence, shapes.ToSequence());
    }

    /// <summary>Intervals in which nothing was asked are counted as the agreement says; here stand those left out.</summary>
    private static IEnumerable<CountOf> Of(Evidence.Intervals intervals, Indicator indicator)
    {
        var (good, bad) = indicator is Indicator.MeanOfRatios ? ("at 100%", "below 100%") : ("met", "not met");
        var isLeftOut = indicator is Indicator.MeanOfRatios { Empty: null } or Indicator.ShareOfIntervals { Empty: EmptyRule.LeftOut };
        return
        [
            new(intervals.Good, "✓", good, Ink.MetSoft, Ink.Met), new(intervals.Counted - intervals.Good, "✗", bad, Ink.Missed, Ink.Paper),
            new(isLeftOut ? intervals.Empty : 0, "–", "without any, left out", Ink.Track, Ink.Muted),
            new(intervals.Unknown, "?", "not known", Ink.UnknownSoft, Ink.Text),
        ];
    }

    /// <summary>Parts in proportion, but for those that would be too small to be seen.</summary>
    private static IEnumerable<Shape> Bar(List<CountOf> counts, ChartFormat format)
    {
        var room = format.Width - counts.Count * MinWidth;
        var (all, x) = ((double)counts.Sum(c => c.Number), 0.0);
        foreach (var count in counts)
        {
            var width = MinWidth + room * count.Number / all;
            var box = new Box(x, 0, width - 1, BarHeight);
            yield return new Shape.Rectangle(box, count.Fill, 2, $"{count.Number} {count.Word}");
            if (count.Sign == "?") yield return new Shape.Hatching(box, Slant.Rising, 5, Ink.Rule);
            if (width > 24) yield return new Shape.Text(new Point(box.CenterX, 15.5), count.Sign, count.Ink, 12, Anchor.Middle, true);
            x += width;
        }
    }

    private sealed record CountOf(long Number, string Sign, string Word, Ink Fill, Ink Ink);
}
