using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>The share of deliveries in time: one about each period or business day, counted where it is due.</summary>
internal sealed class DeliveriesFold : DayFold
{
    private readonly Indicator.Deliveries _indicator;
    private readonly EvaluationContext _context;
    private readonly CalendarClock _clock;
    private readonly DeliveryPeriods _periods;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<TimeRange, long> _delivered;

    public DeliveriesFold(Indicator.Deliveries indicator, Scope scope, EvaluationContext context)
    {
        _indicator = indicator;
        _context = context;
        _clock = context.ClockOf(indicator.Hours);
        _periods = new DeliveryPeriods(indicator, context);
        _zone = _periods.Zone;
        _delivered = Delivered(scope);
    }

    public override Measured Measure(ServicePeriod period) => Of(DueIn(period.Range));

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var all = DueIn(period.Range);
        return period.Days.Select(day => new DayFigure(
            day.Date, day.Range, Of([.. all.Where(d => day.Range.Contains(d.CountedTick))]), Of([.. all.Where(d => d.CountedTick < day.Range.End)])));
    }

    private Measured Of(List<CaseFinding> due)
    {
        var (good, running) = (due.Count(d => d.State is CaseState.InTime), due.Count(d => d.State is CaseState.Running));
        var listed = due.Where(d => _context.ListsEverything || d.State is not CaseState.InTime).ToSequence();
        return Shares.Of(good, due.Count - running, running, 0, new Evidence.Cases(due.Count - running, good, running, 0, Later.Of(() => listed)));
    }

    /// <summary>What is due in a range, in order.</summary>
    private List<CaseFinding> DueIn(TimeRange range)
    {
        var first = _zone.LocalAt(range.Start).Date.PlusDays(-LongestWait());
        var asked = ServicePeriod.OfDates(first, _zone.LocalAt(range.End).Date.PlusDays(1), _zone);
        return _periods.EndingWithin(asked)
            .Select(Found)
            .Where(found => range.Contains(found.CountedTick))
            .OrderBy(found => found.CountedTick).ToList();
    }

    private CaseFinding Found(ServicePeriod about)
    {
        var (due, isExcluded) = (_indicator.Due.After(about.Range.End - 1, _clock, _zone), _indicator.Due.IsExcluded);
        long? done = _delivered.TryGetValue(about.Range, out var tick) ? tick : null;
        var end = done ?? _context.At;
        var isInTime = isExcluded ? end < due : end <= due;
        var state = (isInTime, done) switch
        {
            (true, null) => CaseState.Running,
            (true, _) => CaseState.InTime,
            (false, null) => CaseState.NotDelivered,
            (false, _) => CaseState.Breached,
        };
        return new CaseFinding(about.Label, state, isExcluded ? due - 1 : due, due, null, null)
        {
            IsDueExcluded = isExcluded,
            LateTicks = isInTime ? null : end - due,
            IsOpen = done is null,
            RunFrom = about.Range.End,
        };
    }

    /// <summary>More days than lie between the end of a period and what is due after it.</summary>
    private int LongestWait() => 366 + _indicator.Due.Day switch
    {
        DayCount.CalendarDays days => days.Count,
        DayCount.BusinessDays days => 10 * days.Count,
        _ => 7,
    };

    /// <summary>When something about each period was delivered for the first time.</summary>
    private Dictionary<TimeRange, long> Delivered(Scope scope)
    {
        var delivered = new Dictionary<TimeRange, long>();
        if (_context.FindCases(_indicator.Of.Source) is not { } table) return delivered;
        var (about, times) = (table.FindField(_indicator.About), table.Occurrences(_indicator.Delivered));
        foreach (var index in new SelectedCases(_indicator.Of, scope, table).Indices())
        {
            if (times.Of(index) is not { } tick || !ServicePeriodText.TryParse(about?[index], _zone, out var period, out _)) continue;
            delivered[period.Range] = Math.Min(tick, delivered.GetValueOrDefault(period.Range, long.MaxValue));
        }
        return delivered;
    }
}
