namespace Kept.Core.Tests.Evaluation;

/// <summary>An availability over the whole period at once, minute by minute, in worlds in which everything is known.</summary>
internal sealed class SlowAvailability(
    Setting setting, SlowTerms terms, (SlowMask Common, Func<string, SlowMask>? OfRegion) masks, IReadOnlyList<SlowThing> things)
{
    private readonly SlowMask _mask = masks.Common;

    private readonly (int Start, int End) _period = setting.Face.Period;

    public Outcome Measure(Filling? filling)
    {
        if (filling is not null) return Outcome.Certain(Share(World(filling)), null);
        var (good, bad) = (World((_, _) => false), World((_, _) => true));
        var mayLeave = MayLeave(good);
        if (terms is { Unit: > 0, CountsStarted: true }) return WithStartedUnits(good, bad, mayLeave);
        return Bounded(Value(good, bad), Worst(bad, mayLeave, MostDown(bad, mayLeave)), Share(good));
    }

    /// <summary>Lengths of the outages of the period in a world, in minutes that count; for each that is pooled.</summary>
    public List<List<int>> Outages(Filling filling) => World(filling).Select(minutes => RunsInPeriod(minutes)
        .Select(run => terms.Units(Counted(run))).Where(length => length > 0).ToList()).ToList();

    /// <summary>Everything as one, or each that is pooled for itself, after the outage rule.</summary>
    public List<Standing[]> World(Filling filling) => Combined(filling, unknownLeaves: false).Select(WithoutShortOutages).ToList();

    private List<Standing[]> Combined(Filling filling, bool unknownLeaves)
    {
        var groups = things.Select((thing, i) => (thing.Labels, Minutes: Settled(thing, i, filling, unknownLeaves))).ToList();
        foreach (var (dimension, quorum) in terms.Across.Where(a => a.Quorum != "pooled"))
            groups = groups
                .GroupBy(g => string.Join(",", g.Labels.Where(l => l.Key != dimension).OrderBy(l => l.Key).Select(l => $"{l.Key}={l.Value}")))
                .Select(g => (
                    Labels: (IReadOnlyDictionary<string, string>)g.First().Labels.Where(l => l.Key != dimension).ToDictionary(),
                    Minutes: Combined(quorum, g.Select(x => x.Minutes).ToList(), minute => filling(-1, minute))))
                .ToList();
        return groups.Select(g => g.Minutes).ToList();
    }

    /// <summary>A thing with windows of its own is masked before it combines with others.</summary>
    private Standing[] Settled(SlowThing thing, int number, Filling filling, bool unknownLeaves)
    {
        var minutes = thing.Minutes;
        var own = thing.Labels.TryGetValue("region", out var region) ? masks.OfRegion?.Invoke(region) : null;
        var gap = terms.NoData switch
        {
            "counts-as-up" => Standing.Up,
            "counts-as-down" => Standing.Down,
            "leaves-both-sides" => Standing.Dark,
            _ => Standing.Unknown,
        };
        var settled = new Standing[minutes.Length];
        for (var minute = 0; minute < minutes.Length; minute++)
        {
            var standing = minutes[minute] is Standing.Gap ? gap : minutes[minute];
            settled[minute] = standing is not Standing.Unknown ? standing
                : unknownLeaves ? Standing.Dark : filling(number, minute) ? Standing.Down : Standing.Up;
            if (own is null || settled[minute] is Standing.Dark) continue;
            if (!own.Counted[minute] || (own.Leaves[minute] && standing is Standing.Down)) settled[minute] = Standing.Dark;
            else if (own.Up[minute] && !(standing is Standing.Unknown && terms.UnknownMayLeave)) settled[minute] = Standing.Up;
        }
        return settled;
    }

    private static Standing[] Combined(string quorum, List<Standing[]> members, Func<int, bool> isMissingOneDown)
    {
        var combined = new Standing[members[0].Length];
        var isShare = quorum.EndsWith('%');
        var written = quorum is "all" or "any" ? 1 : int.Parse(quorum["at least ".Length..].TrimEnd('%'), null);
        for (var minute = 0; minute < combined.Length; minute++)
        {
            var (up, down) = (0, 0);
            foreach (var member in members)
                if (member[minute] is Standing.Up) up++;
                else if (member[minute] is Standing.Down) down++;
            var needed = quorum == "all" ? up + down : isShare ? (written * (up + down) + 99) / 100 : written;
            var unseen = quorum == "all" || isShare ? 0 : Math.Max(0, needed - members.Count);
            var unseenUp = unseen > 0 && !isMissingOneDown(minute) ? unseen : 0;
            combined[minute] = up + down == 0 ? Standing.Dark : up + unseenUp >= needed ? Standing.Up : Standing.Down;
        }
        return combined;
    }

    private Standing[] WithoutShortOutages(Standing[] minutes)
    {
        var settled = minutes.ToArray();
        foreach (var (start, end) in Runs(minutes, 0, minutes.Length))
        {
            var length = terms.AfterExclusions ? Counted((start, end)) : end - start;
            if (!terms.IsLongEnough(length)) Array.Fill(settled, Standing.Up, start, end - start);
        }
        return settled;
    }

    private Fraction? Share(List<Standing[]> world) =>
        Ratio(world.Sum(CountedTime), world.Sum(minutes => RunsInPeriod(minutes).Sum(run => terms.Units(Counted(run)))));

    /// <summary>Time of which nobody knows is left out.</summary>
    private Fraction? Value(List<Standing[]> good, List<Standing[]> bad)
    {
        var unknown = 0;
        for (var i = 0; i < good.Count; i++)
            for (var minute = _period.Start; minute < _period.End; minute++)
                if (good[i][minute] != bad[i][minute] && _mask.Counted[minute] && !_mask.Up[minute]) unknown++;
        return Ratio(good.Sum(CountedTime) - unknown, good.Sum(minutes => RunsInPeriod(minutes).Sum(run => terms.Units(Counted(run)))));
    }

    /// <summary>A gap is taken to hide one outage at most: at worst every stretch counts for itself, at best all that is
    /// certain within a stretch that may be down is one outage.</summary>
    private Outcome WithStartedUnits(List<Standing[]> good, List<Standing[]> bad, List<bool[]> mayLeave)
    {
        var (least, most) = (0, 0);
        for (var i = 0; i < bad.Count; i++)
            foreach (var (start, end) in RunsInPeriod(bad[i]))
            {
                var certain = Runs(good[i], start, end).ToList();
                least += terms.Units(certain.Sum(Counted));
                var edges = certain.SelectMany(run => new[] { run.Start, run.End }).Append(start).Append(end).Distinct().Order().ToList();
                most += edges.Zip(edges.Skip(1)).Sum(piece => terms.Units(Counted(piece)));
            }
        return Bounded(Value(good, bad), Worst(bad, mayLeave, most), Ratio(good.Sum(CountedTime), least));
    }

    /// <summary>At worst every stretch that may be down is down, and where it may leave instead, all its minutes count.</summary>
    private int MostDown(List<Standing[]> bad, List<bool[]> mayLeave) => bad.Zip(mayLeave).Sum(world => RunsInPeriod(world.First).Sum(run =>
        terms.LosesUnits && world.Second.Take(run.Start..run.End).Contains(true) ? Counted(run) : terms.Units(Counted(run))));

    /// <summary>What may leave, but is not down when all is bad, leaves.</summary>
    private Fraction? Worst(List<Standing[]> bad, List<bool[]> mayLeave, int mostDown) => Ratio(
        bad.Sum(CountedTime) - bad.Zip(mayLeave).Sum(world => Enumerable.Range(_period.Start, _period.End - _period.Start).Count(minute =>
            world.Second[minute] && _mask.Counted[minute] && (world.First[minute] is not Standing.Down || _mask.Up[minute]))), mostDown);

    /// <summary>Minutes that are measured when all is good, but not when what is unknown leaves.</summary>
    private List<bool[]> MayLeave(List<Standing[]> good)
    {
        if (!terms.UnknownMayLeave) return good.Select(minutes => new bool[minutes.Length]).ToList();
        var left = Combined((_, _) => false, unknownLeaves: true);
        return good.Zip(left).Select(world => world.First.Zip(world.Second, (a, b) => a is not Standing.Dark && b is Standing.Dark).ToArray()).ToList();
    }

    /// <summary>Without a number in the worst world there are no bounds; a value lies within them.</summary>
    private static Outcome Bounded(Fraction? value, Fraction? worst, Fraction? best) => worst is not { } w || best is not { } b
        ? new Outcome(value, worst, worst is null ? null : best)
        : new Outcome(w == b ? w : value is { } v ? Fraction.Max(w, Fraction.Min(v, b)) : null, w, b);

    private static Fraction? Ratio(int counted, int down) => counted <= 0 ? null : new Fraction(Math.Max(0, counted - down), counted);

    /// <summary>Minutes that count in the period: those down where only down time leaves do not.</summary>
    private int CountedTime(Standing[] minutes)
    {
        var count = 0;
        for (var minute = _period.Start; minute < _period.End; minute++)
            if (minutes[minute] is not Standing.Dark && _mask.Counted[minute] && !(minutes[minute] is Standing.Down && _mask.Leaves[minute])) count++;
        return count;
    }

    private int Counted((int Start, int End) run)
    {
        var count = 0;
        for (var minute = run.Start; minute < run.End; minute++)
            if (_mask.IsPlain(minute)) count++;
        return count;
    }

    private IEnumerable<(int Start, int End)> RunsInPeriod(Standing[] minutes) => Runs(minutes, _period.Start, _period.End);

    private static IEnumerable<(int Start, int End)> Runs(Standing[] minutes, int from, int until)
    {
        for (var minute = from; minute < until; minute++)
        {
            if (minutes[minute] is not Standing.Down) continue;
            var start = minute;
            while (minute < until && minutes[minute] is Standing.Down) minute++;
            yield return (start, minute);
        }
    }
}
