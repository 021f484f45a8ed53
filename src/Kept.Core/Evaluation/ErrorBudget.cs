using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>How much may go wrong before a promise about a share is missed, and how much of that has: of the whole period where
/// that is time, else of what was counted so far.</summary>
/// <param name="Whole">What the promise is a share of; in ticks for time, as are the others.</param>
/// <param name="Allowed">The most that may be used; the least that may not, when <paramref name="IsStrict"/>.</param>
/// <param name="Unknown">What may have gone wrong besides, in the time that has passed.</param>
public sealed record ErrorBudget(
    Quantity Limit, Rational Whole, Rational Allowed, Rational Used, Rational Unknown, BudgetUnit Unit, bool IsStrict)
{
    /// <summary>The budget of a finding; null where its number is not simply a share of a whole that can be counted.</summary>
    /// <param name="at">The tick up to which time has passed.</param>
    public static ErrorBudget? Find(Finding finding, long at)
    {
        if (finding.Target is not { Limit: { Unit: Quantities.Unit.Share, Value: var limit } } target) return null;
        if (finding.Objective.Rounding is not null || limit.Sign < 0 || limit > Rational.One) return null;
        if (Parts(finding, at) is not var (good, whole, unknown, unit) || whole.Sign <= 0) return null;

        var isStrict = target.Comparator is Comparator.MoreThan or Comparator.LessThan;
        return target.Comparator switch
        {
            Comparator.AtLeast or Comparator.MoreThan =>
                Of(target.Limit, whole, (Rational.One - limit) * whole, whole - good, unknown, unit, isStrict),
            Comparator.AtMost or Comparator.LessThan when unit is not BudgetUnit.Time =>
                Of(target.Limit, whole, limit * whole, good, unknown, unit, isStrict),
            _ => null,
        };
    }

    public bool IsOverspent => IsStrict ? Used >= Allowed : Used > Allowed;

    /// <summary>The share of the budget that is used; null when nothing is allowed.</summary>
    public Rational? UsedShare => Allowed.IsZero ? null : Used / Allowed;

    /// <summary>The share of the budget that is left; null when nothing is allowed.</summary>
    public Rational? LeftShare => UsedShare is { } used ? Rational.Max(Rational.One - used, Rational.Zero) : null;

    /// <summary>Things that are counted one by one come in whole numbers: of 262.4 cases, 262 may be late.</summary>
    private static ErrorBudget? Of(
        Quantity limit, Rational whole, Rational allowed, Rational used, Rational unknown, BudgetUnit unit, bool isStrict)
    {
        if (unit is BudgetUnit.Time || !whole.IsWhole || !used.IsWhole) return new(limit, whole, allowed, used, unknown, unit, isStrict);
        var most = isStrict ? allowed.Ceiling() - 1 : allowed.Floor();
        return most.Sign < 0 ? null : new(limit, whole, most, used, unknown, unit, false);
    }

    private static (Rational Good, Rational Whole, Rational Unknown, BudgetUnit Unit)? Parts(Finding finding, long at) =>
        (finding.Objective.Indicator, finding.Measured.Evidence) switch
        {
            (Indicator.ShareOfTime { Weights: null }, Evidence.Time time) => (
                time.CountedTicks - time.DownTicks, time.CountedTicks, time.UnknownTicks - time.TicksAhead(at), BudgetUnit.Time),
            (Indicator.ShareOfIntervals, Evidence.Intervals i) => (i.Good, i.Counted, i.Unknown, BudgetUnit.Intervals),
            (Indicator.ShareOfSamples, Evidence.Samples s) => (s.Good, s.Counted, 0, BudgetUnit.Measurements),
            (Indicator.ShareOfCases or Indicator.Timeliness or Indicator.Deliveries, Evidence.Cases c) => (c.Good, c.Decided, c.Running, BudgetUnit.Cases),
            (Indicator.Ratio, Evidence.Sums sums) => (sums.Good, sums.Total, 0, BudgetUnit.Counted),
            _ => null,
        };
}

/// <summary>What an error budget is made of.</summary>
public enum BudgetUnit
{
    Time,
    Cases,
    Intervals,
    Measurements,

    /// <summary>Whatever a counter counts.</summary>
    Counted,
}
