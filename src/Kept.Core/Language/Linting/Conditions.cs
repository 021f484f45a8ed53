using Kept.Agreements;

namespace Kept.Language.Linting;

/// <summary>The conditions of an agreement, for rules that ask whether they can hold.</summary>
internal static class Conditions
{
    /// <summary>Every condition that measurements have to meet, once for each place in which it is written.</summary>
    public static IEnumerable<Expression> Of(Agreement agreement) => agreement.Objectives
        .SelectMany(o => Of(o.Indicator).Append(o.Qualifying?.When))
        .Concat(agreement.Exclusions.Select(e => e.Windows?.Of.Where))
        .Concat(agreement.Sources().Select(s => s.Where))
        .OfType<Expression>()
        .DistinctBy(c => c.Place);

    private static IEnumerable<Expression?> Of(Indicator indicator) => indicator switch
    {
        Indicator.ShareOfTime i => [i.Down.Of.Where, .. Of(i.Down), .. i.Across.Select(a => (a.Quorum as Quorum.While)?.Condition)],
        Indicator.ShareOfIntervals i => [i.Of.Where, i.Met],
        Indicator.ShareOfSamples i => [i.Of.Where, i.Good],
        Indicator.ShareOfCases i => [i.Of.Where, i.Good],
        Indicator.Statistic { Of: Values.Outages values } => Of(values.State),
        Indicator.Formula i => i.Measures.SelectMany(m => Of(m.Indicator)),
        _ => indicator.Selections().Select(s => s.Where),
    };

    private static Expression?[] Of(Downtime downtime) => downtime switch
    {
        Downtime.WhileState state => [state.Down],
        Downtime.InIntervals intervals => [intervals.Down],
        _ => [],
    };
}
