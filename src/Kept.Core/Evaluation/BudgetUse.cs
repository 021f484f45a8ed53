using Kept.Agreements;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation;

/// <summary>A budget of time that is used up in order of time, anew in each of its periods.</summary>
internal sealed class BudgetUse(ExclusionBudget budget, DateTimeZone zone)
{
    private readonly (TimeRange Period, long Left)[] _left = new (TimeRange, long)[budget.AtMost.Count];

    /// <summary>The part of what is asked that the budget covers; the first ask has to lie in its periods' beginnings.</summary>
    public IntervalSet Within(IntervalSet asked)
    {
        var covered = new IntervalSet.Builder();
        foreach (var range in asked)
            for (var position = range.Start; position < range.End;)
            {
                var end = Math.Min(range.End, Renew(position));
                var taken = Math.Min(end - position, _left.Min(part => part.Left));
                covered.Append(new TimeRange(position, position + taken));
                foreach (ref var part in _left.AsSpan()) part.Left -= taken;
                position = end;
            }
        return covered.Build();
    }

    /// <summary>Fills the parts whose periods are over; gives the end of the first period that ends.</summary>
    private long Renew(long tick)
    {
        for (var i = 0; i < _left.Length; i++)
            if (!_left[i].Period.Contains(tick))
                _left[i] = (budget.AtMost[i].Every.PeriodOf(zone.LocalAt(tick).Date, zone).Range, budget.AtMost[i].Ticks);
        return _left.Min(part => part.Period.End);
    }
}
