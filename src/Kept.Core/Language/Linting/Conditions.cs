using Kept.Agreements;

namespace Kept.Language.Linting;

/// <summary>The conditions of agreements, for rules that ask whether they can hold.</summary>
internal static class Conditions
{
    /// <summary>Every condition that measurements have to meet, once where many agreements have it from the same place.</summary>
    public static IEnumerable<Expression> Of(Workspace workspace)
    {
        var objectives = workspace.Agreements.SelectMany(a => a.Objectives).ToList();
        return Each(Each(objectives.Select(o => o.Indicator)).SelectMany(Of)
            .Concat(objectives.Select(o => o.Qualifying?.When))
            .Concat(Each(workspace.Agreements.SelectMany(a => a.Exclusions)).Select(e => e.Windows?.Of.Where))
            .Concat(workspace.Sources.Select(s => s.Where))
            .OfType<Expression>());
    }

    private static IEnumerable<T> Each<T>(IEnumerable<T> shared)
        where T : class => shared.Distinct<T>(ReferenceEqualityComparer.Instance);

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
