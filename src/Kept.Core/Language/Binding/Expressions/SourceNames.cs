using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.Expressions;

/// <summary>What the measurements of a source can be asked for.</summary>
internal static class SourceNames
{
    /// <summary>Dimensions and fields, the state of states, and the events and dates of cases.</summary>
    public static ExpressionNames Of(Source source)
    {
        var names = new ExpressionNames($"names of {source.Name}");
        foreach (var dimension in source.Content.Dimensions) names.Add(dimension.Name, FieldOf(dimension));
        if (source.Content is SourceContent.States states)
            names.Add("state", new ExpressionType.Field(states.Words?.ToSequence(), states.Levels.Count > 0));
        if (source.Content is SourceContent.Samples samples) names.Add("value", new ExpressionType.Valued(samples.Unit));
        if (source.Content is SourceContent.Cases cases)
            foreach (var moment in MomentsOf(cases)) names.Add(moment, new ExpressionType.Moment());
        return names;
    }

    /// <summary>What a selection can ask for: whole series by their dimensions, and cases by all that they have.</summary>
    public static ExpressionNames OfSelection(Source source)
    {
        if (source.Content is SourceContent.Cases) return Of(source);
        var names = new ExpressionNames($"dimensions of {source.Name}");
        foreach (var dimension in source.Content.Dimensions) names.Add(dimension.Name, FieldOf(dimension));
        return names;
    }

    /// <summary>What one interval of counters or samples can be asked for.</summary>
    public static ExpressionNames OfInterval(Source source)
    {
        var names = new ExpressionNames($"names of {source.Name}") { Filter = Of(source) };
        if (source.Content is SourceContent.Counts counts)
            foreach (var counter in counts.Counters) names.Add(counter.Name, ExpressionType.Number);
        if (source.Content is SourceContent.Samples samples)
            names.Add("value", new ExpressionType.Many(samples.Unit));
        return names;
    }

    public static IEnumerable<string> EventsOf(SourceContent.Cases cases) => cases.Rows switch
    {
        CaseRows.OneRowACase rows => rows.Events.Select(e => e.Name),
        CaseRows.OneRowAnEvent rows => rows.Events,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IEnumerable<string> MomentsOf(SourceContent.Cases cases) =>
        EventsOf(cases).Concat(cases.Dates.Select(d => d.Name));

    public static IEnumerable<string> PausesOf(SourceContent.Cases cases) => cases.Rows switch
    {
        CaseRows.OneRowACase rows => rows.Pauses.Select(p => p.Name).Distinct(),
        CaseRows.OneRowAnEvent rows => rows.Pauses.Select(p => p.Name).Distinct(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static ExpressionType.Field FieldOf(Column column) => new(column.Vocabulary?.ToSequence());
}
