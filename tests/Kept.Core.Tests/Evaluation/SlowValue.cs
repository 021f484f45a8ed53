namespace Kept.Core.Tests.Evaluation;

/// <summary>A value of rows: as it is written, and by the book; null when there is none.</summary>
internal sealed record SlowValue(string Written, Func<IReadOnlyList<SeriesRow>, Fraction?> Of)
{
    /// <summary>Over counters.</summary>
    public static SlowValue[] OfCounters { get; } =
    [
        new("requests - errors", rows => Requests(rows) - Errors(rows)),
        new("requests", rows => Requests(rows)),
        new("errors", rows => Errors(rows)),
        new("requests where class == web", rows => Requests(rows, "web")),
        new("(requests where class == web) - (errors where class == web)", rows => Requests(rows, "web") - Errors(rows, "web")),
        new("requests - errors / 2", rows => Requests(rows) - Errors(rows) / 2),
        new("max(requests, 2)", rows => Fraction.Max(Requests(rows), 2)),
        new("min(errors, 3) * 2 - errors", rows => Fraction.Min(Errors(rows), 3) * 2 - Errors(rows)),
        new("errors / requests", rows => Errors(rows).Over(Requests(rows))),
        new("ceiling(errors / 2)", rows => new Fraction((Errors(rows) / 2).Ceiling(), 1)),
    ];

    /// <summary>Over samples, in the unit written.</summary>
    public static SlowValue[] OfSamples { get; } =
    [
        new("mean(value)", rows => Values(rows).Sum().Over(rows.Count)),
        new("max(value)", rows => rows.Count == 0 ? null : Values(rows).Max()),
        new("min(value)", rows => rows.Count == 0 ? null : Values(rows).Min()),
        new("sum(value)", rows => Values(rows).Sum()),
        new("percentile(value, 90%)", rows => SlowStatistics.NearestRank(Values(rows), new(9, 10))),
        new("max(value where class == web)", rows => Only(rows, "web") is { Count: > 0 } web ? Values(web).Max() : null),
        new("sum(value where value > 4 UNIT)", rows => Values(rows).Where(v => v > 4).Sum()),
        new("(mean(value where value <= 6 UNIT) where class == web) * 2",
            rows => Values(Only(rows, "web")).Where(v => v <= 6).ToList() is { Count: > 0 } some ? some.Sum() / some.Count * 2 : null),
        new("max(value) - min(value)", rows => rows.Count == 0 ? null : Values(rows).Max() - Values(rows).Min()),
    ];

    /// <summary>Over samples, as many as there are.</summary>
    public static SlowValue[] Numbers { get; } =
    [
        new("count(value where value <= 4 UNIT)", rows => Values(rows).Count(v => v <= 4)),
        new("count(value where value <= 4 UNIT and class == web)", rows => Values(Only(rows, "web")).Count(v => v <= 4)),
        new("count(value) - count(value where value > 7 UNIT)", rows => Values(rows).Count(v => v <= 7)),
    ];

    public static List<SeriesRow> Only(IEnumerable<SeriesRow> rows, string only) => rows.Where(r => r.Class == only).ToList();

    public static Fraction Requests(IEnumerable<SeriesRow> rows, string? only = null) =>
        rows.Where(r => only is null || r.Class == only).Sum(r => r.Requests);

    public static Fraction Errors(IEnumerable<SeriesRow> rows, string? only = null) =>
        rows.Where(r => only is null || r.Class == only).Sum(r => r.Errors);

    public static List<Fraction> Values(IEnumerable<SeriesRow> rows) => rows.Select(r => new Fraction(r.Tenths, 10)).ToList();
}
