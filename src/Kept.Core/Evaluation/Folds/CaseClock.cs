using Kept.Agreements;
using Kept.Evaluation.Expressions;
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
    private readonly CaseLaps _laps;
    private readonly DateTimeZone _zone;
    private readonly long _at;
    private readonly PauseTimes[] _pauses;
    private readonly Func<int, CalendarClock?> _hoursOf;
    private readonly EvaluationContext _context;
    private readonly Dictionary<Allowance.Formula, Func<int, Rational?>> _formulas = [];

    public CaseClock(Clock clock, CaseTable table, DateTimeZone zone, EvaluationContext context)
    {
        _clock = clock;
        _table = table;
        _laps = new CaseLaps(clock, table, context.At);
        _zone = zone;
        _at = context.At;
        _context = context;
        _pauses = clock.Pauses.Select(p => table.FindPauses(p)).OfType<PauseTimes>().ToArray();
        _hoursOf = Classes.Of(clock.Hours, table, context.ClockOf);
    }

    /// <summary>What is counted where this clock runs.</summary>
    public CountedCases Counted(SelectedCases cases, EventReference countedBy, EvaluationContext context) =>
        new(cases, countedBy, context, _clock.Cycles is { Counts: CycleRule.Each } ? _laps : null);

    /// <summary>Judges what is counted by its deadline; with the flag, due time and elapsed time as well.</summary>
    public Func<int, bool, CaseJudgement> Judging(Deadline deadline, CountedCases counted)
    {
        var judge = JudgingLaps(deadline);
        return _clock.Cycles?.Counts switch
        {
            CycleRule.Each => (thing, detailed) => judge(counted.LapOf(thing), detailed),
            CycleRule.Longest => (index, detailed) => Worst(_laps.All(index).DefaultIfEmpty(Lap.NotStarted(index)).Select(lap => JudgeRun(lap, detailed))),
            _ => (index, detailed) => JudgeRun(_laps.Of(index), detailed),
        };

        CaseJudgement JudgeRun(Lap lap, bool detailed) => judge(lap, detailed) with { RunFrom = lap.IsStarted ? lap.From : null };
    }

    /// <summary>How what is counted stands by its deadline; null when each has to be judged by itself.</summary>
    /// <param name="judge">Judges one.</param>
    public ClockStates? States(Deadline deadline, Func<int, bool, CaseJudgement> judge) =>
        deadline is Deadline.Within within && _clock is { Cycles: null, OnChange: ClassChange.FromStart, PausesMoveTheDueTime: false }
            ? new(Column, within.Allowance, _table, index => judge(index, false).State)
            : null;

    /// <summary>What the clock shows on what is counted.</summary>
    public Func<int, ClockReading> Reading(CountedCases counted) => _clock.Cycles?.Counts switch
    {
        null when _clock.OnChange is not ClassChange.FromChange => Column.Read,
        CycleRule.Each => thing => Read(counted.LapOf(thing)),
        CycleRule.Longest => index => Longest(_laps.All(index).DefaultIfEmpty(Lap.NotStarted(index)).Select(Read).ToList()),
        _ => index => Read(_laps.Of(index)),
    };

    /// <summary>What a clock that runs once shows on each case.</summary>
    private ClockColumn Column => _context.ColumnOf(_table, _clock, () => new(
        _clock, _table, _at, _clock.Hours is { Field: null, Otherwise.Value: var always } ? _context.ClockOf(always) : null, index => Read(_laps.Of(index))));

    /// <summary>A clock that has not been started may still run over.</summary>
    public static CaseJudgement NotStarted => new(CaseState.Running, null, 0);

    private Func<Lap, bool, CaseJudgement> JudgingLaps(Deadline deadline)
    {
        if (deadline is Deadline.Promised promised)
        {
            var dates = _table.Occurrences(promised.Date);
            return (lap, _) => ByPromise(lap, dates.Of(lap.Case), deadline.IsLateAtTheLimit);
        }
        var table = ((Deadline.Within)deadline).Allowance;
        if (_clock.OnChange is not ClassChange.FromStart) return new ChangingClasses(this, _clock, table, _table, _at, deadline.IsLateAtTheLimit).Judge;
        var allowanceOf = Classes.Of(table, _table, a => a);
        return (lap, detailed) => _hoursOf(lap.Case) is not { } hours ? CaseJudgement.None
            : allowanceOf(lap.Case) is not { } allowance ? CaseJudgement.None with { UnknownClass = ClassIn(table.Field, lap) }
            : lap.IsStarted ? ByAllowance(lap, hours, allowance, deadline.IsLateAtTheLimit, detailed) : NotStarted;
    }

    private string? ClassIn(string? field, Lap lap) => field is null ? null : _table.FindField(field)?[lap.Case];

    private ClockReading Read(Lap lap)
    {
        if (_hoursOf(lap.Case) is not { } hours) return ClockReading.None;
        if (!lap.IsStarted) return ClockReading.Of(0, isOpen: true);
        if (_clock.OnChange is ClassChange.FromChange
            && new ClassHistory(_table, [_clock.Hours.Field]).ChangesBetween(lap.Case, lap.From, lap.Done ?? _at) is [.., var last])
            lap = lap with { From = last };
        return ClockReading.Of(Elapsed(lap, lap.Done ?? _at, hours), lap.Done is null);
    }

    private static ClockReading Longest(List<ClockReading> readings)
    {
        var longest = readings.MaxBy(r => r.IsNone ? -1 : r.Ticks);
        return longest.IsNone ? longest : ClockReading.Of(longest.Ticks, readings.Exists(r => r.IsOpen));
    }

    /// <summary>The one that decides: one that is late, else one that runs, else the one that was closest to it.</summary>
    private static CaseJudgement Worst(IEnumerable<CaseJudgement> judgements) => judgements.MinBy(j => j.State switch
    {
        CaseState.Breached => (0, -(j.LateTicks ?? 0)),
        CaseState.Unjudged => (1, 0),
        CaseState.Running => (2, 0),
        CaseState.InTime => (3, -(j.ElapsedTicks ?? 0)),
        _ => throw new System.Diagnostics.UnreachableException(),
    });

    private CaseJudgement ByPromise(Lap lap, long? promised, bool isExcluded)
    {
        if (promised is not { } date) return CaseJudgement.None;
        var due = _clock.PausesMoveTheDueTime && lap.IsStarted ? MovedOn(lap, date) : date;
        return due is { } known ? Judge(lap, lap.Done ?? _at, known, isExcluded, _hoursOf(lap.Case)) : new CaseJudgement(StateOf(lap, true), null, 0);
    }

    /// <param name="isExcluded">Whether the due instant itself is too late.</param>
    /// <param name="hours">Of the clock; null where it has none, so that all time counts.</param>
    public CaseJudgement Judge(Lap lap, long end, long due, bool isExcluded, CalendarClock? hours)
    {
        var isInTime = isExcluded ? end < due : end <= due;
        return new CaseJudgement(StateOf(lap, isInTime), due, null)
        {
            IsDueExcluded = isExcluded,
            LateTicks = isInTime ? null : hours is null ? end - due : Elapsed(lap with { From = due }, end, hours),
            PastDueTicks = isInTime ? null : end - due,
            IsOpen = lap.Done is null,
        };
    }

    public CaseJudgement ByAllowance(Lap lap, CalendarClock hours, Allowance allowance, bool isLateAtTheLimit, bool detailed)
    {
        if (allowance is Allowance.ByStart steps) allowance = steps.At(ZoneOf(hours).LocalAt(lap.From).TimeOfDay);
        var end = lap.Done ?? _at;   // a case that runs is judged as if it were done now
        if (allowance is Allowance.Formula formula && ValueOf(formula, lap.Case) is null) return CaseJudgement.None;
        if (BudgetOf(allowance, lap.Case, hours) is { } budget) return ByBudget(lap, end, hours, budget, isLateAtTheLimit, detailed);
        var judgement = Judge(lap, end, DueOnDay(lap, hours, allowance), isLateAtTheLimit || ExcludesEnd(allowance, hours), hours);
        return detailed ? judgement with { ElapsedTicks = Elapsed(lap, end, hours) } : judgement;
    }

    private CaseJudgement ByBudget(Lap lap, long end, CalendarClock hours, long budget, bool isLateAtTheLimit, bool detailed)
    {
        var elapsed = Elapsed(lap, end, hours);
        if (_clock.PausesMoveTheDueTime)
        {
            if (MovedOn(lap, hours.DueAfter(lap.From, budget, _clock.DueAtNextOpening)) is not { } moved)
                return new CaseJudgement(StateOf(lap, true), null, elapsed);
            return Judge(lap, end, moved, isLateAtTheLimit, hours) with { ElapsedTicks = elapsed };
        }
        var due = detailed || elapsed == budget ? DueAfter(lap, budget, hours) : null;
        var isInTime = elapsed < budget || (elapsed == budget && !isLateAtTheLimit && (due is null || end <= due));
        return new CaseJudgement(StateOf(lap, isInTime), due, elapsed)
        {
            IsDueExcluded = isLateAtTheLimit,
            LateTicks = isInTime ? null : elapsed - budget,
            PastDueTicks = isInTime ? null : end - due,
            IsOpen = lap.Done is null,
        };
    }

    public CalendarClock? HoursFor(string? name) => _clock.Hours.Find(name) is { Value: var calendar } ? _context.ClockOf(calendar) : null;

    private DateTimeZone ZoneOf(CalendarClock hours) => ReferenceEquals(hours.Calendar, Calendar.Always) ? _zone : hours.Calendar.Zone;

    private static bool ExcludesEnd(Allowance allowance, CalendarClock hours) => allowance switch
    {
        Allowance.BusinessDays => hours.Calendar.BusinessDay is BusinessDay.EndOfDay,
        Allowance.OnDay day => day.Due.IsExcluded,
        _ => false,
    };

    /// <summary>Time on the clock that an allowance comes to; null where it is counted in days.</summary>
    public long? BudgetOf(Allowance allowance, int index, CalendarClock hours) => (allowance, hours.Calendar.BusinessDay) switch
    {
        (Allowance.ClockTime time, _) => time.Ticks,
        (Allowance.BusinessDays days, BusinessDay.Hours day) => days.Count * day.Ticks,
        (Allowance.Formula formula, _) => (long)(ValueOf(formula, index)!.Value * NodaConstants.TicksPerSecond).Floor(),
        _ => null,
    };

    private Rational? ValueOf(Allowance.Formula formula, int index)
    {
        if (!_formulas.TryGetValue(formula, out var value))
            _formulas.Add(formula, value = new CaseConditions(_table).Value(formula.Length));
        return value(index);
    }

    public static CaseState StateOf(Lap lap, bool isInTime) =>
        !isInTime ? CaseState.Breached : lap.Done is not null ? CaseState.InTime : CaseState.Running;

    public long Elapsed(Lap lap, long to, CalendarClock hours)
    {
        var elapsed = hours.Elapsed(lap.From, to);
        if (_pauses.Length == 0 && !AddsUp) return elapsed;
        if (_pauses.Length == 1 && !AddsUp)
        {
            foreach (var pause in _pauses[0].Of(lap.Case))
                elapsed -= hours.Elapsed(Math.Max(pause.Start, Math.Max(lap.From, lap.PausesFrom)), Math.Min(pause.End, to));
            return elapsed;
        }
        foreach (var pause in PausesOf(lap)) elapsed -= hours.Elapsed(Math.Max(pause.Start, lap.From), Math.Min(pause.End, to));
        return elapsed;
    }

    /// <summary>The instant at which a budget is used up; null while a pause that has not ended hides it.</summary>
    public long? DueAfter(Lap lap, long budget, CalendarClock hours)
    {
        var start = lap.From;
        foreach (var pause in PausesOf(lap))
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
    private long DueOnDay(Lap lap, CalendarClock hours, Allowance allowance)
    {
        var zone = ZoneOf(hours);
        var due = allowance switch
        {
            Allowance.BusinessDays days => hours.AddBusinessDays(lap.From, days.Count, _clock.DueAtNextOpening),
            Allowance.CalendarDays days => zone.TickOf(zone.LocalAt(lap.From).PlusDays(days.Count)),
            Allowance.OnDay day => day.Due.After(lap.From, hours, zone),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        foreach (var pause in PausesOf(lap))
        {
            if (pause.Start >= due || pause.End <= lap.From) continue;
            var during = new TimeRange(Math.Max(pause.Start, lap.From), Math.Min(pause.End, _at));
            if (_clock.PausesMoveTheDueTime) due += Math.Max(during.Length, 0);
            else if (hours.Elapsed(during.Start, during.End) is > 0 and var paused) due = hours.DueAfter(due, paused, false);
        }
        return due;
    }

    /// <summary>A due time moved on by the whole length of the pauses before it; null while one of them goes on.</summary>
    private long? MovedOn(Lap lap, long due)
    {
        foreach (var pause in PausesOf(lap))
        {
            if (pause.Start >= due || pause.End <= lap.From) continue;
            if (pause.End >= PauseTimes.Open) return null;
            due += pause.End - Math.Max(pause.Start, lap.From);
        }
        return due;
    }

    private bool AddsUp => _clock.Cycles is { Counts: CycleRule.AddedUp };

    /// <summary>The pauses of a case, and the time between its runs where these add up.</summary>
    private IEnumerable<TimeRange> PausesOf(Lap lap)
    {
        var index = lap.Case;
        if (lap.PausesFrom > BusinessHours.StartOfTime || AddsUp)
            return IntervalSet.Of(_pauses.SelectMany(p => p.Of(index).ToArray()).Concat(AddsUp ? _laps.Between(index) : []))
                .Within(new TimeRange(lap.PausesFrom, BusinessHours.EndOfTime));
        if (_pauses.Length == 0) return [];
        if (_pauses.Length == 1) return _pauses[0].Of(index).ToArray();
        return IntervalSet.Of(_pauses.SelectMany(p => p.Of(index).ToArray()));
    }
}
