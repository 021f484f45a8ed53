using System.Numerics;
using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Up time ÷ counted time of outlines in a range.</summary>
/// <param name="mask">Within the range.</param>
internal sealed class TimeShare(TimeRange range, MaskWindows mask, OutageRule rule)
{
    public Measured Of(Sequence<TimeOutline> outlines)
    {
        var parts = outlines.Select(outline => Count(outline.Within(range))).ToList();
        var sum = parts.Aggregate((a, b) => a + b);
        var unknown = parts.Sum(p => p.Unknown.Length);
        var (best, worst) = (Ratio(sum.Counted, sum.LeastDown), Ratio(sum.WorstCounted, sum.MostDown));
        var evidence = new Evidence.Time(
            sum.Counted, sum.Down, unknown, parts.SelectMany(p => p.Outages).OrderBy(o => o.Range.Start).ToSequence(),
            IntervalSet.Of(parts.SelectMany(p => p.Unknown)).ToSequence(), mask.Excluded)
        {
            LeastDownTicks = sum.LeastDown,
            MostDownTicks = sum.MostDown,
            HasCertainOutages = parts.All(p => p.HasCertainOutages),
        };
        if (sum.LeastDown == sum.MostDown && sum.Counted == sum.WorstCounted)
            return Measured.Exactly(FigureOf(best), sum.Counted, evidence);
        var value = Ratio(sum.Counted - unknown, sum.Down) is { } known ? Within(known, worst, best) : (Rational?)null;
        return new Measured(FigureOf(value), FigureOf(worst), worst is null ? null : FigureOf(best), sum.Counted, evidence);
    }

    private Part Count(TimeOutline outline)
    {
        var alive = outline.Alive.Intersect(mask.Counted);
        var possible = outline.Possible;
        var outages = OutagesOf(outline.Down, alive);
        var worst = OutagesOf(possible, alive);
        var (down, mostDown) = (outages.Sum(o => o.CountedTicks), worst.Sum(o => o.CountedTicks));
        var leastDown = down;
        if (rule is { WholeUnitTicks: > 0, CountsStarted: true })
        {
            // A gap may join two outages and so save a started unit. It is taken to hide one outage at most.
            leastDown = possible.Sum(run => Units(outline.Down.Within(run).Sum(r => Counted(r, alive))));
            mostDown = outline.Down.Sum(r => Units(Counted(r, alive))) + outline.Unknown.Sum(r => Units(Counted(r, alive)));
        }
        return new Part(
            alive.Length - Leaving(outline.Down, alive), alive.Length - Leaving(possible, alive), down, leastDown, mostDown,
            outline.Unknown.Intersect(alive).Except(mask.CountsAsUp), outages, Lengths(outages).SequenceEqual(Lengths(worst)));
    }

    private static IEnumerable<long> Lengths(List<Outage> outages) => outages.Select(o => o.CountedTicks).Where(ticks => ticks > 0);

    private long Leaving(IntervalSet down, IntervalSet alive) => alive.Intersect(down).Intersect(mask.DowntimeLeaves).Length;

    private List<Outage> OutagesOf(IntervalSet runs, IntervalSet alive) =>
        runs.Select(run => new Outage(run, Units(Counted(run, alive)))).ToList();

    private long Counted(TimeRange run, IntervalSet alive) => alive.Within(run).Intersect(mask.Plain).Length;

    private long Units(long ticks) => rule.WholeUnitTicks == 0
        ? ticks
        : (ticks + (rule.CountsStarted ? rule.WholeUnitTicks - 1 : 0)) / rule.WholeUnitTicks * rule.WholeUnitTicks;

    private static Rational? Ratio(long counted, long down) =>
        counted <= 0 ? null : Rational.Of(Math.Max(counted - down, 0), (BigInteger)counted);

    private static Figure? FigureOf(Rational? value) => value is { } known ? Figure.Of(known) : null;

    /// <summary>Whole units can carry what is known outside of the bounds.</summary>
    private static Rational Within(Rational value, Rational? low, Rational? high)
    {
        if (low is { } l) value = Rational.Max(value, l);
        return high is { } h ? Rational.Min(value, h) : value;
    }

    /// <summary>What one outline comes to, in ticks.</summary>
    private sealed record Part(
        long Counted, long WorstCounted, long Down, long LeastDown, long MostDown, IntervalSet Unknown, List<Outage> Outages, bool HasCertainOutages)
    {
        public static Part operator +(Part a, Part b) => new(
            a.Counted + b.Counted, a.WorstCounted + b.WorstCounted, a.Down + b.Down, a.LeastDown + b.LeastDown, a.MostDown + b.MostDown,
            a.Unknown, a.Outages, a.HasCertainOutages);
    }
}
