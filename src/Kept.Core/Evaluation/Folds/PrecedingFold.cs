using Kept.Agreements;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>What a formula came to in the period before, on each day of the period that asks.</summary>
internal sealed class PrecedingFold : DayFold
{
    private readonly Measured _measured;

    private PrecedingFold(Measured measured) => _measured = measured;

    public static PrecedingFold Of(
        Indicator.Formula formula, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context) =>
        new(Before(period, context) is { } before
            ? DayFolds.Of(formula, serviceHours, scope, before, context).Measure(before)
            : Measured.Exactly(null, 0, new Evidence.Nothing()));

    public override Measured Measure(ServicePeriod period) => _measured;

    public override IEnumerable<DayFigure> Trace(ServicePeriod period) =>
        period.Days.Select(day => new DayFigure(day.Date, day.Range, _measured, _measured));

    /// <summary>As many months before a period as it has, else as many days; null before the agreement's term.</summary>
    private static ServicePeriod? Before(ServicePeriod period, EvaluationContext context)
    {
        var zone = period.Zone;
        var (start, end) = (zone.LocalAt(period.Range.Start).Date, zone.LocalAt(period.Range.End).Date);
        var range = new TimeRange(zone.StartOfDay(FirstDay(start, end)), period.Range.Start).Intersect(new TimeRange(context.TermStart, period.Range.Start));
        return range.IsEmpty ? null : ServicePeriod.Of(range, zone);
    }

    private static LocalDate FirstDay(LocalDate start, LocalDate end)
    {
        var months = (end.Year - start.Year) * 12 + end.Month - start.Month;
        if (months > 0 && start.PlusMonths(months) == end) return start.PlusMonths(-months);
        if (months > 0 && end.PlusMonths(-months) == start) return end.PlusMonths(-2 * months);
        return start.PlusDays(-Math.Max(1, Period.DaysBetween(start, end)));
    }
}
