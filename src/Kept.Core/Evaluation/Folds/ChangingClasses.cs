using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Judges cases whose class may change while their clock runs.</summary>
internal sealed class ChangingClasses(
    CaseClock caseClock, Clock clock, ByClass<Allowance> allowances, CaseTable table, long at, bool isLateAtTheLimit)
{
    private readonly ClassHistory _history = new(table, [clock.Hours.Field, allowances.Field]);

    public CaseJudgement Judge(Lap lap, bool detailed)
    {
        var end = lap.Done ?? at;
        if (clock.OnChange is ClassChange.RemainingShare && lap.IsStarted) return ByShare(lap, end);
        if (ClassAt(lap.Case, end) is not var (hours, allowance)) return CaseJudgement.None;
        if (!lap.IsStarted) return CaseClock.NotStarted;
        if (_history.ChangesBetween(lap.Case, lap.From, end) is [.., var last])
            lap = clock.OnChange is ClassChange.FromChange ? lap with { From = last } : lap with { PausesFrom = last };
        return caseClock.ByAllowance(lap, hours, allowance, isLateAtTheLimit, detailed);
    }

    /// <summary>Each class uses up its own share of the whole.</summary>
    private CaseJudgement ByShare(Lap lap, long end)
    {
        var (used, elapsed) = (Rational.Zero, 0L);
        var part = lap;
        foreach (var to in _history.ChangesBetween(lap.Case, lap.From, end).Append(end))
        {
            if (ClassAt(lap.Case, part.From) is not var (hours, allowance)) return CaseJudgement.None;
            if (caseClock.BudgetOf(allowance, lap.Case, hours) is not { } budget) return CaseJudgement.None;
            var passed = caseClock.Elapsed(part, to, hours);
            var left = (long)((Rational.One - used) * budget).Floor();
            elapsed += passed;
            if (passed >= left || to == end) return Decided(lap, end, caseClock.DueAfter(part, left, hours), elapsed, hours);
            used += Rational.Of(passed, budget);
            part = part with { From = to };
        }
        throw new System.Diagnostics.UnreachableException();
    }

    private CaseJudgement Decided(Lap lap, long end, long? due, long elapsed, CalendarClock hours) => due is { } known
        ? caseClock.Judge(lap, end, known, isLateAtTheLimit, hours) with { ElapsedTicks = elapsed }
        : new CaseJudgement(CaseClock.StateOf(lap, true), null, elapsed);

    private (CalendarClock Hours, Allowance Allowance)? ClassAt(int index, long tick) =>
        caseClock.HoursFor(_history.At(index, clock.Hours.Field, tick)) is { } hours
        && allowances.Find(_history.At(index, allowances.Field, tick)) is { Value: var allowance }
            ? (hours, allowance) : null;
}
