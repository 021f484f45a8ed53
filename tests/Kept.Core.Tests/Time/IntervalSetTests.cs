using FsCheck;
using FsCheck.Fluent;
using Kept.Time;
using Xunit;

namespace Kept.Core.Tests.Time;

/// <summary>Sets of ticks from 0 to 63, held against 64 bits.</summary>
public class IntervalSetTests
{
    private static readonly Gen<(IntervalSet A, IntervalSet B)> TwoSets =
        from a in Some.SmallSet
        from b in Some.SmallSet
        select (a, b);

    [Fact]
    public void Union_is_or() =>
        Law.Holds(TwoSets, sets => Bits(sets.A.Union(sets.B)) == (Bits(sets.A) | Bits(sets.B)));

    [Fact]
    public void Intersection_is_and() =>
        Law.Holds(TwoSets, sets => Bits(sets.A.Intersect(sets.B)) == (Bits(sets.A) & Bits(sets.B)));

    [Fact]
    public void Difference_is_and_not() =>
        Law.Holds(TwoSets, sets => Bits(sets.A.Except(sets.B)) == (Bits(sets.A) & ~Bits(sets.B)));

    [Fact]
    public void At_least_counts_the_sets_that_hold_an_instant() => Law.Holds(
        from sets in Some.SmallSet.ArrayOf()
        from count in Gen.Choose(1, 4)
        select (sets, count),
        given => Bits(IntervalSet.AtLeast(given.count, given.sets))
            == BitsWhere(tick => given.sets.Count(set => Has(set, tick)) >= given.count));

    [Fact]
    public void Within_keeps_what_lies_in_a_range() => Law.Holds(
        from set in Some.SmallSet
        from start in Gen.Choose(0, 64)
        from end in Gen.Choose(0, 64)
        select (set, range: new TimeRange(start, end)),
        given => Bits(given.set.Within(given.range))
                == BitsWhere(tick => Has(given.set, tick) && given.range.Contains(tick))
            && given.set.LengthWithin(given.range) == given.set.Within(given.range).Length);

    [Fact]
    public void Runs_shorter_than_asked_are_left_out() => Law.Holds(
        from set in Some.SmallSet
        from ticks in Gen.Choose(0, 10)
        select (set, ticks),
        given => given.set.WhereAtLeast(given.ticks)
            .SequenceEqual(given.set.Where(range => range.Length >= given.ticks)));

    [Fact]
    public void Contains_and_length_are_those_of_the_bits() => Law.Holds(
        Some.SmallSet,
        set => Enumerable.Range(0, 64).All(tick => set.Contains(tick) == Has(set, tick))
            && set.Length == (long)ulong.PopCount(Bits(set)));

    [Fact]
    public void Every_result_is_sorted_apart_and_without_empty_ranges() => Law.Holds(
        TwoSets,
        sets => IsCanonical(sets.A) && IsCanonical(sets.A.Union(sets.B))
            && IsCanonical(sets.A.Intersect(sets.B)) && IsCanonical(sets.A.Except(sets.B)));

    [Fact]
    public void The_order_and_overlap_of_the_ranges_given_make_no_difference() => Law.Holds(
        from edges in Gen.Choose(0, 64).Two().ArrayOf()
        from order in Gen.Shuffle(edges)
        select (edges, order),
        given => SetOf(given.edges).Equals(SetOf(given.order))
            && Bits(SetOf(given.edges))
                == BitsWhere(tick => given.edges.Any(edge => edge.Item1 <= tick && tick < edge.Item2)));

    private static IntervalSet SetOf(IEnumerable<(int Start, int End)> edges) =>
        IntervalSet.Of(edges.Select(edge => new TimeRange(edge.Start, edge.End)));

    private static bool IsCanonical(IntervalSet set) =>
        set.All(range => range.Start < range.End)
        && set.Zip(set.Skip(1)).All(pair => pair.First.End < pair.Second.Start);

    private static bool Has(IntervalSet set, int tick) => set.Any(range => range.Start <= tick && tick < range.End);

    private static ulong Bits(IntervalSet set) => BitsWhere(tick => Has(set, tick));

    private static ulong BitsWhere(Func<int, bool> isIn) =>
        Enumerable.Range(0, 64).Where(isIn).Aggregate(0UL, (bits, tick) => bits | 1UL << tick);
}
