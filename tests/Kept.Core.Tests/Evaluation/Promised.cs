using Kept.Evaluation;

namespace Kept.Core.Tests.Evaluation;

/// <summary>What is promised of a number.</summary>
/// <param name="Comparator">As it is written.</param>
/// <param name="Rounding">The rule and the step, as written; null compares exactly.</param>
/// <param name="AtLeastCounted">The promise applies only from so many measurements on; null for always.</param>
/// <param name="OtherwiseMet">What it comes out as otherwise.</param>
internal sealed record Promised(
    string Comparator, Fraction Limit, (string Rule, Fraction Step, string Written)? Rounding, long? AtLeastCounted, bool OtherwiseMet)
{
    private static readonly string[] Comparators = ["at least", "more than", "at most", "less than", "exactly", "other than"];

    private static readonly string[] Rules = ["half-up", "half-even", "half-down", "up", "down", "floor", "ceiling"];

    /// <summary>A plain promise, where only the number matters.</summary>
    public static Promised Plain { get; } = new("at least", new Fraction(1, 2), null, null, false);

    /// <summary>A promise whose limit is one of the numbers that may come out, or close to one.</summary>
    /// <param name="steps">Steps of rounding in the unit of the number.</param>
    public static Promised Throw(Dice dice, Outcome outcome, params IReadOnlyList<(Fraction Step, string Written)> steps)
    {
        var near = dice.Pick(new[] { outcome.Value, outcome.Low, outcome.High }) ?? new Fraction(dice.Between(0, 4), 4);
        var limit = dice.Between(0, 5) switch
        {
            < 3 => near,
            3 => near + new Fraction(1, 1_000_000),
            4 => Fraction.Max(0, near - new Fraction(1, 1_000_000)),
            _ => new Fraction(dice.Between(0, 20), 20),
        };
        (string, Fraction, string)? rounding = null;
        if (steps.Count > 0 && dice.Chance(30))
        {
            var (step, written) = dice.Pick(steps);
            rounding = (dice.Pick(Rules), step, written);
        }
        return new Promised(
            dice.Pick(Comparators), Fraction.Max(0, limit), rounding,
            outcome.Count is { } count && dice.Chance(25) ? Math.Max(0, count + dice.Between(-1, 2)) : null, dice.Chance(50));
    }

    /// <summary>The outcome as it is compared.</summary>
    public Outcome Rounded(Outcome outcome) => Rounding is null
        ? outcome
        : outcome with { Value = Round(outcome.Value), Low = Round(outcome.Low), High = Round(outcome.High) };

    /// <summary>The verdict, given only when it is the same for all that may have been.</summary>
    public Verdict Judge(Outcome outcome)
    {
        var (_, low, high, count) = Rounded(outcome);
        var verdict = Judge(low, high);
        if (AtLeastCounted is not { } least || count >= least) return verdict;
        return OtherwiseMet && (outcome.IsCertain || verdict is Verdict.Met) ? Verdict.Met : Verdict.NotDetermined;
    }

    private Verdict Judge(Fraction? low, Fraction? high)
    {
        if (low is not { } a || high is not { } b)
            return OneSided(low, high);
        bool[] held = [Holds(a), Holds(b), .. a < Limit && Limit < b ? [Holds(Limit), Holds((a + Limit) / 2)] : Array.Empty<bool>()];
        return held.All(h => h) ? Verdict.Met : held.Any(h => h) ? Verdict.NotDetermined : Verdict.Missed;
    }

    /// <summary>With one end open, only what lies beyond the other end is certain.</summary>
    private Verdict OneSided(Fraction? low, Fraction? high)
    {
        if (low is null && high is null) return Verdict.NotDetermined;
        return (Comparator, low, high) switch
        {
            ("at least", { } a, _) when a >= Limit => Verdict.Met,
            ("more than", { } a, _) when a > Limit => Verdict.Met,
            ("at most", { } a, _) when a > Limit => Verdict.Missed,
            ("less than", { } a, _) when a >= Limit => Verdict.Missed,
            ("exactly", { } a, _) when a > Limit => Verdict.Missed,
            ("other than", { } a, _) when a > Limit => Verdict.Met,
            ("at least", _, { } b) when b < Limit => Verdict.Missed,
            ("more than", _, { } b) when b <= Limit => Verdict.Missed,
            ("at most", _, { } b) when b <= Limit => Verdict.Met,
            ("less than", _, { } b) when b < Limit => Verdict.Met,
            ("exactly", _, { } b) when b < Limit => Verdict.Missed,
            ("other than", _, { } b) when b < Limit => Verdict.Met,
            _ => Verdict.NotDetermined,
        };
    }

    private bool Holds(Fraction value) => Comparator switch
    {
        "at least" => value >= Limit,
        "more than" => value > Limit,
        "at most" => value <= Limit,
        "less than" => value < Limit,
        "exactly" => value == Limit,
        _ => value != Limit,
    };

    private Fraction? Round(Fraction? value)
    {
        if (value is not { } known) return null;
        var (rule, step, _) = Rounding!.Value;
        var (below, above) = ((known / step).Floor(), (known / step).Ceiling());
        var middle = new Fraction(below + above, 2);
        var isNegative = known < 0;
        var goesUp = rule switch
        {
            "floor" => false,
            "ceiling" => true,
            "up" => !isNegative,
            "down" => isNegative,
            _ when known / step != middle => known / step > middle,
            "half-up" => !isNegative,
            "half-down" => isNegative,
            _ => !below.IsEven,
        };
        return step * new Fraction(goesUp ? above : below, 1);
    }
}
