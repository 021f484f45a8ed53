namespace Kept.Core.Tests.Evaluation;

/// <summary>A condition on rows: as it is written, and by the book; null when nobody can say.</summary>
internal sealed record SlowCondition(string Written, Func<IReadOnlyList<SeriesRow>, bool?> Holds)
{
    public static SlowCondition[] OfCounters { get; } =
    [
        new("errors / requests > 20%", rows => ErrorShare(rows) is { } share ? share > new Fraction(1, 5) : null),
        new("errors > 2", rows => SlowValue.Errors(rows) > 2),
        new("errors / requests >= 50% and requests >= 2", rows => SlowValue.Requests(rows) < 2 ? false : ErrorShare(rows) >= new Fraction(1, 2)),
        new("requests == 0 or errors / requests > 1 / 3", rows => SlowValue.Requests(rows) == 0 || ErrorShare(rows) > new Fraction(1, 3)),
        new("not (errors / requests <= 10%)", rows => ErrorShare(rows) is { } share ? share > new Fraction(1, 10) : null),
        new("(errors where class == web) != 0", rows => SlowValue.Errors(rows, "web") != 0),
    ];

    public static SlowCondition[] OfSamples { get; } =
    [
        new("max(value) > 5 UNIT", rows => rows.Count == 0 ? null : SlowValue.Values(rows).Max() > 5),
        new("mean(value) >= 3.5 UNIT", rows => rows.Count == 0 ? null : SlowValue.Values(rows).Sum() >= new Fraction(7, 2) * rows.Count),
        new("(count(value where value <= 4 UNIT) where class == web) / count(value) < 50%",
            rows => rows.Count == 0 ? null : SlowValue.Values(SlowValue.Only(rows, "web")).Count(v => v <= 4) * 2 < rows.Count),
        new("count(value) < 2", rows => rows.Count < 2),
        new("percentile(value, 50%) > 4 UNIT or count(value) > 3", rows =>
            rows.Count > 3 ? true : SlowStatistics.NearestRank(SlowValue.Values(rows), new(1, 2)) is { } middle ? middle > 4 : null),
    ];

    private static Fraction? ErrorShare(IReadOnlyList<SeriesRow> rows) => SlowValue.Errors(rows).Over(SlowValue.Requests(rows));
}
