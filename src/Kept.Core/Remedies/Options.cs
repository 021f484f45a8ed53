using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Whether options are open after a period.</summary>
internal static class Options
{
    /// <param name="past">What the objective's last periods came to, in order, as far back as the trigger looks.</param>
    public static OptionLine Of(Remedy.Option option, Finding finding, IReadOnlyList<PastResult> past)
    {
        var (state, because) = option.When switch
        {
            OptionTrigger.Often often => Count(often, finding, past),
            OptionTrigger.InRange range => Look(range.When, finding),
            _ => throw new UnreachableException(),
        };
        return new OptionLine(finding, option, state, [because]);
    }

    private static (OptionState, string) Count(OptionTrigger.Often often, Finding finding, IReadOnlyList<PastResult> past)
    {
        var asked = often.Missed ? Verdict.Missed : Verdict.Met;
        var all = past.Select(r => (r.Period.Label, r.Verdict)).Append((finding.Period.Label, finding.Verdict ?? Verdict.NotDetermined)).ToList();
        var counted = all.Where(r => r.Item2 == asked).Select(r => r.Label).ToList();
        var undetermined = all.Where(r => r.Item2 is Verdict.NotDetermined).Select(r => r.Label).ToList();
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
