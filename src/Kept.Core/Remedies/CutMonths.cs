using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Remedies;

/// <summary>What a part of a period has of the period's months: whole ones, and of those that are cut a share by days. A period that is no
/// number of months is cut as one.</summary>
internal sealed class CutMonths
{
    private readonly List<(Rational Months, Rational Days, Rational Of)> _months;

    private CutMonths(IEnumerable<(Rational, Rational, Rational)> months) => _months = [.. months];

    public Rational Count => _months.Aggregate(Rational.Zero, (sum, m) => sum + m.Months * m.Days / m.Of);

    public static CutMonths Of(Recurrence? every, ServicePeriod whole, ServicePeriod part) => new(MonthsOf(every, whole)
        .Select(month => (Month: month, Inside: month.Period.Range.Intersect(part.Range)))
        .Where(m => !m.Inside.IsEmpty)
        .Select(m => (m.Month.Months, BillingPeriods.DaysOf(ServicePeriod.Of(m.Inside, part.Zone)), BillingPeriods.DaysOf(m.Month.Period))));

    /// <summary>As people say it: <c>15 of 30 days</c>, <c>2 months and 16 of 31 days</c>.</summary>
    public override string ToString()
    {
        var whole = _months.Where(m => m.Days == m.Of).Aggregate(Rational.Zero, (sum, m) => sum + m.Months);
        var cut = _months.Where(m => m.Days != m.Of).Select(m => $"{Quantity.Number(m.Days)} of {Quantity.Number(m.Of)} days");
        return string.Join(" and ", whole.IsZero ? cut : cut.Prepend($"{Quantity.Number(whole)} {(whole == Rational.One ? "month" : "months")}"));
    }

    private static IEnumerable<(Rational Months, ServicePeriod Period)> MonthsOf(Recurrence? every, ServicePeriod whole) => every switch
    {
        Recurrence.Monthly monthly => new Recurrence.Monthly(1, monthly.FromMonth, monthly.FromDay).PeriodsWithin(whole).Select(m => (Rational.One, m)),
        Recurrence.RollingMonths rolling => Enumerable.Range(0, rolling.Months).Select(i => (Rational.One, MonthBack(whole, rolling.Months - i))),
        null => FromStart(whole),
        _ => [(BillingPeriods.MonthsOf(every, whole), whole)],
    };

    /// <summary>Whole months from the first day on, and what is left behind them.</summary>
    private static IEnumerable<(Rational Months, ServicePeriod Period)> FromStart(ServicePeriod whole)
    {
        var (start, end) = (BillingPeriods.FirstDay(whole), BillingPeriods.LastDay(whole).PlusDays(1));
        for (var i = 0; start.PlusMonths(i) < end; i++)
        {
            var month = ServicePeriod.OfDates(start.PlusMonths(i), LocalDate.Min(start.PlusMonths(i + 1), end), whole.Zone);
            yield return (BillingPeriods.MonthsOf(every: null, month), month);
        }
    }

    /// <summary>The n-th month before the end of a window.</summary>
    private static ServicePeriod MonthBack(ServicePeriod whole, int n)
    {
        var end = BillingPeriods.LastDay(whole).PlusDays(1);
        return ServicePeriod.OfDates(end.PlusMonths(-n), end.PlusMonths(1 - n), whole.Zone);
    }
}
