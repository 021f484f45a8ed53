using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Which miss in a row, or within some periods, a miss is. What was not determined may have been a miss or not, so
/// there can be several answers.</summary>
internal static class Repeats
{
    /// <param name="past">What the objective's periods before that of the finding came to, in order, as far back as the rule looks.</param>
    /// <returns>In rising order; counts beyond the last step stand for it.</returns>
    public static Sequence<int> Of(Repeat repeat, Finding finding, IReadOnlyList<PastResult> past)
    {
        if (finding.Verdict is Verdict.Met or null) return [];
        var counts = repeat.Within is null ? InARow(repeat, finding, past) : Within(repeat, past);
        return counts.Select(n => Math.Min(n, repeat.LastStep)).Distinct().Order().ToSequence();
    }

    private static IEnumerable<int> InARow(Repeat repeat, Finding finding, IReadOnlyList<PastResult> past)
    {
        var before = past.Count > 0 ? past[^1] : null;
        if (before is null || before.Verdict is Verdict.Met || !IsDirectlyBefore(before, finding)) return [1];
        var next = before.Counts.Select(n => n < repeat.LastStep ? n + 1 : repeat.StartsAgain ? 1 : n);
        return before.Verdict is Verdict.NotDetermined ? next.Append(1) : next;
    }

    /// <summary>A finding may be about a later part of its period.</summary>
    private static bool IsDirectlyBefore(PastResult result, Finding finding) =>
        result.Period.Range.End == BillingPeriods.WholeOf(finding.Objective.Every, finding.Period).Range.Start;

    /// <summary>Misses are counted back from now, to the window's start or to a miss at the last step that starts the count
    /// again.</summary>
    private static List<int> Within(Repeat repeat, IReadOnlyList<PastResult> past)
    {
        var counts = new List<int>();
        int missed = 0, undetermined = 0;
        foreach (var result in past.Reverse())
        {
            if (result.Verdict is Verdict.Met) continue;
            if (repeat.StartsAgain && result.Counts.Contains(repeat.LastStep))
            {
                counts.AddRange(Enumerable.Range(missed + 1, undetermined + 1));
                if (result is { Verdict: Verdict.Missed, Counts.Count: 1 }) return counts;
            }
            if (result.Verdict is Verdict.Missed) missed++;
            else undetermined++;
        }
        counts.AddRange(Enumerable.Range(missed + 1, undetermined + 1));
        return counts;
    }
}
