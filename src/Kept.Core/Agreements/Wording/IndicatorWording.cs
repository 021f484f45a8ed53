using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How a number is measured.</summary>
internal static class IndicatorWording
{
    /// <summary>All that is said of an indicator.</summary>
    /// <param name="path">Of the key that holds the indicator.</param>
    /// <param name="subject">What is measured, inside a sentence: "the service Web shop".</param>
    public static IEnumerable<Provision> Whole(Indicator indicator, string path, string subject, ServicePromise? service, FigureWords figure) =>
        Measurement(indicator, path, subject, figure)
            .Concat(CountedTimeWording.Of(indicator, At(indicator, path), service))
            .Concat(MissingDataWording.Of(indicator, At(indicator, path), figure));

    public static IEnumerable<Provision> Measurement(Indicator indicator, string path, string subject, FigureWords figure) => indicator switch
    {
        Indicator.ShareOfTime i => DowntimeWording.Of(i, At(i, path), subject, figure),
        Indicator.Ratio i => RatioOf(i, At(i, path), figure),
        Indicator.MeanOfRatios i => MeanOf(i, At(i, path), figure),
        Indicator.ShareOfIntervals i => IntervalsOf(i, At(i, path), figure),
        Indicator.ShareOfSamples i => SamplesOf(i, At(i, path), figure),
        Indicator.ShareOfCases i => CaseWording.Of(i, At(i, path), figure),
        Indicator.Timeliness i => CaseWording.Of(i, At(i, path), figure),
        Indicator.Deliveries i => DeliveryWording.Of(i, At(i, path), figure),
        Indicator.Statistic i => StatisticWording.Of(i, At(i, path), subject, figure),
        Indicator.Formula i => StatisticWording.Of(i, At(i, path), subject, figure),
        _ => throw new UnreachableException(),
    };

    /// <summary>The path of the indicator itself, under the key that says which kind it is.</summary>
    public static string At(Indicator indicator, string path) => $"{path}.{Key(indicator)}";

    private static string Key(Indicator indicator) => indicator switch
    {
        Indicator.ShareOfTime => "availability",
        Indicator.Ratio => "ratio",
        Indicator.MeanOfRatios => "meanOfRatios",
        Indicator.ShareOfIntervals => "shareOfIntervals",
        Indicator.ShareOfSamples => "shareOfSamples",
        Indicator.ShareOfCases => "shareOfCases",
        Indicator.Timeliness => "timeliness",
        Indicator.Deliveries => "deliveries",
        Indicator.Statistic { Fold: var fold } => fold.GetType().Name.ToLowerInvariant(),
        Indicator.Formula => "formula",
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Provision> RatioOf(Indicator.Ratio i, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the good number divided by the total, each added up over the period."),
        .. SelectionWording.Of(i.Of, path),
        .. GoodAndTotal(i.Good, i.Total, path),
    ];

    private static IEnumerable<Provision> MeanOf(Indicator.MeanOfRatios i, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the plain mean, over the intervals of the period, of the good number divided by the total in each."),
        .. SelectionWording.Of(i.Of, path),
        Every(i.EveryTicks, path),
        .. GoodAndTotal(i.Good, i.Total, path),
    ];

    private static IEnumerable<Provision> IntervalsOf(Indicator.ShareOfIntervals i, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the share of intervals that meet a condition, among those counted."),
        .. SelectionWording.Of(i.Of, path),
        Every(i.EveryTicks, path),
        new Sentence($"{path}.met", $"An interval meets it if {ExpressionWords.Of(i.Met)}."),
    ];

    private static IEnumerable<Provision> SamplesOf(Indicator.ShareOfSamples i, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the share of measurements that are good, among all measurements counted."),
        .. SelectionWording.Of(i.Of, path),
        new Sentence($"{path}.good", $"A measurement is good if {ExpressionWords.Of(i.Good)}."),
    ];

    private static Sentence Every(long ticks, string path) =>
        new($"{path}.every", $"An interval lasts {QuantityWords.Length(ticks)}; the first of a day begins at midnight.");

    private static IEnumerable<Sentence> GoodAndTotal(Expression good, Expression total, string path) =>
    [
        new($"{path}.good", $"The good number is {ExpressionWords.Of(good)}."),
        new($"{path}.total", $"The total is {ExpressionWords.Of(total)}."),
    ];
}
