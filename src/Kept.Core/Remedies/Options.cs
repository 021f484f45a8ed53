using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>Whether options are open after a period.</summary>
internal static class Options
{
    /// <param name="results">What the objective's last periods came to, in order, as far back as the trigger looks.</param>
    public static OptionLine Of(Remedy.Option option, Finding finding, IReadOnlyList<PastResult> results)
    {
        var (state, because) = option.When switch
        {
            OptionTrigger.Often often => Count(often, results),
            OptionTrigger.InRange range => Look(range.When, finding),
            _ => throw new UnreachableException(),
        };
        return new OptionLine(finding, option, state, [because]);
    }

    /// <param name="given">The points of the months that the trigger looks at.</param>
    public static OptionLine Of(Remedy.Option option, Finding finding, OptionTrigger.Points when, PointsSoFar given)
    {
        var state = when.Comparator.Holds(given.Least, when.Count) ? OptionState.Open
            : given.Most is { } most && !when.Comparator.Holds(most, when.Count) ? OptionState.NotOpen
            : OptionState.MayBeOpen;
        return new OptionLine(finding, option, state, [
            $"{given} in the {DateWords.Months(when.Months)} to {DateText.Print(BillingPeriods.LastDay(finding.Period))}; "
            + $"it opens at {when.Comparator.InWords()} {new Compensation.Points(when.Count)}"]);
    }

    private static (OptionState, string) Count(OptionTrigger.Often often, IReadOnlyList<PastResult> results)
    {
        var asked = often.Missed ? Verdict.Missed : Verdict.Met;
        var counted = results.Where(r => r.Verdict == asked).Select(r => r.Period.Label).ToList();
        var undetermined = results.Where(r => r.Verdict is Verdict.NotDetermined).Select(r => r.Period.Label).ToList();
        var state = counted.Count >= often.Count ? OptionState.Open
            : counted.Count + undetermined.Count >= often.Count ? OptionState.MayBeOpen
            : OptionState.NotOpen;
        var words = $"{(often.Missed ? "missed" : "met")} {counted.Count} of the last {often.Of} periods"
            + (counted.Count == 0 ? "" : $": {string.Join(", ", counted)}")
            + (undetermined.Count == 0 ? "" : $"; not determined: {string.Join(", ", undetermined)}");
        return (state, $"{words}; it opens at {often.Count}");
    }

    private static (OptionState, string) Look(QuantityInterval when, Finding finding)
    {
        var (low, high) = (finding.Measured.Low, finding.Measured.High);
        if (Scales.Covers(when, low, high)) return (OptionState.Open, $"the attainment lies in {when}");
        return Scales.Touches(when, low, high)
            ? (OptionState.MayBeOpen, $"the attainment may lie in {when}")
            : (OptionState.NotOpen, $"the attainment does not lie in {when}");
    }
}
