namespace Kept.Core.Tests.Evaluation;

using Measure = (string Written, Func<SeriesTrial, string, Filling?, Outcome> Of);

/// <summary>Indicators over counters and samples, as written and by the book.</summary>
internal static class SeriesMeasures
{
    /// <param name="common">The keys that say which rows are meant.</param>
    /// <param name="every">The length of the intervals.</param>
    /// <param name="isByRegion">Whether the objective is held by region, so that only classes are left to combine.</param>
    public static Measure Throw(Dice dice, bool areSamples, bool isMs, string common, int every, bool isByRegion) => (areSamples, dice.Between(0, 9)) switch
    {
        (false, < 3) => Ratio(dice, common),
        (true, < 2) => Statistic(dice, common),
        (true, < 3) => ShareOfSamples(dice, common, isMs ? " ms" : ""),
        (_, < 5) => MeanOfRatios(dice, areSamples, isMs, common, every),
        (_, < 7) => ShareOfIntervals(dice, areSamples, isMs, common, every),
        (_, < 8) => IntervalStatistic(dice, areSamples, isMs, common, every),
        _ => Availability(dice, areSamples, isMs, common, every, isByRegion),
    };

    private static Measure Ratio(Dice dice, string common)
    {
        var good = dice.Pick(SlowValue.OfCounters[..8]);
        var total = dice.Pick(SlowValue.OfCounters[1], SlowValue.OfCounters[1], SlowValue.OfCounters[6]);
        return ($"{{ratio: {{{common}, good: \"{good.Written}\", total: \"{total.Written}\"}}}}", (trial, scope, _) =>
        {
            var mask = trial.MaskOf(scope);
            var rows = trial.In(scope);
            var plain = trial.Within(rows, mask.IsPlain);
            var up = trial.Within(rows, m => mask.Counted[m] && mask.Up[m]);
            var leaves = trial.Within(rows, m => mask.Counted[m] && mask.Leaves[m]);
            var (a, b, c) = (Of(good, plain), Of(total, up), Of(good, leaves));
            var all = Of(total, plain) + b + c;
            return Outcome.Certain(all > 0 ? (a + b + c) / all : null, (long)all.Floor());
        });

        static Fraction Of(SlowValue value, List<SeriesRow> rows) => rows.Count == 0 ? 0 : value.Of(rows)!.Value;
    }

    private static Measure MeanOfRatios(Dice dice, bool areSamples, bool isMs, string common, int every)
    {
        var total = areSamples ? "count(value)" : "requests";
        var good = areSamples ? dice.Pick(SlowValue.Numbers)
            : dice.Pick(SlowValue.OfCounters[0], SlowValue.OfCounters[3], SlowValue.OfCounters[4]);
        var empty = dice.Pick<int?>(null, 0, 50, 100);
        var written = $"{{meanOfRatios: {{{common}, every: {every} minutes, good: \"{In(good.Written, isMs)}\", total: {total}, "
            + $"empty: {(empty is null ? "leaves-both-sides" : $"{empty}%")}}}}}";
        return (written, (trial, scope, filling) =>
        {
            var mask = trial.MaskOf(scope);
            var tally = new Tally();
            foreach (var (start, _, rows, isOver) in trial.Intervals(trial.In(scope), every))
            {
                if (!mask.Counted[start]) continue;
                var all = rows is null ? (Fraction?)null : SlowValue.Requests(rows);   // each sample is one
                if (all == 0 && empty is null && isOver) continue;
                Fraction? ratio = all is not { } some ? null
                    : some == 0 ? empty is { } percent ? new Fraction(percent, 100) : null
                    : good.Of(rows!)!.Value / some;
                tally.Add(ratio, mask.Up[start], mask.Leaves[start], isOver, filling is null ? null : filling(0, start));
            }
            return tally.ToOutcome();
        });
    }

    private static Measure ShareOfIntervals(Dice dice, bool areSamples, bool isMs, string common, int every)
    {
        var met = dice.Pick(areSamples ? SlowCondition.OfSamples : SlowCondition.OfCounters);
        var empty = dice.Pick("met", "not-met", "leaves-both-sides", "not-determined");
        var written = $"{{shareOfIntervals: {{{common}, every: {every} minutes, met: \"{In(met.Written, isMs)}\", empty: {empty}}}}}";
        return (written, (trial, scope, filling) =>
        {
            var mask = trial.MaskOf(scope);
            var tally = new Tally();
            foreach (var (start, _, rows, isOver) in trial.Intervals(trial.In(scope), every))
            {
                if (!mask.Counted[start]) continue;
                var isMet = Ask(met, rows);
                if (isMet is null && rows is not null)
                {
                    if (empty == "leaves-both-sides" && isOver) continue;
                    isMet = empty == "met" ? true : empty == "not-met" ? false : null;
                }
                Fraction? good = isMet is { } known ? known ? 1 : 0 : null;
                tally.Add(good, mask.Up[start], mask.Leaves[start], isOver, filling is null ? null : filling(0, start));
            }
            return tally.ToOutcome();
        });
    }

    private static Measure ShareOfSamples(Dice dice, string common, string unit)
    {
        var limit = dice.Between(0, 8);
        var isNear = dice.Chance(50);
        var written = $"{{shareOfSamples: {{{common}, good: \"value <= {limit}{unit}{(isNear ? " and class == web" : "")}\"}}}}";
        return (written, (trial, scope, _) =>
        {
            var mask = trial.MaskOf(scope);
            var rows = trial.Within(trial.In(scope), m => mask.Counted[m]);
            var tally = new Tally();
            foreach (var row in rows)
            {
                var minute = trial.Setting.Face.IndexOf(row.At);
                tally.Add(row.Tenths <= limit * 10 && (!isNear || row.Class == "web") ? 1 : 0, mask.Up[minute], mask.Leaves[minute], true, null);
            }
            return tally.ToOutcome();
        });
    }

    /// <summary>A percentile of samples, by any method and rank.</summary>
    public static Measure Percentile(Dice dice, string common) => Statistic(dice, common, SlowStatistics.ThrowPercentile(dice));

    private static Measure Statistic(Dice dice, string common, (string, string, Func<List<Fraction>, Fraction?>)? fold = null)
    {
        var (key, keys, of) = fold ?? SlowStatistics.Throw(dice);
        var isLatest = fold is null && dice.Chance(15);
        var written = isLatest ? $"{{latest: {{{common}}}}}" : $"{{{key}: {{{common}{keys}}}}}";
        return (written, (trial, scope, _) =>
        {
            var mask = trial.MaskOf(scope);
            var rows = trial.Within(trial.In(scope), mask.IsPlain).OrderBy(r => r.At).ToList();
            var values = SlowValue.Values(rows);
            var value = isLatest ? values.Count == 0 ? null : values[^1] : of(values);
            return Outcome.Certain(key == "count" && !isLatest ? value : value * trial.Scale, values.Count);
        });
    }

    private static Measure IntervalStatistic(Dice dice, bool areSamples, bool isMs, string common, int every)
    {
        var (key, keys, of) = SlowStatistics.Throw(dice);
        var value = dice.Pick(areSamples ? SlowValue.OfSamples : SlowValue.OfCounters);
        var written = $"{{{key}: {{{common}{keys}, every: {every} minutes, of: \"{In(value.Written, isMs)}\"}}}}";
        return (written, (trial, scope, _) =>
        {
            var mask = trial.MaskOf(scope);
            var values = trial.Intervals(trial.In(scope), every).Where(i => i.Rows is not null && mask.IsPlain(i.Start))
                .Select(i => value.Of(i.Rows!)).OfType<Fraction>().ToList();
            return Outcome.Certain(key == "count" ? of(values) : of(values) * trial.Scale, values.Count);
        });
    }

    private static Measure Availability(
        Dice dice, bool areSamples, bool isMs, string common, int every, bool isByRegion)
    {
        var down = dice.Pick(areSamples ? SlowCondition.OfSamples : SlowCondition.OfCounters);
        var empty = dice.Pick("counts-as-up", "counts-as-down", "leaves-both-sides", "not-determined");
        string[] dimensions = isByRegion ? ["class"] : ["region", "class"];
        var across = dice.Some(0, dimensions).Select(d => (d, dice.Pick("all", "any", "at least 2", "at least 50%", "pooled"))).ToList();
        var terms = SlowTerms.Throw(dice, across) with { AfterExclusions = false, Empty = empty };
        var written = $"{{availability: {{{common}, every: {every} minutes, down: \"{In(down.Written, isMs)}\", empty: {empty}{terms.Keys}}}}}";
        return (written, (trial, scope, filling) =>
        {
            var combined = terms.Across.Select(a => a.Dimension).Order().ToList();
            var rows = trial.InAtAnyTime(scope);
            var things = rows.GroupBy(r => string.Join(",", combined.Select(d => Label(r, d)))).Select(g => new SlowThing(
                combined.Zip(g.Key.Split(',')).ToDictionary(p => p.First, p => p.Second), Minutes(trial, [.. g]))).ToList();
            if (things.Count == 0)
                things.Add(new SlowThing(new Dictionary<string, string>(), combined.Count == 0 ? Minutes(trial, []) : Unseen(trial)));
            return new SlowAvailability(trial.Setting, terms, trial.MasksOf(scope, terms), things).Measure(filling);
        });

        static string Label(SeriesRow row, string dimension) => dimension == "region" ? row.Region : row.Class;

        Standing[] Unseen(SeriesTrial trial) => Enumerable.Range(0, trial.Setting.Face.Count)
            .Select(m => trial.Setting.Face.First + m)
            .Select(m => m < trial.Setting.At ? Standing.Gap : Standing.Unknown).ToArray();

        Standing[] Minutes(SeriesTrial trial, List<SeriesRow> rows)
        {
            var minutes = Unseen(trial);
            var past = rows.Where(r => r.At <= trial.Setting.At).ToList();
            foreach (var (start, end, inside, isOver) in trial.Intervals(past, every, daysAround: 2))
                for (var minute = start; minute < end; minute++)
                    minutes[minute] = !isOver ? Standing.Unknown
                        : inside is null ? Standing.Gap
                        : Ask(down, inside) switch
                        {
                            true => Standing.Down,
                            false => Standing.Up,
                            null => empty switch
                            {
                                "counts-as-up" => Standing.Up,
                                "counts-as-down" => Standing.Down,
                                "leaves-both-sides" => Standing.Dark,
                                _ => Standing.Unknown,
                            },
                        };
            return minutes;
        }
    }

    /// <summary>Of an interval in which nothing happened nothing is asked.</summary>
    private static bool? Ask(SlowCondition condition, List<SeriesRow>? rows) =>
        rows is null || rows.All(r => r.Requests + r.Errors == 0) ? null : condition.Holds(rows);

    private static string In(string condition, bool isMs) => condition.Replace(" UNIT", isMs ? " ms" : "", StringComparison.Ordinal);

    /// <summary>Intervals or samples added up, each worth a share of good.</summary>
    private sealed class Tally
    {
        private readonly List<Fraction> _known = [];
        private readonly List<Fraction> _soFar = [];   // of intervals that are not over
        private long _unknown;
        private long _leaving;   // unknown, where what is bad leaves both sides

        /// <param name="good">Null when nobody knows.</param>
        /// <param name="isBad">Whether what nobody knows was bad; null leaves it open.</param>
        public void Add(Fraction? good, bool isUp, bool leaves, bool isOver, bool? isBad)
        {
            if ((good is null || !isOver) && isBad is { } bad) (good, isOver) = (bad ? 0 : 1, true);
            if (isUp && (good is not null || isOver)) good = 1;
            if (good is null || !isOver)
            {
                if (leaves) _leaving++;
                else _unknown++;
            }
            if (good is { } known && !(leaves && known < 1)) (isOver ? _known : _soFar).Add(known);
        }

        public Outcome ToOutcome()
        {
            var shown = _known.Concat(_soFar).ToList();
            var value = shown.Count > 0 ? shown.Sum() / shown.Count : (Fraction?)null;
            if (_unknown + _leaving == 0) return Outcome.Certain(value, shown.Count);
            var (sum, atWorst) = (_known.Sum(), _known.Count + _unknown);
            return atWorst == 0
                ? new Outcome(value, null, null, shown.Count)
                : new Outcome(value, sum / atWorst, (sum + _unknown + _leaving) / (atWorst + _leaving), shown.Count);
        }
    }
}
