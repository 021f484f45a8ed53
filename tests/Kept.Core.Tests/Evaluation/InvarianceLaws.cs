using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>What makes no difference to a number, whatever the indicator.</summary>
public sealed class InvarianceLaws
{
    [Fact]
    public void The_order_of_rows_makes_no_difference() => ForAll(80, (trial, dice) => Assert.Equal(
        Json(trial.Evaluate(Promised.Plain)),
        Json(trial.Evaluate(Promised.Plain, table => table with { Rows = dice.Shuffle(table.Rows) }))));

    [Fact]
    public void As_of_an_instant_only_what_was_recorded_by_then_is_used() => ForAll(80, (trial, _) => Assert.Equal(
        Json(trial.Evaluate(Promised.Plain)),
        Json(trial.Evaluate(Promised.Plain, table => !table.IsRecorded && table.Spec.Contains("events: {", StringComparison.Ordinal)
            ? table   // one row tells what happened at several instants
            : table with { Rows = table.Rows.Where(r => table.IsKnown(r, trial.Setting.AsOf)).ToList() }))));

    [Fact]
    public void The_days_of_a_period_merge_into_the_period() => ForAll(60, (trial, _) =>
    {
        foreach (var finding in trial.Evaluate(Promised.Plain, tracesDays: true).Findings)
            Assert.Equal(Line(finding.Measured), Line(finding.Days[^1].Cumulative));
    });

    [Fact]
    public void A_day_of_a_period_comes_to_what_it_comes_to_alone() => ForAll(60, (trial, _) =>
    {
        var alone = trial.Evaluate(Promised.Plain, every: "day").Findings;
        foreach (var finding in trial.Evaluate(Promised.Plain, tracesDays: true).Findings)
            foreach (var day in finding.Days)
                if (alone.FirstOrDefault(f => f.Period.Range == day.Range && f.Scope == finding.Scope) is { } same)
                    Assert.Equal(Line(same.Measured), Line(day.Day));
    });

    [Fact]
    public void What_is_counted_on_the_days_adds_up_to_the_period() => ForAll(60, (trial, _) =>
    {
        foreach (var finding in trial.Evaluate(Promised.Plain, tracesDays: true).Findings)
            if (Counts(finding.Measured.Evidence, IsLinear(trial)) is { } whole)
                Assert.Equal(whole, finding.Days.Select(d => Counts(d.Day.Evidence)!).Aggregate((a, b) => [.. a.Zip(b, (x, y) => x + y)]));
    });

    /// <summary>The largest of two sums is not the sum of the largest.</summary>
    private static bool IsLinear(Trial trial) =>
        !trial.Indicator.Contains("max(", StringComparison.Ordinal) && !trial.Indicator.Contains("min(", StringComparison.Ordinal);

    private static void ForAll(int trials, Action<Trial, Dice> law) => Law.Holds(
        Dice.Throw(dice => (Trial: Trial.OfAnyKind(dice), Seed: dice.Between(0, 1_000_000))),
        given => law(given.Trial, new Dice(given.Seed)), trials);

    private static string Json(Kept.Evaluation.Evaluation evaluation) =>
        StatementJson.Write(Statement.Draw(evaluation, new Settlement([], [], null), []));

    private static string Line(Measured measured) =>
        $"{measured.Value?.Exact} between {measured.Low?.Exact} and {measured.High?.Exact} of {measured.Count}";

    /// <summary>Numbers that add up; null for evidence that has none. Down time is left out, since its units are counted by outage.</summary>
    private static Rational[]? Counts(Evidence evidence, bool isLinear = true) => evidence switch
    {
        Evidence.Time time => [time.CountedTicks, time.UnknownTicks],
        Evidence.Sums sums when isLinear => [sums.Good, sums.Total],
        Evidence.Intervals i => [i.Counted, i.Good, i.Empty, i.Unknown],
        Evidence.Samples s => [s.Counted, s.Good],
        Evidence.Cases c => [c.Decided, c.Good, c.Running, c.Unjudged],
        _ => null,
    };
}
