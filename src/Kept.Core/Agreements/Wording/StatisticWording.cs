using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Statistics of many values, and computed numbers.</summary>
internal static class StatisticWording
{
    public static IEnumerable<Provision> Of(Indicator.Statistic indicator, string path, string subject, FigureWords figure) => indicator.Of switch
    {
        Values.Samples values =>
        [
            new Sentence(path, $"{figure.The} is {Fold(indicator.Fold, "the values measured", "values measured")}."),
            .. Selected(indicator, path),
        ],
        Values.Intervals values =>
        [
            new Sentence(path, $"{figure.The} is {Fold(indicator.Fold, "the values of all intervals", "intervals that have a value")}."),
            .. Selected(indicator, path),
            new Sentence($"{path}.every", $"An interval lasts {QuantityWords.Length(values.EveryTicks)}; the first of a day begins at midnight."),
            new Sentence($"{path}.of", $"Its value is {ExpressionWords.Of(values.Value)}."),
        ],
        Values.Cases values =>
        [
            new Sentence(path, $"{figure.The} is the number of cases."),
            .. Selected(indicator, path),
            CaseWording.CountedBy(values.CountedBy, path),
        ],
        Values.CaseValues values =>
        [
            new Sentence(path, $"{figure.The} is {Fold(indicator.Fold, "the values of all cases", "cases that have a value")}."),
            .. Selected(indicator, path),
            new Sentence($"{path}.of", $"The value of a case is {ExpressionWords.Of(values.Value)}."),
            CaseWording.CountedBy(values.CountedBy, path),
        ],
        Values.ClockTimes values =>
        [
            new Sentence(path, $"{figure.The} is {Fold(indicator.Fold, "the times on the clocks of all cases", "cases whose clock has stopped")}."),
            .. Selected(indicator, path),
            .. CaseWording.ClockOf(values.Clock, $"{path}.clock", null),
            CaseWording.CountedBy(values.CountedBy, values.Clock, path),
        ],
        Values.Outages values =>
        [
            new Sentence(path, $"{figure.The} is {Fold(indicator.Fold, "the lengths of all outages, as far as they count", "outages that count")}."),
            new Paragraph("", "Outages", DowntimeWording.Of(values.State, $"{path}.outages", subject, figure).Skip(1).ToSequence()),
        ],
        _ => throw new UnreachableException(),
    };

    public static IEnumerable<Provision> Of(Indicator.Formula indicator, string path, string subject, FigureWords figure) =>
    [
        new Sentence($"{path}.value", $"{figure.The} is {ExpressionWords.Of(indicator.Value)}."),
        .. indicator.Value.Names().Any(n => n.Value == "period") ? [new Sentence("", "“period” is the whole length of the period, round the clock.")] : Array.Empty<Provision>(),
        .. indicator.Each.Count > 0 ? [new Sentence($"{path}.each", $"Each of these numbers is taken of every {Cite.List(indicator.Each.Select(Cite.Word))} by itself; what has none is left out.")] : Array.Empty<Provision>(),
        .. indicator.Measures.Select(m => new Paragraph(
            "", m.Name, [.. IndicatorWording.Whole(m.Indicator, $"{path}.measures.{m.Name}", subject, null, FigureWords.Value)])),
    ];

    private static IEnumerable<Sentence> Selected(Indicator.Statistic indicator, string path) => SelectionWording.Of(indicator.Of.Of, path);

    /// <param name="values">What it is taken of.</param>
    /// <param name="counted">The same without an article, to be counted.</param>
    private static string Fold(Fold fold, string values, string counted) => fold switch
    {
        Agreements.Fold.Count => $"the number of {counted}",
        Agreements.Fold.Sum => $"the sum of {values}",
        Agreements.Fold.Mean => $"the mean of {values}",
        Agreements.Fold.Minimum => $"the smallest of {values}",
        Agreements.Fold.Maximum => $"the largest of {values}",
        Agreements.Fold.Latest => $"the latest of {values}",
        Agreements.Fold.Percentile p => $"the {Ordinals.Of(p.Rank * 100)} percentile of {values}; {Method(p)}",
        _ => throw new UnreachableException(),
    };

    private static string Method(Fold.Percentile percentile) => percentile.Method switch
    {
        PercentileMethod.NearestRank =>
            $"that is the smallest value that at least {QuantityWords.Share(percentile.Rank)} of all values do not exceed (nearest rank)",
        PercentileMethod.Linear => "of n values in order it stands at 1 + (n − 1) × the rank, linear between two neighbours (type 7)",
        PercentileMethod.Exclusive => "of n values in order it stands at (n + 1) × the rank, linear between two neighbours (type 6)",
        _ => throw new UnreachableException(),
    };
}
