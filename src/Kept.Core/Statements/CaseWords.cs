using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Statements;

/// <summary>How a case stands and what its value is, for people.</summary>
public static class CaseWords
{
    /// <summary>Whether a promise is about a share of cases that there should be few of, so that those which meet the condition are the bad ones.</summary>
    public static bool AreBadOnesCounted(Indicator indicator, Comparison? target) =>
        indicator is Indicator.ShareOfCases && target is { Comparator.PrefersMore: false };

    /// <summary>The cases that explain a number: where bad ones are counted, none of the others.</summary>
    public static Sequence<CaseFinding> Listed(Evidence.Cases cases, Indicator indicator, Comparison? target) =>
        AreBadOnesCounted(indicator, target) ? cases.Listed.Where(c => c.State is not CaseState.Breached).ToSequence() : cases.Listed;

    /// <summary>Only what has a due time is breached.</summary>
    public static string Of(CaseState state, Indicator indicator, Comparison? target) => (state, AreBadOnesCounted(indicator, target)) switch
    {
        (CaseState.InTime, true) => "counted",
        (CaseState.InTime, false) => "good",
        (CaseState.Breached, true) => "not counted",
        (CaseState.Breached, false) => indicator is Indicator.ShareOfCases ? "not good" : "breached",
        (CaseState.Running, _) => "running",
        (CaseState.Unjudged, _) => "not judged",
        (CaseState.NotDelivered, _) => "not delivered",
        _ => throw new UnreachableException(),
    };

    /// <summary>What a case adds to a statistic; null for one that is only counted, or that shows its clock.</summary>
    public static string? ValueOf(CaseFinding found, Indicator indicator, Unit unit) =>
        found.Value is not { } value || found.ElapsedTicks is not null || indicator is Indicator.Statistic { Fold: Fold.Count } ? null
        : unit is Unit.Time ? Moments.Length((long)(value * NodaConstants.TicksPerSecond).Floor())
        : Shown.Text(Figure.Of(value), unit, null);
}
