using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>The verdict on a measured number: given only when it is the same whatever the missing measurements said.</summary>
internal static class Verdicts
{
    /// <returns>Null for an objective that promises nothing.</returns>
    public static Verdict? Decide(Objective objective, Comparison? target, Measured measured)
    {
        if (objective.Target is null) return null;
        if (target is null) return Verdict.NotDetermined;
        if (objective.Qualifying is { } qualifying && !Qualifies(qualifying, measured.Count))
            return qualifying.Otherwise is OtherwiseVerdict.Met ? Verdict.Met : Verdict.NotDetermined;
        if (measured.Low is null || measured.High is null) return Verdict.NotDetermined;

        var low = measured.Low.Holds(target.Comparator, target.Limit.Value);
        var high = ReferenceEquals(measured.Low, measured.High) ? low : measured.High.Holds(target.Comparator, target.Limit.Value);
        return (low, high) switch
        {
            (true, true) => Verdict.Met,
            (false, false) when !LiesBetween(target, measured) => Verdict.Missed,
            _ => Verdict.NotDetermined,
        };
    }

    public static bool Qualifies(QualifyingCondition qualifying, long count) =>
        NamedValues.Compiler.Condition(qualifying.When)(new Dictionary<string, Rational?> { ["count"] = count }) == true;

    /// <summary>True when both bounds miss the target but a value between them may not: only "exactly" can be like that.</summary>
    private static bool LiesBetween(Comparison target, Measured measured) =>
        target.Comparator is Comparator.Equal
        && measured.Low!.CompareTo(target.Limit.Value) < 0 && measured.High!.CompareTo(target.Limit.Value) > 0;
}
