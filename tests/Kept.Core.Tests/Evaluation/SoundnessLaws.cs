using Kept.Evaluation;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Whatever the missing measurements say, the number lies within its bounds and the verdict stands.</summary>
public sealed class SoundnessLaws
{
    [Fact]
    public void Whatever_fills_the_gaps_the_number_lies_within_its_bounds_and_the_verdict_stands() => Law.Holds(
        Dice.Throw(dice => (Trial: Trial.OfAnyKind(dice), Seed: dice.Between(0, 1_000_000))),
        given => Filled(given.Trial, new Dice(given.Seed)), 200);

    [Fact]
    public void What_becomes_known_of_states_narrows_the_bounds() => Narrows(StateTrial.Throw, 150);

    [Fact]
    public void What_becomes_known_of_intervals_narrows_the_bounds() => Narrows(SeriesTrial.Throw, 150);

    [Fact]
    public void What_becomes_known_of_cases_narrows_the_bounds() => Narrows(CaseTrial.Throw, 150);

    private static void Filled(Trial trial, Dice dice)
    {
        var expected = trial.Expected();
        if (expected.Count == 0) return;
        var promised = Promised.Throw(dice, dice.Pick(expected).Outcome, trial.Steps);
        var findings = trial.Evaluate(promised).Findings;
        for (var i = 0; i < 3; i++)
        {
            var filled = trial.ExpectedOf(promised, AnyFilling(dice, trial));
            foreach (var (finding, exact) in findings.Zip(filled, (f, e) => (f, e.Outcome)))
                if (exact.IsCertain && promised.Rounded(exact).Value is { } value)
                {
                    Assert.True(!(Value(finding.Measured.Low) > value) && !(Value(finding.Measured.High) < value), $"{value} is not in the bounds");
                    if (finding.Verdict is Verdict.Met or Verdict.Missed) Assert.Equal(promised.Judge(exact), finding.Verdict);
                }
        }
    }

    /// <summary>Stretches of any length are bad at random; where a gap may hide one outage only, all before or after an instant.</summary>
    private static Filling AnyFilling(Dice dice, Trial trial)
    {
        var (seed, length) = (dice.Between(1, 1_000_000), dice.Pick(1, 7, 60, 600));
        var from = dice.Between(0, trial.Setting.Face.Count);
        if (trial.Indicator.Contains("partialUnits: counted", StringComparison.Ordinal))
            return seed % 2 == 0 ? (_, minute) => minute >= from : (_, minute) => minute < from;
        return (thing, minute) => (seed * 31L + thing * 7919L + minute / length * 104_729L) % 97 < 48;
    }

    /// <summary>Asks at an instant within the period and again after it. The time to come is taken to hold one outage at most, but may hold several,
    /// each with a started unit.</summary>
    private static void Narrows(Func<Dice, Trial> make, int trials) => Law.Holds(
        Dice.Throw(dice => (Trial: make(dice), Seed: dice.Between(0, 1_000_000))),
        given =>
        {
            var (trial, dice) = (given.Trial, new Dice(given.Seed));
            var early = trial.Setting.Start + dice.Between(0, (int)(trial.Setting.End - trial.Setting.Start));
            var late = early + dice.Between(0, 3000);
            if (trial.AllTables.Any(t => t.IsRecorded) || trial.Mask.Windows is not null || !trial.HasTheSameThings(early, late)) return;
            if (trial.Indicator.Contains("partialUnits: counted", StringComparison.Ordinal)) return;
            var before = trial.Evaluate(Promised.Plain, when: trial.Setting with { AsOf = early, At = early }).Findings;
            var after = trial.Evaluate(Promised.Plain, when: trial.Setting with { AsOf = late, At = late }).Findings;
            foreach (var then in before)
                if (after.SingleOrDefault(f => f.Scope == then.Scope) is { } now
                    && HasTheSameCases(then.Measured, now.Measured) && !then.Measured.IsNothing)
                {
                    Assert.True(!(Value(now.Measured.Low) < Value(then.Measured.Low)), "the lower bound fell");
                    Assert.True(!(Value(now.Measured.High) > Value(then.Measured.High)), "the upper bound rose");
                }
        },
        trials);

    private static bool HasTheSameCases(Measured then, Measured now) => (then.Evidence, now.Evidence) is not (Evidence.Cases a, Evidence.Cases b)
        || a.Decided + a.Running + a.Unjudged == b.Decided + b.Running + b.Unjudged;

    private static Fraction? Value(Kept.Quantities.Figure? figure) =>
        figure is null ? null : new Fraction(figure.Exact.Numerator, figure.Exact.Denominator);
}
