using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using Kept.Time;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>When things were down: a lane for each objective about time.</summary>
public static class OutageLanes
{
    private const int MostLanes = 22;   // what fits on a printed page
    private const int MostPictures = 5;
    private const int MostRows = 20;

    /// <param name="findings">In the order of the lanes.</param>
    /// <param name="at">The tick up to which time has passed.</param>
    public static IReadOnlyList<Picture> Of(IReadOnlyList<Finding> findings, long at, DateTimeZone zone)
    {
        var lanes = Lane.Of(findings, at);
        return lanes.Take(MostLanes * MostPictures).Chunk(MostLanes).Select(part => PictureOf(part, at, zone)).ToList();
    }

    private static Picture PictureOf(IReadOnlyList<Lane> lanes, long at, DateTimeZone zone)
    {
        const string title = "When it was down";
        var sentence = Sentence(lanes, zone);
        return new Picture(
            title,
            new LanesPlot(lanes, at, zone, ChartFormat.Across).Draw(title, sentence),
            new LanesPlot(lanes, at, zone, ChartFormat.Phone).Draw(title, sentence),
            Table(lanes, zone));
    }

    private static string Sentence(IReadOnlyList<Lane> lanes, DateTimeZone zone)
    {
        var all = lanes.SelectMany(l => l.Outages.Select(o => (Lane: l, Outage: o))).ToList();
        var text = "No outage counted.";
        if (all.Count > 0)
        {
            var (lane, longest) = all.MaxBy(o => o.Outage.CountedTicks);
            text = $"{all.Count} {(all.Count == 1 ? "outage" : "outages")} counted, in {lanes.Count(l => l.Outages.Count > 0)} of {lanes.Count} lanes. "
                + $"The longest: {lane.Title.Full}, {RangeText.Of(longest.Range, zone)}, {Moments.Length(longest.CountedTicks)}.";
        }
        var (gaps, excluded) = (lanes.Sum(l => l.Gaps.Count), lanes.Sum(l => l.Excluded.Count));
        return text
            + (gaps > 0 ? $" Stretches without data: {gaps}." : "")
            + (excluded > 0 ? $" Excluded stretches: {excluded}." : "")
            + $" Times are those of {zone.Id}.";
    }

    private static Table Table(IReadOnlyList<Lane> lanes, DateTimeZone zone)
    {
        var rows = lanes.SelectMany(lane => RowsOf(lane, zone).Take(MostRows)).ToSequence();
        var all = lanes.Sum(l => l.Outages.Count + l.Gaps.Count + l.Excluded.Count);
        return new([new("Objective"), new("What"), new("When", IsMoment: true), new("Length", true), new("Counted", true)], rows, all - rows.Count);
    }

    private static IEnumerable<Sequence<string>> RowsOf(Lane lane, DateTimeZone zone)
    {
        return
        [
            .. lane.Outages.Select(o => Row("down", o.Range, Moments.Length(o.CountedTicks))),
            .. lane.Gaps.Select(g => Row("no data", g, "–")),
            .. lane.Excluded.Select(e => Row($"excluded as {e.Exclusion}", e.Range, "–")),
        ];

        Sequence<string> Row(string what, TimeRange range, string counted) =>
            [lane.Title.Full, what, RangeText.Of(range, zone), Moments.Length(range.Length), counted];
    }
}
