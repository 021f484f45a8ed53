using System.Globalization;
using System.Text;
using Kept.Evaluation;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Formulas over several things and over the period before are those of the figures that stand for themselves.</summary>
public sealed class FormulaLaws
{
    private const string Measure = "availability: {source: states}";

    [Fact]
    public void Things_come_together_as_their_own_figures_do() => Law.Holds(Dice.Throw(dice => States.Throw(dice, unknown: false)), states =>
    {
        var own = states.Evaluate($"per: site, indicator: {{{Measure}}}").Select(m => m.Value!.Exact).ToList();
        Assert.Equal(own.Max() - own.Min(), states.OfEach("max(up) - min(up)").Value!.Exact);
        Assert.Equal(own.Aggregate((a, b) => a + b) / own.Count, states.OfEach("mean(up)").Value!.Exact);
        Assert.Equal(own.Aggregate((a, b) => a + b) * own.Count, states.OfEach("sum(up) * count(up)").Value!.Exact);
        Assert.Equal(own.Order().ElementAt((own.Count + 1) / 2 - 1), states.OfEach("percentile(up, 50%)").Value!.Exact);
    }, 60);

    [Fact]
    public void Bounds_of_things_hold_those_of_each() => Law.Holds(Dice.Throw(dice => States.Throw(dice, unknown: true)), states =>
    {
        var own = states.Evaluate($"per: site, indicator: {{{Measure}}}");
        var (worst, best) = (states.OfEach("min(up)"), states.OfEach("max(up)"));
        Assert.Equal((own.Min(m => m.Low!.Exact), own.Min(m => m.High!.Exact)), (worst.Low!.Exact, worst.High!.Exact));
        Assert.Equal((own.Max(m => m.Low!.Exact), own.Max(m => m.High!.Exact)), (best.Low!.Exact, best.High!.Exact));
    }, 60);

    [Fact]
    public void The_period_before_is_that_of_its_own_statement() => Law.Holds(Dice.Throw(dice => States.Throw(dice, unknown: true)), states =>
    {
        var before = states.Evaluate($"indicator: {{availability: {{source: states, where: site == a}}}}", "2026-05").Single();
        var now = states.Evaluate(
            "indicator: {formula: {measures: {up: {availability: {source: states, where: site == a}}}, value: preceding(up)}}").Single();
        Assert.Equal((before.Value?.Exact, before.Low?.Exact, before.High?.Exact), (now.Value?.Exact, now.Low?.Exact, now.High?.Exact));
    }, 60);

    /// <summary>The states of some sites in May and June.</summary>
    private sealed record States(string Rows)
    {
        public static States Throw(Dice dice, bool unknown)
        {
            var rows = new StringBuilder("at,site,state\n");
            foreach (var site in "abcd"[..dice.Between(1, 4)])
            {
                rows.Append(CultureInfo.InvariantCulture, $"2026-05-01T00:00Z,{site},up\n");
                foreach (var hour in dice.Many(0, 12, () => dice.Between(1, 61 * 24 - 1)).Distinct().Order())
                    rows.Append(CultureInfo.InvariantCulture, $"{Clockface.Stamp(Start + hour * 60)},{site},{dice.Pick(["up", "down", unknown ? "no-data" : "down"])}\n");
            }
            return new States(rows.ToString());
        }

        public Measured OfEach(string value) =>
            Evaluate($"indicator: {{formula: {{each: site, measures: {{up: {{{Measure}}}}}, value: \"{value}\"}}}}").Single();

        public IReadOnlyList<Measured> Evaluate(string measured, string period = "2026-06") => Written.Of(
            $"objectives: {{up: {{{measured}, target: report-only, every: month, remedies: none}}}}",
            """
            apiVersion: kept/v1
            kind: Source
            metadata: {name: states}
            spec: {files: states.csv, states: {at: at, state: state, dimensions: [site]}}
            """,
            ("states.csv", Rows)).Evaluate(period, "2026-07-01T00:00:00Z").Findings.Select(f => f.Measured).ToList();

        private static long Start => NodaTime.Instant.FromUtc(2026, 5, 1, 0, 0).ToUnixTimeTicks() / NodaTime.NodaConstants.TicksPerMinute;
    }
}
