using System.Diagnostics;
using Kept.Agreements;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation;

/// <summary>The periods about each of which a delivery is due.</summary>
internal sealed class DeliveryPeriods(Indicator.Deliveries indicator, EvaluationContext context)
{
    private readonly CalendarClock _clock = context.ClockOf(indicator.Hours);

    private readonly Recurrence _every = indicator.Each switch
    {
        DueAbout.Periods periods => periods.Every,
        DueAbout.BusinessDays => new Recurrence.Daily(),
        _ => throw new UnreachableException(),
    };

    public DateTimeZone Zone { get; } = indicator.Each is DueAbout.BusinessDays ? indicator.Hours.Zone : context.Zone;

    /// <summary>Those that begin within the term, in order.</summary>
    public IEnumerable<ServicePeriod> EndingWithin(ServicePeriod asked) => _every.PeriodsEndingWithin(asked)
        .Where(period => IsDue(period) && (context.FirstDay is not { } first || first <= FirstDay(period)));

    public bool Has(ServicePeriod period) => _every.PeriodOf(FirstDay(period), Zone).Range == period.Range && IsDue(period);

    /// <summary>One of them, at an instant or soon behind it.</summary>
    public ServicePeriod Near(long tick) => _every.PeriodOf(Zone.LocalAt(_clock.FirstOpenAtOrAfter(tick)).Date, Zone);

    private bool IsDue(ServicePeriod period) => indicator.Each is not DueAbout.BusinessDays || _clock.IsWorkingDay(FirstDay(period));

    private LocalDate FirstDay(ServicePeriod period) => Zone.LocalAt(period.Range.Start).Date;
}
