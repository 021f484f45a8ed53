using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>The clock of an agreement on the cases of a table.</summary>
internal sealed class CaseClock
{
    private readonly Clock _clock;
    private readonly CaseTable _table;
    private readonly Occurrences _from;
    private readonly Occurrences _to;
    private readonly DateTimeZone _zone;
    private readonly long _at;
    private readonly PauseTimes[] _pauses;
    private readonly Func<int, CalendarClock?> _hoursOf;

    public CaseClock(Clock clock, CaseTable table, DateTimeZone zone, EvaluationContext context)
    {
        _clock = clock;
        _table = table;
        _from = table.Occurrences(clock.From);
        _to = table.Occurrences(clock.To);
        _zone = zone;
        _at = context.At;
        _pauses = clock.Pauses.Select(p => table.FindPauses(p)).OfType<PauseTimes>().ToArray();
        _hoursOf = Classes.Of(clock.Hours, table, context.ClockOf);
    }

    /// <summary>Judges a case by its deadline; with the flag, due time and elapsed time as well.</summary>
    public Func<int, bool, CaseJudgement> Judging(Deadline deadline)
    {
        if (deadline is Deadline.Promised promised)
        {
            var dates = _table.Occurrences(promised.Date);
            return (i, detailed) => ByPromise(i, dates.Of(i), detailed);
        }
        var allowanceOf = Classes.Of(((Deadline.Within)deadline).Allowance, _table, a => a);
        return (i, detailed) =>
        {
            if (_hoursOf(i) is not { } hours || allowanceOf(i) is not { } allowance) return new CaseJudgement(CaseState.Unjudged, null, null, null);
            return _from.Of(i) is { } from ? ByAllowance(i, from, hours, allowance, detailed) : NotStarted;
        };
    }

    /// <summary>What the clock of a case shows: its value once it has stopped.</summary>
    public CaseJudgement Reading(int index)
    {
        if (_hoursOf(index) is not { } hours) return new CaseJudgement(CaseState.Unjudged, null, null, null);
        if (_from.Of(index) is not { } from) return NotStarted;
        var to = Done(index);
        var elapsed = Elapsed(index, from, to ?? _at, hours);
        return to is null
            ? new CaseJudgement(CaseState.Running, null, elapsed, null)
            : new CaseJudgement(CaseState.InTime, null, elapsed, Rational.Of(elapsed, NodaConstants.TicksPerSecond));
    }

    /// <summary>A clock that has not been started may still run over.</summary>
    private static CaseJudgement NotStarted => new(CaseState.Running, null, 0, null);

    private CaseJudgement ByPromise(int index, long? promised, bool detailed)
    {
        if (promised is not { } due) return new CaseJudgement(CaseState.Unjudged, null, null, null);
        var done = Done(index);
        var end = done ?? _at;
        var overrun = detailed && end > due && _hoursOf(index) is { } hours ? Elapsed(index, due, end, hours) : (long?)null;
        return new CaseJudgement(StateOf(done is not null, end <= due), due, null, null, overrun);
    }

    private CaseJudgement ByAllowance(int index, long from, CalendarClock hours, Allowance allowance, bool detailed)
    {
        var done = Done(index);
        var end = done ?? _at;   // a case that runs is judged as if it were done now
        if (BudgetOf(allowance, hours) is { } budget)
        {
            var elapsed = Elapsed(index, from, end, hours);
            var due = detailed || elapsed == budget ? DueAfter(index, from, budget, hours) : null;
            var isInTime = elapsed < budget || (elapsed == budget && (due is null || end <= due));
            return new CaseJudgement(StateOf(done is not null, isInTime), due, elapsed, null, isInTime ? null : elapsed - budget);
        }

        var dueOnDay = DueOnDay(index, from, hours, allowance);
        var excludesEnd = allowance is Allowance.BusinessDays && hours.Calendar.BusinessDay is BusinessDay.EndOfDay;
        var isDueLater = excludesEnd ? end < dueOnDay : end <= dueOnDay;
        return new CaseJudgement(
            StateOf(done is not null, isDueLater), dueOnDay, detailed ? Elapsed(index, from, end, hours) : null, null,
            detailed && !isDueLater ? Elapsed(index, dueOnDay, end, hours) : null);
    }

    /// <summary>Time on the clock that an allowance comes to; null where it is counted in days.</summary>
    private static long? BudgetOf(Allowance allowance, CalendarClock hours) => (allowance, hours.Calendar.BusinessDay) switch
    {
        (Allowance.ClockTime time, _) => time.Ticks,
        (Allowance.BusinessDays days, BusinessDay.Hours day) => days.Count * day.Ticks,
        _ => null,
    };

    private static CaseState StateOf(bool isDone, bool isInTime) =>
        !isInTime ? CaseState.Breached : isDone ? CaseState.InTime : CaseState.Running;

    /// <summary>When the clock stopped; null while it runs.</summary>
    private long? Done(int index) => _to.Of(index) is { } tick && tick <= _at ? tick : null;

    private long Elapsed(int index, long from, long to, CalendarClock hours)
    {
        var elapsed = hours.Elapsed(from, to);
        if (_pauses.Length == 1)
        {
            foreach (var pause in _pauses[0].Of(index))
                elapsed -= hours.Elapsed(Math.Max(pause.Start, from), Math.Min(pause.End, to));
            return elapsed;
        }
        foreach (var pause in PausesOf(index)) elapsed -= hours.Elapsed(Math.Max(pause.Start, from), Math.Min(pause.End, to));
        return elapsed;
    }

    /// <summary>The instant at which a budget is used up; null while a pause that has not ended hides it.</summary>
    private long? DueAfter(int index, long from, long budget, CalendarClock hours)
    {
        var start = from;
        foreach (var pause in PausesOf(index))
        {
            if (pause.End <= start) continue;
            var elapsed = hours.Elapsed(start, pause.Start);
            if (elapsed > budget || (elapsed == budget && !_clock.DueAtNextOpening)) break;
            if (pause.End >= PauseTimes.Open) return null;
            budget -= elapsed;
            start = Math.Max(start, pause.End);
        }
        return hours.DueAfter(start, budget, _clock.DueAtNextOpening);
    }

    /// <summary>The due time of an allowance in days, moved on by the time of the pauses before it.</summary>
    private long DueOnDay(int index, long from, CalendarClock hours, Allowance allowance)
    {
        var zone = ReferenceEquals(hours.Calendar, Calendar.Always) ? _zone : hours.Calendar.Zone;
        var due = allowance switch
        {
            Allowance.BusinessDays days => hours.AddBusinessDays(from, days.Count, _clock.DueAtNextOpening),
            Allowance.CalendarDays days => zone.TickOf(zone.LocalAt(from).PlusDays(days.Count)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        foreach (var pause in PausesOf(index))
        {
            if (pause.Start >= due || pause.End <= from) continue;
            var end = Math.Min(pause.End, _at);
            var paused = hours.Elapsed(Math.Max(pause.Start, from), end);
            if (paused > 0) due = hours.DueAfter(due, paused, false);
        }
        return due;
    }

    private IEnumerable<TimeRange> PausesOf(int index)
    {
        if (_pauses.Length == 0) return [];
        if (_pauses.Length == 1) return _pauses[0].Of(index).ToArray();
        return IntervalSet.Of(_pauses.SelectMany(p => p.Of(index).ToArray()));
    }
}

/// <summary>Tables by class, looked up once for each distinct value of the field.</summary>
internal static class Classes
{
    public static Func<int, TResult?> Of<T, TResult>(ByClass<T> table, CaseTable cases, Func<T, TResult> meaning)
        where TResult : class
    {
        if (table.Field is null)
        {
            var single = meaning(table.Otherwise!.Value);
            return _ => single;
        }
        var field = cases.FindField(table.Field);
        var otherwise = table.Otherwise is { } entry ? meaning(entry.Value) : null;
        var byCode = field?.Values.Select(v => table.Find(v) is { } found ? meaning(found.Value) : null).ToArray() ?? [];
        return i => field is not null && field.Codes.Span[i] is >= 0 and var code ? byCode[code] : otherwise;
    }
}
