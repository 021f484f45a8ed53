using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Evaluation.Folds;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>The scopes that an objective is held in one by one: the values that the measurements have in its dimensions.</summary>
internal static class Scopes
{
    public static IEnumerable<Scope> Of(Objective objective, ServicePeriod period, EvaluationContext context)
    {
        if (objective.Per.Count == 0) return [Scope.Everything];
        return AreOfCases(objective) ? Find(objective) : context.ScopesOf(objective, Find);

        Sequence<Scope> Find(Objective o) => Within(Scope.Everything, o.Per, o.Indicator, AsksForSome(o), period, context).ToSequence();
    }

    /// <summary>Whether the scopes are those of cases, which may be others in each period.</summary>
    public static bool AreOfCases(Objective objective) =>
        objective.Per.Count > 0 && objective.Indicator.Selections().Any(s => s.Source.Content is SourceContent.Cases);

    /// <summary>The scopes inside of one by the values that the measurements of an indicator have in more dimensions.</summary>
    /// <param name="also">Whether values of cases that do not occur in the period have a scope too.</param>
    public static IReadOnlyList<Scope> Within(
        Scope outer, Sequence<string> per, Indicator indicator, bool also, ServicePeriod period, EvaluationContext context) => indicator.Selections()
            .SelectMany(selection => LabelsOf(selection, outer, per, indicator, also, period, context))
            .Distinct()
            .OrderBy(labels => new LabelOrder(labels))
            .Select(labels => new Scope(outer.Labels.Concat(labels).ToSequence()))
            .ToList();

    private static IEnumerable<Sequence<Label>> LabelsOf(
        Selection selection, Scope outer, Sequence<string> per, Indicator indicator, bool also, ServicePeriod period, EvaluationContext context)
    {
        if (selection.Source.Content is SourceContent.Cases) return OfCases(selection, outer, per, indicator, also, period, context);
        var dimensions = per.Select(name => (Name: name, Index: LabelConditions.IndexOf(selection.Source, name))).ToList();
        return context.Labels(selection, outer)
            .Select(labels => dimensions.Select(dimension => new Label(dimension.Name, labels[dimension.Index])).ToSequence());
    }

    private static IEnumerable<Sequence<Label>> OfCases(
        Selection selection, Scope outer, Sequence<string> per, Indicator indicator, bool also, ServicePeriod period, EvaluationContext context)
    {
        if (context.FindCases(selection.Source) is not { } table) yield break;
        var selected = new SelectedCases(selection, outer, table);
        foreach (var index in FirstOfEach(per, indicator, also && !per.Contains(Scope.Case), selected, period, context))
            yield return per.Select(dimension => new Label(
                dimension, dimension == Scope.Case ? table.Id(index) : table.FindField(dimension)?[index] ?? "")).ToSequence();
    }

    /// <summary>Whether an objective promises that there are some cases, or some of their amounts: whoever delivers nothing has
    /// delivered none of them.</summary>
    private static bool AsksForSome(Objective objective) => objective.Indicator is Indicator.Statistic { Fold: Fold.Count or Fold.Sum }
        && objective.Target is { } target && target.All.Any(promise => promise.Value.Comparator.PrefersMore);

    /// <summary>One case for each combination of values.</summary>
    private static IEnumerable<int> FirstOfEach(
        Sequence<string> per, Indicator indicator, bool also, SelectedCases selected, ServicePeriod period, EvaluationContext context)
    {
        if (also) return FirstOfEach(per, selected.Indices(), selected.Table);
        var isEachRun = ClockOf(indicator) is { Cycles.Counts: CycleRule.Each };
        return per is [var dimension] && CountedBy(indicator) is { } countedBy && !isEachRun && selected.Table.FindField(dimension) is { } field
            ? selected.OneOfEach(field, period.Range, countedBy, context)
            : FirstOfEach(per, CountedIn(period, indicator, selected, context), selected.Table);
    }

    /// <summary>The cases that an event, or a run of their clock, puts into the period; all of them where nothing does.</summary>
    private static IEnumerable<int> CountedIn(ServicePeriod period, Indicator indicator, SelectedCases selected, EvaluationContext context)
    {
        if (CountedBy(indicator) is not { } countedBy) return selected.Indices();
        if (ClockOf(indicator) is not { Cycles.Counts: CycleRule.Each } clock)
            return selected.In(period.Range, countedBy, context).Things.ToArray();
        var runs = new CaseClock(clock, selected.Table, period.Zone, context).Counted(selected, countedBy, context);
        return runs.In(period.Range).Things.ToArray().Select(run => runs.LapOf(run).Case).Distinct();
    }

    /// <summary>One case for each combination of values; told apart by codes, since there may be millions of cases.</summary>
    private static IEnumerable<int> FirstOfEach(Sequence<string> per, IEnumerable<int> indices, CaseTable table)
    {
        if (per.Contains(Scope.Case)) return indices;
        var codes = per.Select(dimension => table.FindField(dimension)?.Codes ?? ReadOnlyMemory<int>.Empty).ToArray();
        var seen = new HashSet<Sequence<int>>();
        var single = new HashSet<int>();
        return codes is [var only]
            ? indices.Where(index => single.Add(only.IsEmpty ? FieldValues.None : only.Span[index]))
            : indices.Where(index => seen.Add(codes.Select(c => c.IsEmpty ? FieldValues.None : c.Span[index]).ToSequence()));
    }

    private static Clock? ClockOf(Indicator indicator) => indicator switch
    {
        Indicator.Timeliness i => i.Clock,
        Indicator.Statistic { Of: Values.ClockTimes v } => v.Clock,
        _ => null,
    };

    private static EventReference? CountedBy(Indicator indicator) => indicator switch
    {
        Indicator.Timeliness i => i.CountedBy,
        Indicator.ShareOfCases i => i.CountedBy,
        Indicator.Statistic { Of: Values.Cases v } => v.CountedBy,
        Indicator.Statistic { Of: Values.CaseValues v } => v.CountedBy,
        Indicator.Statistic { Of: Values.ClockTimes v } => v.CountedBy,
        _ => null,
    };

    /// <summary>Numbers by their size and before other texts, which go by their characters.</summary>
    private sealed class LabelOrder(Sequence<Label> labels) : IComparable<LabelOrder>
    {
        private readonly (bool IsText, long Number, string Text)[] _values =
            [.. labels.Select(label => (!long.TryParse(label.Value, out var number), number, label.Value))];

        public int CompareTo(LabelOrder? other)
        {
            for (var i = 0; i < _values.Length && i < other!._values.Length; i++)
            {
                var ((isText, number, text), (isOtherText, otherNumber, otherText)) = (_values[i], other._values[i]);
                if (isText != isOtherText) return isText ? 1 : -1;
                if (number != otherNumber) return number.CompareTo(otherNumber);
                if (string.CompareOrdinal(text, otherText) is not 0 and var order) return order;
            }
            return _values.Length.CompareTo(other!._values.Length);
        }
    }
}
