using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Remedies;

/// <summary>The part of a fixed charge that falls on a period.</summary>
internal static class BillingPeriods
{
    /// <summary>The whole period of a recurrence that a period is, or was before the agreement's term cut it.</summary>
    /// <param name="every">Null for the term itself.</param>
    public static ServicePeriod WholeOf(Recurrence? every, ServicePeriod period) => every is null
        ? period
        : every.PeriodOf(every.IsRolling ? LastDay(period) : FirstDay(period), period.Zone);

    /// <summary>Whether two periods are parts of one whole period of a recurrence.</summary>
    public static bool AreOfOne(Recurrence every, ServicePeriod one, ServicePeriod other) => WholeOf(every, one).Range == WholeOf(every, other).Range;

    /// <summary>Whether the next version of an agreement has the rest of a period of which this version has a part.</summary>
    public static bool GoesOn(Agreement agreement, Recurrence every, ServicePeriod part)
    {
        if (agreement.Superseded is null) return false;
        var whole = WholeOf(every, part);
        return part.Range.End == AssessmentPeriods.Within(agreement, whole).Range.End
            && part.Range.End < AssessmentPeriods.Within(agreement.Term, whole).Range.End;
    }

    /// <summary>The period of a recurrence before the one that a period belongs to.</summary>
    public static ServicePeriod Preceding(Recurrence every, ServicePeriod period) =>
        every.PeriodOf(FirstDay(WholeOf(every, period)).PlusDays(-1), period.Zone);

    /// <summary>How many of the charge's months a period has. A year's charge for a month is a twelfth. What the term cuts off
    /// is left out, within a month by days, unless the charge is due in full.</summary>
    public static Rational MonthsOf(Charge.PerMonths charge, Recurrence? every, ServicePeriod period)
    {
        var whole = WholeOf(every, period);
        if (period.Range == whole.Range) return MonthsOf(every, whole);
        var isCut = period.Range.Intersect(whole.Range) == period.Range;
        if (!isCut) return MonthsBetween(period);   // a stretch of days that people chose
        return charge.FullWhenCut ? MonthsOf(every, whole) : CutMonths.Of(every, whole, period).Count;
    }

    /// <summary>The part of a period that a version of an agreement has beside others; null for a whole period, and for one that the term alone
    /// cuts.</summary>
    public static SplitPart? FindSplit(Agreement agreement, Recurrence? every, ServicePeriod part)
    {
        if (every is null or { IsRolling: true } || agreement is { Effective: null, Superseded: null }) return null;
        var whole = WholeOf(every, part);
        var inTerm = AssessmentPeriods.Within(agreement.Term, whole);
        if (part.Range == inTerm.Range || part.Range != AssessmentPeriods.Within(agreement, whole).Range) return null;
        var (months, all) = (CutMonths.Of(every, whole, part), CutMonths.Of(every, whole, inTerm));
        return new SplitPart(months.Count / all.Count, months.ToString());
    }

    public static Rational DaysOf(ServicePeriod period)
    {
        var days = Rational.Zero;
        foreach (var day in period.Days)
        {
            var length = period.Zone.StartOfDay(day.Date.PlusDays(1)) - period.Zone.StartOfDay(day.Date);
            days += Rational.Of(day.Range.Length, length);
        }
        return days;
    }

    public static LocalDate FirstDay(ServicePeriod period) => period.Zone.LocalAt(period.Range.Start).Date;

    public static LocalDate LastDay(ServicePeriod period) => period.Zone.LocalAt(period.Range.End - 1).Date;

    /// <summary>How many months a whole period of a recurrence has.</summary>
    public static Rational MonthsOf(Recurrence? every, ServicePeriod whole) => every switch
    {
        Recurrence.Monthly monthly => monthly.Months,
        Recurrence.RollingMonths rolling => rolling.Months,
        _ => MonthsBetween(whole),
    };

    /// <summary>Whole months from the first day on, and the days behind them as a part of the next month.</summary>
    private static Rational MonthsBetween(ServicePeriod period)
    {
        var start = FirstDay(period);
        var months = Period.Between(start, LastDay(period).PlusDays(1), PeriodUnits.Months).Months;
        var rest = start.PlusMonths(months);
        var restStart = Math.Max(period.Zone.StartOfDay(rest), period.Range.Start);
        if (restStart >= period.Range.End) return months;
        var days = DaysOf(ServicePeriod.Of(new TimeRange(restStart, period.Range.End), period.Zone));
        return months + days / Period.DaysBetween(rest, start.PlusMonths(months + 1));
    }
}
