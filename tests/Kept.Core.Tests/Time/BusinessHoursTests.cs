using FsCheck;
using FsCheck.Fluent;
using Kept.Time;
using Xunit;

namespace Kept.Core.Tests.Time;

public class BusinessHoursTests
{
    private static readonly Gen<(IntervalSet Open, long Tick, long Budget)> SmallQuestion =
        from open in Some.SmallSet
        from tick in Gen.Choose(-5, 70)
        from budget in Gen.Choose(0, 40)
        select (open, (long)tick, (long)budget);

    [Fact]
    public void Elapsed_is_the_sum_of_the_parts_between() => Law.Holds(
        from open in Gen.OneOf(Some.SmallSet, Some.ClusteredSet)
        from edges in Gen.Choose(-5, 70).Two()
        from near in Gen.Elements(open.SelectMany(range => new[] { range.Start, range.End }).Append(0).ToArray()).Two()
        select (open, start: near.Item1 + edges.Item1, end: near.Item2 + edges.Item2),
        given => new BusinessHours(given.open).Elapsed(given.start, given.end)
            == given.open.Sum(range => range.Intersect(new(given.start, given.end)).Length),
        trials: 1000);

    [Fact]
    public void Due_is_the_first_instant_of_the_running_clock_at_which_the_budget_is_used_up() => Law.Holds(
        SmallQuestion,
        asked =>
        {
            var hours = new BusinessHours(asked.Open);
            var clockStart = FirstWhere(tick => tick >= asked.Tick && asked.Open.Contains(tick));
            var due = FirstWhere(tick => tick >= clockStart && hours.Elapsed(asked.Tick, tick) >= asked.Budget);
            return hours.DueAfter(asked.Tick, asked.Budget) == due;
        },
        trials: 1000);

    [Fact]
    public void Due_at_the_next_opening_is_the_first_open_instant_at_which_the_budget_is_used_up() => Law.Holds(
        SmallQuestion,
        asked =>
        {
            var hours = new BusinessHours(asked.Open);
            var due = FirstWhere(tick => tick >= asked.Tick && asked.Open.Contains(tick)
                && hours.Elapsed(asked.Tick, tick) >= asked.Budget);
            return hours.DueAfter(asked.Tick, asked.Budget, atNextOpening: true) == due;
        },
        trials: 1000);

    [Fact]
    public void The_start_before_an_end_is_the_due_time_seen_in_a_mirror() => Law.Holds(
        SmallQuestion,
        asked =>
        {
            var mirrored = IntervalSet.Of(asked.Open.Select(range => new TimeRange(-range.End, -range.Start)));
            var due = new BusinessHours(mirrored).DueAfter(-asked.Tick, asked.Budget);
            var expected = due == BusinessHours.EndOfTime ? BusinessHours.StartOfTime : -due;
            return new BusinessHours(asked.Open).StartBefore(asked.Tick, asked.Budget) == expected;
        },
        trials: 1000);

    [Fact]
    public void Openings_and_closings_are_found_from_any_instant() => Law.Holds(
        SmallQuestion,
        asked =>
        {
            var hours = new BusinessHours(asked.Open);
            var open = FirstWhere(tick => tick >= asked.Tick && asked.Open.Contains(tick));
            var closings = asked.Open.Select(range => range.End).Where(end => end <= asked.Tick);
            return hours.FirstOpenAtOrAfter(asked.Tick) == open
                && hours.LastCloseAtOrBefore(asked.Tick) == closings.Append(BusinessHours.StartOfTime).Max();
        },
        trials: 1000);

    [Fact]
    public void A_due_time_among_crowded_ranges_has_just_the_budget_before_it() => Law.Holds(
        from open in Some.ClusteredSet
        where !open.IsEmpty
        from index in Gen.Choose(0, open.Count - 1)
        from offset in Gen.Choose(-5, 70)
        from budget in Gen.Choose(1, 200)
        select (open, start: open[index].Start + offset, budget: (long)budget),
        given =>
        {
            var hours = new BusinessHours(given.open);
            var due = hours.DueAfter(given.start, given.budget);
            return due == BusinessHours.EndOfTime
                ? hours.Elapsed(given.start, BusinessHours.EndOfTime) < given.budget
                : hours.Elapsed(given.start, due) == given.budget
                    && hours.Elapsed(given.start, due - 1) == given.budget - 1;
        },
        trials: 1000);

    [Theory]
    [InlineData(long.MinValue, long.MaxValue, 50)]
    [InlineData(long.MaxValue, long.MinValue, 0)]
    [InlineData(125, long.MaxValue, 25)]
    public void Instants_however_far_away_are_fine(long from, long to, long elapsed)
    {
        var hours = new BusinessHours(IntervalSet.Of(new TimeRange(100, 150)));

        Assert.Equal(elapsed, hours.Elapsed(from, to));
    }

    [Fact]
    public void A_budget_larger_than_all_time_is_never_used_up()
    {
        var hours = new BusinessHours(IntervalSet.Of(new TimeRange(100, 150)));

        Assert.Equal(BusinessHours.EndOfTime, hours.DueAfter(0, long.MaxValue));
        Assert.Equal(BusinessHours.StartOfTime, hours.StartBefore(1000, long.MaxValue));
    }

    [Fact]
    public void Hours_that_never_open_have_no_answers()
    {
        var hours = new BusinessHours(IntervalSet.Empty);

        Assert.Equal(0, hours.Elapsed(-10, 10));
        Assert.Equal(BusinessHours.EndOfTime, hours.DueAfter(0, 0));
        Assert.Equal(BusinessHours.StartOfTime, hours.StartBefore(0, 0));
        Assert.Equal(BusinessHours.StartOfTime, hours.LastCloseAtOrBefore(0));
    }

    [Fact]
    public void Hours_that_never_close_count_every_tick()
    {
        var hours = new BusinessHours(IntervalSet.Always);

        Assert.Equal(300, hours.Elapsed(-100, 200));
        Assert.Equal(250, hours.DueAfter(200, 50));
        Assert.Equal(150, hours.StartBefore(200, 50));
        Assert.Equal(BusinessHours.EndOfTime, hours.DueAfter(1, long.MaxValue / 2));
    }

    private static long FirstWhere(Func<long, bool> holds)
    {
        for (var tick = -10L; tick < 130; tick++)
            if (holds(tick)) return tick;
        return BusinessHours.EndOfTime;
    }
}
