using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Up time ÷ counted time of outlines in a range.</summary>
/// <param name="everywhere">The mask as far as the outlines reach.</param>
/// <param name="outOf">The denominator of each outline; null for the time that counts.</param>
internal sealed class TimeShare(TimeRange range, MaskWindows everywhere, OutageRule rule, long? outOf)
{
    private readonly MaskWindows _mask = everywhere.Within(range);

    /// <summary>Whether time that leaves may cut started units off, which makes it worse than down time that does.</summary>
    private readonly bool _losesUnits = outOf is null && rule is { WholeUnitTicks: > 0, CountsStarted: false, HasClockUnits: false };

    public Measured Of(Sequence<Weighed> outlines)
    {
        var parts = outlines.Select(thing => Count(thing.Outline)).ToList();
        var sum = parts.Aggregate((a, b) => a + b);
        var unknown = parts.Sum(p => p.Unknown.Length);
        var weights = outlines.Select(thing => thing.Weight).ToList();
        var (best, worst) = (
            Ratio(parts, weights, p => p.Counted, p => p.LeastDown), Ratio(parts, weights, p => p.WorstCounted, p => p.MostDown));
        var evidence = new Evidence.Time(
            sum.Counted, sum.Down, unknown, parts.SelectMany(p => p.Outages).OrderBy(o => o.Range.Start).ToSequence(),
            IntervalSet.Of(parts.SelectMany(p => p.Unknown)).ToSequence(), _mask.Excluded)
        {
            Beyond = _mask.Beyond,
            LeastDownTicks = sum.LeastDown,
            MostDownTicks = sum.MostDown,
            HasCertainOutages = parts.All(p => p.HasCertainOutages),
        };
        if (sum.LeastDown == sum.MostDown && best == worst)
            return Measured.Exactly(FigureOf(best), sum.Counted, evidence);
        var value = Ratio(parts, weights, p => p.Counted - p.Unknown.Length, p => p.Down) is { } known
            ? Within(known, worst, best) : (Rational?)null;
        return new Measured(FigureOf(value), FigureOf(worst), worst is null ? null : FigureOf(best), sum.Counted, evidence);
    }

    private Part Count(TimeOutline whole)
    {
        var outline = whole.Within(range);
        var alive = outline.Alive.Intersect(_mask.Counted);
        var possible = outline.Possible;
        var part = rule.CountedIn is RunPeriod.Split ? CountOwn(outline, alive, possible) : CountWhole(whole);
        return part with
        {
            Counted = outOf ?? alive.Length - Leaving(outline.Down, alive),
            WorstCounted = outOf ?? alive.Length - Leaving(possible, alive) - MayLeave(outline, alive).Length,
            Unknown = outline.Unknown.Intersect(alive).Except(_mask.CountsAsUp),
        };
    }

    /// <summary>The down time of all runs within the range.</summary>
    private Part CountOwn(TimeOutline outline, IntervalSet alive, IntervalSet possible)
    {
        var outages = OutagesOf(outline.Down, alive);
        var worst = OutagesOf(possible, alive);
        var (down, mostDown) = (outages.Sum(o => o.CountedTicks), worst.Sum(o => o.CountedTicks));
        var leastDown = down;
        if (rule is { WholeUnitTicks: > 0, CountsStarted: true, HasClockUnits: false })
        {
            // A gap may join two outages and so save a started unit. It is taken to hide one outage at most.
            leastDown = possible.Sum(run => Units(outline.Down.Within(run).Sum(r => Counted(r, alive))));
            mostDown = outline.Down.Sum(r => Units(Counted(r, alive))) + outline.Unknown.Sum(r => Units(Counted(r, alive)));
        }
        else if (_losesUnits) mostDown = possible.Sum(run => AtWorst(run, outline.MayLeave, alive));
        return new Part(0, 0, down, leastDown, mostDown, IntervalSet.Empty, outages, Lengths(outages).SequenceEqual(Lengths(worst)));
    }

    /// <summary>The whole length of the runs that begin, or end, within the range. Unknown time beside a run may move its
    /// beginning or end out of the range, or bring one in.</summary>
    private Part CountWhole(TimeOutline whole)
    {
        var alive = whole.Alive.Intersect(everywhere.Counted);
        var outages = whole.Down.Where(IsHere).Select(run => new Outage(run, Units(Counted(run, alive)))).ToList();
        var (least, most, isCertain) = (0L, 0L, true);
        foreach (var run in whole.Possible)
        {
            var certain = outages.Where(o => run.Contains(o.Range.Start)).Sum(o => o.CountedTicks);
            var inside = run.Intersect(rule.CountedIn is RunPeriod.Start
                ? new TimeRange(range.Start, BusinessHours.EndOfTime) : new TimeRange(BusinessHours.StartOfTime, range.End));
            if (!run.Overlaps(range) || whole.Unknown.Within(run).IsEmpty)
            {
                (least, most) = (least + certain, most + certain);
                continue;
            }
            isCertain = false;
            if (inside == run) least += certain;
            most += rule.CountsStarted
                ? whole.Down.Within(inside).Concat(whole.Unknown.Within(inside)).Sum(part => Units(Counted(part, alive)))
                : AtWorst(inside, whole.MayLeave, alive);
        }
        return new Part(0, 0, outages.Sum(o => o.CountedTicks), least, most, IntervalSet.Empty, outages, isCertain);
    }

    /// <summary>The down time of a run that may be down throughout. Where its unknown time may leave instead, what leaves weighs at most as
    /// much as it does when it is down without being cut to units.</summary>
    private long AtWorst(TimeRange run, IntervalSet mayLeave, IntervalSet alive) => Counted(run, alive) is var ticks
        && _losesUnits && !mayLeave.Within(run).IsEmpty ? ticks : Units(ticks);

    /// <summary>What leaves at worst, because it cannot be down: a share is least with the least up time and the most down time, so time
    /// that may leave either counts as down or leaves. That is so of what counts as up or is too short for an outage, and of
    /// the parts of runs that may count in another period.</summary>
    private IntervalSet MayLeave(TimeOutline outline, IntervalSet alive) => outline.MayLeave.Intersect(alive)
        .Except(rule.CountedIn is RunPeriod.Split ? outline.Possible.Except(_mask.CountsAsUp) : IntervalSet.Empty);

    private bool IsHere(TimeRange run) => rule.CountedIn is RunPeriod.Start
        ? range.Contains(run.Start)
        : run.End > range.Start && run.End <= range.End;

    private static IEnumerable<long> Lengths(List<Outage> outages) => outages.Select(o => o.CountedTicks).Where(ticks => ticks > 0);

    private long Leaving(IntervalSet down, IntervalSet alive) => alive.Intersect(down).Intersect(_mask.DowntimeLeaves).Length;

    private List<Outage> OutagesOf(IntervalSet runs, IntervalSet alive) =>
        runs.Select(run => new Outage(run, Units(Counted(run, alive)))).ToList();

    private long Counted(TimeRange run, IntervalSet alive) => alive.Within(run).Intersect(everywhere.Plain).Length;

    private long Units(long ticks) => rule.WholeUnitTicks == 0 || rule.HasClockUnits
        ? ticks
        : (ticks + (rule.CountsStarted ? rule.WholeUnitTicks - 1 : 0)) / rule.WholeUnitTicks * rule.WholeUnitTicks;

    private static Rational? Ratio(List<Part> parts, List<Rational> weights, Func<Part, long> countedOf, Func<Part, long> downOf)
    {
        var (up, counted) = (Rational.Zero, Rational.Zero);
        for (var i = 0; i < parts.Count; i++)
        {
            counted += weights[i] * countedOf(parts[i]);
            up += weights[i] * (countedOf(parts[i]) - downOf(parts[i]));
        }
        return counted.Sign <= 0 ? null : Rational.Max(up, Rational.Zero) / counted;
    }

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
