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
        var verdict = Decide(target, measured);
        if (objective.Qualifying is not { } qualifying || Qualifies(qualifying, measured.Count)) return verdict;
        return qualifying.Otherwise is OtherwiseVerdict.Met && (verdict is Verdict.Met || measured.IsCertain || measured.IsNothing)
            ? Verdict.Met
            : Verdict.NotDetermined;
    }

    private static Verdict Decide(Comparison target, Measured measured)
    {
        var low = Holds(measured.Low, target.Comparator is Comparator.AtMost or Comparator.LessThan or Comparator.NotEqual);
        var high = measured.IsCertain
            ? low : Holds(measured.High, target.Comparator is Comparator.AtLeast or Comparator.MoreThan or Comparator.NotEqual);
        return low != high || IsBetween(target, measured) ? Verdict.NotDetermined : low ? Verdict.Met : Verdict.Missed;

        bool Holds(Figure? figure, bool withoutBound) => figure?.Holds(target.Comparator, target.Limit.Value) ?? withoutBound;
    }

    public static bool Qualifies(QualifyingCondition qualifying, long count) =>
        NamedValues.Compiler.Condition(qualifying.When)(new Dictionary<string, Rational?> { ["count"] = count }) == true;

    /// <summary>True when a value between the bounds holds otherwise than both of them: for "exactly" and "other than" only.</summary>
    private static bool IsBetween(Comparison target, Measured measured) =>
        target.Comparator is Comparator.Equal or Comparator.NotEqual
        && measured.Low?.CompareTo(target.Limit.Value) is null or < 0
        && measured.High?.CompareTo(target.Limit.Value) is null or > 0;
}
