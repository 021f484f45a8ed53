using Kept.Agreements;
using Kept.Quantities;
using NodaTime;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>An indicator as the spec of an SLI, with what an objective has to add to it.</summary>
/// <param name="Objective">Lines of the objective, without its target.</param>
internal sealed record WrittenIndicator(BudgetingMethod Method, string Sli, string Objective)
{
    /// <summary>Null when OpenSLO cannot say it.</summary>
    public static WrittenIndicator? Of(Indicator indicator) => indicator switch
    {
        Indicator.Ratio i => new(BudgetingMethod.Occurrences, Fraction(i.Of, i.Good, i.Total), ""),
        Indicator.ShareOfSamples { Of.Source.Content: SourceContent.Samples samples } i when Compared(i.Good, samples) is { } threshold =>
            new(BudgetingMethod.Occurrences, Values(i.Of), threshold),
        Indicator.Statistic { Fold: Fold.Mean, Of: Agreements.Values.Samples { SampleUnit: Unit.Share } of } => new(BudgetingMethod.Occurrences, Raw(of.Of, isFailure: false), ""),
        Indicator.Formula { Measures: [{ Indicator: Indicator.Statistic { Fold: Fold.Mean, Of: Agreements.Values.Samples { SampleUnit: Unit.Share or Unit.Number } of } } measure] } i
            when RawOf(i.Value, measure.Name) is { } isFailure => new(BudgetingMethod.Occurrences, Raw(of.Of, isFailure), ""),
        Indicator.MeanOfRatios i when SliceOf(i.EveryTicks) is { } slice && OfSlices(i.Of, i.Good, i.Total) is var (sli, threshold) =>
            new(BudgetingMethod.RatioTimeslices, sli, threshold + slice),
        Indicator.ShareOfIntervals i when SliceOf(i.EveryTicks) is { } slice && ShareOf(i) is var (sli, threshold) =>
            new(BudgetingMethod.Timeslices, sli, threshold + slice),
        _ => null,
    };

    /// <summary>Good and total of a slice: counters, samples that meet a condition, or ratios.</summary>
    private static (string Sli, string Threshold)? OfSlices(Selection of, Expression good, Expression total)
    {
        if (of.Source.Content is not SourceContent.Samples samples) return (Fraction(of, good, total), "");
        if (!IsCount(total)) return null;
        return good switch
        {
            Expression.Call { Function: "count", Arguments: [Expression.Filtered { Operand: Expression.Name, Condition: var condition }] }
                when Compared(condition, samples) is { } threshold => (Values(of), threshold),
            Expression.Call { Function: "sum", Arguments: [Expression.Name] } => (Raw(of, isFailure: false), ""),
            Expression.Operation { Operator: Arithmetic.Minus, Left: var all, Right: Expression.Call { Function: "sum", Arguments: [Expression.Name] } }
                when IsCount(all) => (Raw(of, isFailure: true), ""),
            _ => null,
        };
    }

    /// <summary>A condition that a ratio, or a mean of ratios, is at least so much; that a ratio of bad ones is at most so much
    /// says the same of the good ones.</summary>
    private static (string Sli, string Threshold)? ShareOf(Indicator.ShareOfIntervals indicator)
    {
        if (indicator is { Of.Source.Content: SourceContent.Counts, Met: Expression.Compare
            {
                Comparator: Comparator.AtMost, Left: Expression.Operation { Operator: Arithmetic.DividedBy } failed,
                Right: Expression.Literal { Value: { Unit: Unit.Share, Value: var most } },
            } } && most.Sign >= 0 && most < Rational.One)
            return (Fraction(indicator.Of, failed.Left, failed.Right, isBad: true), $"      timeSliceTarget: {WrittenSlo.Decimal(Rational.One - most)}\n");
        if (indicator.Met is not Expression.Compare { Comparator: Comparator.AtLeast, Left: var ratio, Right: Expression.Literal { Value: { Unit: Unit.Share, Value: var least } } }
            || least.Sign <= 0 || least > Rational.One) return null;
        var written = ratio switch
        {
            Expression.Operation { Operator: Arithmetic.DividedBy, Left: var good, Right: var total } => OfSlices(indicator.Of, good, total),
            _ when RawOf(ratio, null) is { } isFailure && indicator.Of.Source.Content is SourceContent.Samples { Unit: Unit.Share or Unit.Number } =>
                (Raw(indicator.Of, isFailure), ""),
            _ => null,
        };
        return written is var (sli, threshold) ? (sli, $"{threshold}      timeSliceTarget: {WrittenSlo.Decimal(least)}\n") : null;
    }

    private static bool IsCount(Expression expression) =>
        expression is Expression.Call { Function: "count", Arguments: [Expression.Name] };

    /// <summary>Whether a value is the mean of ratios of failures, taken from the whole, or of successes; null when it is neither.</summary>
    /// <param name="name">The name that the mean has; null where it is written out.</param>
    private static bool? RawOf(Expression value, string? name) => value switch
    {
        Expression.Name given when given.Value == name => false,
        Expression.Call { Function: "mean", Arguments: [Expression.Name] } when name is null => false,
        Expression.Operation { Operator: Arithmetic.Minus, Left: Expression.Literal { Value: { Unit: Unit.Share or Unit.Number, Value: var whole } }, Right: var part }
            when whole == Rational.One && RawOf(part, name) is false => true,
        _ => null,
    };

    /// <summary>The lines of a comparison of samples, in the unit of the source.</summary>
    private static string? Compared(Expression condition, SourceContent.Samples samples)
    {
        if (condition is not Expression.Compare { Left: Expression.Name { Value: "value" } } compare || Number(compare.Right) is not { } limit) return null;
        var op = compare.Comparator switch
        {
            Comparator.AtMost => "lte",
            Comparator.AtLeast => "gte",
            Comparator.LessThan => "lt",
            Comparator.MoreThan => "gt",
            _ => null,
        };
        var value = limit / samples.Unit.Scale;
        return op is null || Decimals(value) is not { } text ? null : $"      op: {op}\n      value: {text}\n";
    }

    private static Rational? Number(Expression limit) => limit switch
    {
        Expression.Literal { Value.Value: var value } => value,
        Expression.Negation { Operand: Expression.Literal { Value.Value: var value } } => -value,
        _ => null,
    };

    /// <summary>Null for a number without an end.</summary>
    private static string? Decimals(Rational value) =>
        Rational.TryParseDecimal(WrittenSlo.Decimal(value), out var read) && read == value ? WrittenSlo.Decimal(value) : null;

    private static string? SliceOf(long ticks) => ticks % NodaConstants.TicksPerMinute == 0
        ? $"      timeSliceWindow: {ticks / NodaConstants.TicksPerMinute}m\n" : null;

    private static string Fraction(Selection of, Expression part, Expression total, bool isBad = false)
    {
        var counts = of.Source.Content is SourceContent.Counts { Counting: Counting.RunningFromZero or Counting.RunningUnknown };
        return $"  ratioMetric:\n    counter: {(counts ? "true" : "false")}\n    {(isBad ? "bad" : "good")}:\n{Metric(of, part.ToString(), 6)}    total:\n{Metric(of, total.ToString(), 6)}";
    }

    private static string Values(Selection of) => $"  thresholdMetric:\n{Metric(of, "value", 4)}";

    private static string Raw(Selection of, bool isFailure) =>
        $"  ratioMetric:\n    rawType: {(isFailure ? "failure" : "success")}\n    raw:\n{Metric(of, "value", 6)}";

    private static string Metric(Selection of, string value, int indent)
    {
        string[] lines = [
            "metricSource:", $"  metricSourceRef: {of.Source.Name}", $"  type: {OpenSlo.Metric.OwnType}", "  spec:", $"    value: {YamlText.Quote(value)}",
            .. of.Where is { } where ? new[] { $"    where: {YamlText.Quote(where.ToString())}" } : []];
        return string.Concat(lines.Select(line => new string(' ', indent) + line + "\n"));
    }
}
