using Kept.Documents.Charts;
using Kept.Documents.Scenes;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Documents.Tests.Charts;

public class ChartTests
{
    private static readonly Statement Statement = Drawn.Hosting();

    private static long At => Statement.Evaluation.At;

    [Fact]
    public void The_cumulative_chart_has_a_step_for_every_measured_day_and_a_dashed_promise()
    {
        var wide = CumulativeChart.Find(Statement.Find("shop-availability"), At)!.Wide;

        var line = Assert.Single(Shapes<Shape.Steps>(wide), s => s.Stroke.Ink == Ink.Value);
        Assert.Equal(31, line.Points.Count);
        Assert.Single(Shapes<Shape.Line>(wide), l => l.Stroke is { Ink: Ink.Goal, IsDashed: true } && l.To.X - l.From.X > 100);
        Assert.Contains(Shapes<Shape.Text>(wide), t => t is { Content: "99.620%", IsBold: true });
        Assert.Contains(Shapes<Shape.Text>(wide), t => t.Content == "≥ 99.9%");
    }

    [Fact]
    public void The_value_stands_where_its_line_ends()
    {
        var statement = Drawn.Hosting("2026-06-18T12:00:00Z");
        var wide = CumulativeChart.Find(statement.Find("shop-availability"), statement.Evaluation.At)!.Wide;
        var (line, value, promise) = (
            Assert.Single(Shapes<Shape.Steps>(wide), s => s.Stroke.Ink == Ink.Value),
            Assert.Single(Shapes<Shape.Text>(wide), t => t is { Content: "99.533%", IsBold: true }),
            Assert.Single(Shapes<Shape.Text>(wide), t => t.Content == "≥ 99.9%"));

        Assert.InRange(value.Baseline.X - line.Points[^1].X, 1, 12);
        Assert.True(promise.Baseline.X > value.Baseline.X + 100);
    }

    [Fact]
    public void Days_that_are_not_determined_are_hatched_on_their_whole_height()
    {
        var hatched = Shapes<Shape.Hatching>(CumulativeChart.Find(Statement.Find("payments-availability"), At)!.Wide).Where(h => h.Box.Height > 100);

        Assert.Equal(2, hatched.Count());
    }

    [Fact]
    public void Days_are_bars_from_what_they_lose_or_add_to_and_dots_where_there_is_no_such_thing()
    {
        Assert.DoesNotContain(Shapes<Shape.Rectangle>(Wide("satisfaction")), r => r.Tooltip is not null);
        Assert.Equal(22, Shapes<Shape.Dot>(Wide("satisfaction")).Count(d => d.Tooltip is not null));
        Assert.Contains(Shapes<Shape.Rectangle>(Wide("leads")), r => r is { Fill: Ink.Plain, Tooltip: not null });
        Assert.Contains(Shapes<Shape.Rectangle>(Wide("error-rate")), r => r.Fill == Ink.MissedBar);
    }

    [Fact]
    public void Nothing_is_drawn_outside_of_a_chart()
    {
        foreach (var picture in AllPictures())
            foreach (var scene in new[] { picture.Wide, picture.Narrow })
            {
                Assert.All(Shapes<Shape.Rectangle>(scene), r => Assert.True(r.Box is { X: >= -0.1, Y: >= -0.1, Width: >= 0, Height: >= 0 }
                    && r.Box.Right <= scene.Width + 0.1 && r.Box.Bottom <= scene.Height + 0.1, $"{scene.Title}: {r.Box}"));
                Assert.All(Shapes<Shape.Text>(scene), t => Assert.InRange(t.Baseline.Y, 0, scene.Height));
                Assert.All(Shapes<Shape.Text>(scene).Where(t => t.Anchor is Anchor.Start), t =>
                    Assert.True(t.Baseline.X + Lettering.WidthOf(t.Content, t.Size) <= scene.Width + 1, $"{scene.Title}: {t.Content}"));
            }
    }

    [Fact]
    public void Phones_get_a_drawing_of_their_own_width() => Assert.All(AllPictures(), p => Assert.Equal(360, p.Narrow.Width));

    [Fact]
    public void A_square_of_the_day_map_has_a_sign_and_its_figures()
    {
        var map = Assert.Single(DayMap.Of(Statement.Evaluation.Findings, At));

        Assert.Equal(30, Shapes<Shape.Text>(map.Wide).Count(t => t.Size == 11 && t.IsBold && int.TryParse(t.Content, out _)));
        Assert.Contains(Shapes<Shape.Rectangle>(map.Wide), r => r is { Fill: Ink.Missed, Tooltip: "2026-06-09: 94.063%, missed" });
        Assert.Contains(Shapes<Shape.Rectangle>(map.Wide), r => r is { Fill: Ink.UnknownSoft } && r.Tooltip!.EndsWith("not determined", StringComparison.Ordinal));
        Assert.Contains(Shapes<Shape.Text>(map.Wide), t => t.Content == "✗");
        Assert.All(map.Table.Rows, row => Assert.Equal(map.Table.Columns.Count, row.Count));
    }

    [Fact]
    public void A_quarter_has_a_day_map_for_each_month_with_measurements()
    {
        var statement = Drawn.Hosting("2026-07-01T12:00:00Z", "2026-Q2");

        Assert.Equal(["April 2026", "May 2026", "June 2026"], DayMap.Of(statement.Evaluation.Findings, statement.Evaluation.At).Select(p => p.Title));
    }

    [Fact]
    public void Down_time_outside_of_the_hours_is_not_drawn()
    {
        var erp = Lanes().Single(l => l.Title.Title == "Availability of the order desk");

        var outage = Assert.Single(erp.Outages);   // that of the weekend does not count
        Assert.Equal(40 * NodaConstants.TicksPerMinute, erp.DownOf(outage).Length);
    }

    [Fact]
    public void Excluded_time_is_not_drawn_as_down()
    {
        var shop = Lanes().First(l => l.Title.Title == "Availability of the shop");

        Assert.Equal(shop.DownTicks, shop.Outages.Sum(o => shop.DownOf(o).Length));
        Assert.Equal(2, shop.Excluded.Count);
    }

    [Fact]
    public void Lanes_show_gaps_and_exclusions_with_textures_of_their_own_and_label_the_longest_outages()
    {
        var wide = Assert.Single(OutageLanes.Of(Statement.Evaluation.Findings, At, Statement.Agreement.Zone)).Wide;

        Assert.Contains(Shapes<Shape.Hatching>(wide), h => h.Slant is Slant.Rising);
        Assert.Contains(Shapes<Shape.Hatching>(wide), h => h.Slant is Slant.Falling);
        Assert.Contains(Shapes<Shape.Text>(wide), t => t.Content == "1 h 25 min 30 s");
        Assert.All(Shapes<Shape.Rectangle>(wide).Where(r => r.Fill == Ink.Missed && r.Tooltip is not null), r => Assert.True(r.Box.Width >= 2));
    }

    [Fact]
    public void Any_number_of_outages_gives_no_more_bars_than_there_are_pixels()
    {
        var finding = Statement.Find("shop-availability");
        var start = finding.Period.Range.Start;
        var outages = Enumerable.Range(0, 40_000).Select(i => new Outage(
            new TimeRange(start + i * NodaConstants.TicksPerMinute, start + i * NodaConstants.TicksPerMinute + NodaConstants.TicksPerSecond),
            NodaConstants.TicksPerSecond)).ToSequence();
        var crowded = finding with { Measured = finding.Measured with { Evidence = ((Evidence.Time)finding.Measured.Evidence) with { Outages = outages } } };
        var picture = Assert.Single(OutageLanes.Of([crowded], At, Statement.Agreement.Zone));

        Assert.InRange(Shapes<Shape>(picture.Wide).Count(), 1, 2_000);
        Assert.InRange(picture.Table.Rows.Count, 1, 20);
        Assert.True(picture.Table.Left > 39_000);
    }

    [Fact]
    public void Counts_of_cases_and_of_intervals_are_bars_with_signs()
    {
        Assert.Equal("Of 30 cases: 26 in time, 4 breached.", CountsChart.Find(Statement.Find("tickets"))!.Wide.Sentence);
        Assert.Equal("Of 30 intervals: 27 met, 3 not met.", CountsChart.Find(Statement.Find("good-days"))!.Wide.Sentence);
        Assert.Null(CountsChart.Find(Statement.Find("leads")));
        Assert.Null(CountsChart.Find(Statement.Find("latency")));
    }

    private static IReadOnlyList<Lane> Lanes() => Lane.Of(Statement.Evaluation.Findings, At);

    private static Scene Wide(string objective) => CumulativeChart.Find(Statement.Find(objective), At)!.Wide;

    private static IEnumerable<Picture> AllPictures() =>
    [
        .. DayMap.Of(Statement.Evaluation.Findings, At), .. OutageLanes.Of(Statement.Evaluation.Findings, At, Statement.Agreement.Zone),
        .. Statement.Evaluation.Findings.SelectMany(f => new[] { CumulativeChart.Find(f, At), CountsChart.Find(f) }).OfType<Picture>(),
    ];

    private static IEnumerable<T> Shapes<T>(Scene scene) where T : Shape => Flat(scene.Shapes).OfType<T>();

    private static IEnumerable<Shape> Flat(Sequence<Shape> shapes) => shapes.SelectMany(s => s is Shape.Group group ? Flat(group.Shapes) : [s]);
}
