using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;

namespace Kept.Documents.Findings;

/// <summary>How much may go wrong before a promise about a share is missed, and how much of that has.</summary>
/// <param name="Whole">What the promise is a share of; in ticks for time, as are the others.</param>
/// <param name="Allowed">The most that may be used; the least that may not, when <paramref name="IsStrict"/>.</param>
/// <param name="Unknown">What may have gone wrong besides, in the time that has passed.</param>
internal sealed record Budget(
    Quantity Limit, Rational Whole, Rational Allowed, Rational Used, Rational Unknown, BudgetUnit Unit, bool IsStrict)
{
    /// <summary>The budget of a finding; null where its number is not simply a share of a whole that can be counted.</summary>
    /// <param name="at">The tick up to which time has passed.</param>
    public static Budget? Find(Finding finding, long at)
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

    /// <summary>What is left, to the minute where it is hours: <c>30.5% left (13 min 12 s)</c>, <c>0% left (−1 h 36 min)</c>.
    /// </summary>
    public string LeftText
    {
        get
        {
            var step = Unit is BudgetUnit.Time && (Allowed - Used).Abs() >= NodaConstants.TicksPerHour
                ? NodaConstants.TicksPerMinute
                : NodaConstants.TicksPerMillisecond;
            if (Used > Allowed) return $"0% left (−{Overspent(step)})";
            return LeftShare is { } share ? $"{Percent(share)} left ({Length(Allowed - Used, RoundingRule.Floor, step)})" : "none allowed, none used";
        }
    }

    /// <summary>The whole reckoning: <c>99.9% of 720 h = 43 min 12 s allowed, 30 min used, 13 min 12 s left</c>; at the end
    /// stands <c>overspent by 1 min</c> when it is.</summary>
    public string Sentence
    {
        get
        {
            var allowed = $"{(IsStrict ? "less than " : "")}{Length(Allowed, RoundingRule.Floor)} allowed";
            var unknown = Unknown.Sign > 0 ? $" (up to {Length(Unknown, RoundingRule.Ceiling)} more of which nobody knows)" : "";
            return $"{Limit} of {Length(Whole, RoundingRule.Floor)}{Noun} = {allowed}, "
                + $"{Length(Used, RoundingRule.Floor)} used{unknown}, "
                + (Used > Allowed ? $"overspent by {Overspent()}" : $"{Length(Allowed - Used, RoundingRule.Floor)} left");
        }
    }

    private string Noun => Unit switch
    {
        BudgetUnit.Time => "",
        BudgetUnit.Cases => " cases",
        BudgetUnit.Intervals => " intervals",
        BudgetUnit.Measurements => " measurements",
        BudgetUnit.Counted => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Things that are counted one by one come in whole numbers: of 262.4 cases, 262 may be late.</summary>
    private static Budget? Of(
        Quantity limit, Rational whole, Rational allowed, Rational used, Rational unknown, BudgetUnit unit, bool isStrict)
    {
        if (unit is BudgetUnit.Time || !whole.IsWhole || !used.IsWhole) return new(limit, whole, allowed, used, unknown, unit, isStrict);
        var most = isStrict ? allowed.Ceiling() - 1 : allowed.Floor();
        return most.Sign < 0 ? null : new(limit, whole, most, used, unknown, unit, false);
    }

    private static (Rational Good, Rational Whole, Rational Unknown, BudgetUnit Unit)? Parts(Finding finding, long at) =>
        (finding.Objective.Indicator, finding.Measured.Evidence) switch
        {
            (Indicator.ShareOfTime, Evidence.Time time) => (
                time.CountedTicks - time.DownTicks, time.CountedTicks, time.UnknownTicks - time.TicksAhead(at), BudgetUnit.Time),
            (Indicator.ShareOfIntervals, Evidence.Intervals i) => (i.Good, i.Counted, i.Unknown, BudgetUnit.Intervals),
            (Indicator.ShareOfSamples, Evidence.Samples s) => (s.Good, s.Counted, 0, BudgetUnit.Measurements),
            (Indicator.ShareOfCases or Indicator.Timeliness, Evidence.Cases c) => (c.Good, c.Decided, c.Running, BudgetUnit.Cases),
            (Indicator.Ratio, Evidence.Sums sums) => (sums.Good, sums.Total, 0, BudgetUnit.Counted),
            _ => null,
        };

    /// <summary>Never less than it is.</summary>
    private string Overspent(long step = NodaConstants.TicksPerMillisecond) => Length(Used - Allowed, RoundingRule.Ceiling, step);

    /// <summary>Never more than it is, and never nothing when there is something.</summary>
    private static string Percent(Rational share) => share.Sign > 0 && share < Rational.Of(1, 1_000)
        ? "less than 0.1%"
        : $"{(share * 100).ToShortDecimal(1, RoundingRule.Floor)}%";

    /// <summary>A length of time to a step in ticks, or a number.</summary>
    private string Length(Rational amount, RoundingRule rule, long step = NodaConstants.TicksPerMillisecond) => Unit is BudgetUnit.Time
        ? Moments.Length((long)amount.RoundTo(step, rule).Numerator)
        : amount.ToShortDecimal(1, rule);
}

internal enum BudgetUnit
{
    Time,
    Cases,
    Intervals,
    Measurements,

    /// <summary>Whatever a counter counts.</summary>
    Counted,
}
