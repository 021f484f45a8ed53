using Kept.Evaluation;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Every kind of indicator against a twin that looks at every minute, row and case.</summary>
public sealed class EvaluationLaws
{
    [Fact]
    public void Availability_of_states_is_counted_minute_by_minute() => ByTheBook(StateTrial.Throw, 150);

    [Fact]
    public void Counters_and_samples_are_counted_row_by_row_and_interval_by_interval() => ByTheBook(SeriesTrial.Throw, 200);

    [Fact]
    public void Percentiles_are_those_of_their_definitions() => ByTheBook(SeriesTrial.ThrowPercentile, 80);

    [Fact]
    public void Cases_are_timed_minute_by_minute() => ByTheBook(CaseTrial.Throw, 200);

    [Fact]
    public void Outages_are_those_of_the_availability() => ByTheBook(OutageTrial.Throw, 80);

    [Fact]
    public void Formulas_are_worked_out_from_their_measures() => ByTheBook(FormulaTrial.Throw, 80);

    private static void ByTheBook(Func<Dice, Trial> make, int trials) => Law.Holds(
        Dice.Throw(dice => (Trial: make(dice), Seed: dice.Between(0, int.MaxValue - 1))),
        given => Check(given.Trial, new Dice(given.Seed)), trials);

    /// <summary>Value, worst, best and verdict are those by the book, in every scope.</summary>
    internal static void Check(Trial trial, Dice dice)
    {
        var expected = trial.Expected();
        var promised = Promised.Throw(dice, expected.Count == 0 ? Outcome.Certain(null, null) : dice.Pick(expected).Outcome, trial.Steps);
        var findings = trial.Evaluate(promised).Findings;
        Assert.Equal(
            string.Join("\n", trial.ExpectedOf(promised).Select(e => Line(e.Scope, promised.Rounded(e.Outcome), promised.Judge(e.Outcome)))),
            string.Join("\n", findings.Select(Line)));
    }

    private static string Line(string scope, Outcome outcome, Verdict verdict) =>
        $"{scope}: {outcome.Value} between {outcome.Low} and {outcome.High}, {verdict}";

    private static string Line(Finding finding) =>
        $"{string.Join(",", finding.Scope.Select(l => l.Value))}: {finding.Measured.Value?.Exact} between "
        + $"{finding.Measured.Low?.Exact} and {finding.Measured.High?.Exact}, {finding.Verdict}";
}
