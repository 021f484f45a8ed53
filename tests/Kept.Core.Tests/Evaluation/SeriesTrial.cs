namespace Kept.Core.Tests.Evaluation;

/// <summary>Counters in buckets, single events, and samples, with every indicator over them.</summary>
internal sealed class SeriesTrial : Trial
{
    private static readonly string[] Bounded = ["{meanOfRatios", "{shareOfIntervals", "{availability"];

    private static readonly int[] Lengths = [1, 5, 15, 30, 60, 60, 60, 120, 360, 720, 1440];

    private static readonly string[] SharesBegin = ["{ratio", "{meanOfRatios", "{share", "{availability"];

    private SeriesTrial(Setting setting) : base(setting)
    {
    }

    public required bool AreSamples { get; init; }

    /// <summary>Whether a time without rows is one in which nothing happened.</summary>
    public required bool GapsMeanNothing { get; init; }

    /// <summary>What one of the unit written is worth in the unit held.</summary>
    public required Fraction Scale { get; init; }

    public required IReadOnlyList<SeriesRow> Rows { get; init; }

    public required bool OnlyRegionX { get; init; }

    public required MaskDraft Draft { get; init; }

    public required string? By { get; init; }

    /// <summary>The indicator as written, and what the rows of a scope come to.</summary>
    public required (string Written, Func<SeriesTrial, string, Filling?, Outcome> Of) Measure { get; init; }

    public override IReadOnlyList<Table> Tables { get; init; } = [];

    public override string? Per => By;

    public override MaskDraft Mask => Draft;

    public override (Fraction, string)[] Steps => SharesBegin.Any(Indicator.StartsWith)
        ? base.Steps
        : Scale == 1 ? [(new Fraction(1, 10), "0.1"), (2, "2")] : [];

    public override string Ones => SharesBegin.Any(Indicator.StartsWith) ? base.Ones
        : Scale == 1 || Indicator.StartsWith("{count", StringComparison.Ordinal) ? "" : " s";

    public override string Indicator => Measure.Written;

    private delegate (string Written, Func<SeriesTrial, string, Filling?, Outcome> Of) MeasureOfSeries(
        Dice dice, bool areSamples, bool isMs, string common, int every, bool isByRegion);

    public override IReadOnlyList<(string Scope, Outcome Outcome)> Expected(Filling? filling = null) =>
        (By is null ? Enumerable.Repeat("", 1) : Known.Select(r => r.Region).Distinct().Order(StringComparer.Ordinal))
            .Select(scope => (scope, Measure.Of(this, scope, filling))).ToList();

    /// <summary>What the rows that were known and had happened say in a scope.</summary>
    public List<SeriesRow> In(string scope) => InAtAnyTime(scope).Where(r => r.At <= Setting.At).ToList();

    public List<SeriesRow> InAtAnyTime(string scope) => Known.Where(r => By is null || r.Region == scope).ToList();

    public SlowMask MaskOf(string scope) => SlowMask.Of(Setting, Draft, RegionOf(scope));

    public (SlowMask Common, Func<string, SlowMask>? OfRegion) MasksOf(string scope, SlowTerms terms) => SlowMask.Split(Setting, Draft, RegionOf(scope), terms);

    private string? RegionOf(string scope) => OnlyRegionX ? "x" : By is null ? null : scope;

    /// <summary>The rows of the period, of the kind of time that a rule picks.</summary>
    public List<SeriesRow> Within(List<SeriesRow> rows, Func<int, bool> isIn) => rows
        .Where(r => r.At >= Setting.Start && r.At < Setting.End && isIn(Setting.Face.IndexOf(r.At))).ToList();

    /// <summary>The intervals of some dates, each with its rows; null rows where nobody looked.</summary>
    public IEnumerable<(int Start, int End, List<SeriesRow>? Rows, bool IsOver)> Intervals(
        List<SeriesRow> rows, int every, int daysAround = 0)
    {
        var face = Setting.Face;
        foreach (var day in Enumerable.Range(-daysAround, Setting.Days + 2 * daysAround))
        {
            var date = Setting.First.PlusDays(day);
            var (midnight, next) = (face.StartOf(date), face.StartOf(date.PlusDays(1)));
            var starts = every <= 60
                ? Enumerable.Range(0, 2000).Select(i => midnight + i * every).TakeWhile(s => s < next)
                : Enumerable.Range(0, 1440 / every).Select(i => i == 0 ? midnight : face.IndexOf(date, i * every))
                    .Where(s => s < next).Distinct().Order();
            var edges = starts.Append(next).ToList();
            foreach (var (start, end) in edges.Zip(edges.Skip(1)))
            {
                var inside = rows.Where(r => r.At >= face.First + start && r.At < face.First + end).ToList();
                var isObserved = inside.Count > 0 || ((AreSamples || GapsMeanNothing) && face.First + start < Setting.At);
                yield return (start, end, isObserved ? inside : null, face.First + end <= Setting.At);
            }
        }
    }

    public override bool HasTheSameThings(long early, long late) =>
        Bounded.Any(Indicator.StartsWith) && Things(early).SetEquals(Things(late));

    private HashSet<(string, string)> Things(long until) =>
        Rows.Where(r => r.At + Tables[0].Lag <= until).Select(r => (r.Region, r.Class)).ToHashSet();

    private IEnumerable<SeriesRow> Known => Tables[0].Known(Setting.AsOf).Select(n => Rows[n - 1]).Where(r => !OnlyRegionX || r.Region == "x");

    public static SeriesTrial Throw(Dice dice) => Throw(dice, areSamples: dice.Chance(40), SeriesMeasures.Throw);

    public static SeriesTrial ThrowPercentile(Dice dice) =>
        Throw(dice, areSamples: true, (_, _, _, common, _, _) => SeriesMeasures.Percentile(dice, common));

    private static SeriesTrial Throw(Dice dice, bool areSamples, MeasureOfSeries measure)
    {
        var setting = Setting.Throw(dice, monthsInHundred: 2);
        var isMs = areSamples && dice.Chance(50);
        var bucket = areSamples ? 0 : dice.Pick(0, 1, 5, 15);
        var gaps = areSamples ? null : dice.Pick(null, "nothing-happened", "not-observed");
        var length = (int)(setting.End - setting.Start);
        var rows = dice.Many(0, dice.Pick(4, 25, 60), () => dice.Between(-300, length + 200))
            .Select((at, i) => Row(dice, i + 1, setting.Start + at)).ToList();
        if (areSamples) rows = rows.DistinctBy(r => r.At).Select((r, i) => r with { Number = i + 1 }).ToList();
        var content = areSamples
            ? $"{dice.Pick("samples", "amounts")}: {{at: at, value: value, unit: {(isMs ? "ms" : "number")}, dimensions: [region, class]}}"
            : $"counts: {{at: at, counters: {{requests: {(bucket == 0 ? "each-row" : "requests")}, errors: errors}}"
                + (bucket == 0 ? "" : $", bucket: {bucket} minutes") + (gaps is null ? "" : $", gaps: {gaps}") + ", dimensions: [region, class]}";
        if (bucket == 0) rows = rows.Select(r => r with { Requests = 1, Errors = Math.Min(r.Errors, 1) }).ToList();
        var hasKey = dice.Chance(30);
        var cells = Cells();
        var table = new Table(
            "series", content, "region,class,requests,errors,value", dice.Chance(40), hasKey, bucket,
            hasKey ? StateTrial.WithRepeats(dice, cells) : cells);
        var draft = dice.Chance(60) ? MaskDraft.Throw(dice, setting) : MaskDraft.None;
        var onlyX = dice.Chance(20);
        var by = dice.Chance(30) ? "region" : null;
        return new SeriesTrial(setting)
        {
            AreSamples = areSamples,
            GapsMeanNothing = !areSamples && (gaps == "nothing-happened" || (gaps is null && bucket == 0)),
            Scale = isMs ? new Fraction(1, 1000) : 1,
            Rows = rows,
            OnlyRegionX = onlyX,
            Draft = draft,
            By = by,
            Tables = [table],
            Measure = measure(
                dice, areSamples, isMs, $"source: series{(onlyX ? ", where: region == x" : "")}{draft.Keys}",
                dice.Pick(Lengths.Where(length => bucket == 0 || length % bucket == 0).ToArray()), by is not null),
        };

        List<Row> Cells() => rows.Select(r => new Row(r.Number, r.At, r.At + dice.Between(-200, 2000),
            $"{r.Region},{r.Class},{r.Requests},{r.Errors},{r.Tenths / 10}{(r.Tenths % 10 == 0 ? "" : $".{r.Tenths % 10}")}")).ToList();
    }

    private static SeriesRow Row(Dice dice, int number, long at)
    {
        var requests = dice.Pick(0, 0, 1, 2, 3, 5, 10);
        return new SeriesRow(
            number, at, dice.Pick("x", "y"), dice.Pick("web", "app"), requests, dice.Between(0, requests), dice.Between(0, 80));
    }
}
