using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>Bands have the attainment's unit, do not overlap, and leave no attainment below the target without a say.</summary>
internal static class BandChecks
{
    /// <param name="promises">What is promised to those whom the bands are for.</param>
    /// <param name="step">Only multiples of it occur, since values are whole or are rounded before they are compared; null for any.</param>
    public static bool Check(
        CreditScale.Bands bands, Unit unit, Rational? step, IEnumerable<Promise> promises, BindingContext context)
    {
        var good = true;
        foreach (var band in bands.Items)
            foreach (var end in new[] { band.When.Low, band.When.High })
                if (end is not null && !Expressions.Units.AreComparable(end.Unit, unit))
                    good = context.Report(RemedyDiagnostics.WrongUnit(band.Clause, "A band", unit, end.ToText(10)));
        if (!good) return false;

        var ordered = bands.Items.OrderBy(b => b.When, Ends.Order).ToList();
        for (var i = 1; i < ordered.Count; i++) good &= Adjoin(ordered[i - 1], ordered[i], step, context);
        foreach (var promise in promises) good &= CoversMisses(ordered, promise, step, context);
        return good;
    }

    private static bool Adjoin(Band below, Band above, Rational? step, BindingContext context)
    {
        var high = below.When.High;
        var low = above.When.Low;
        if (high is null || low is null) return context.Report(RemedyDiagnostics.Overlap(above, below, Apart(below.When, above.When)));
        var order = high.Value.CompareTo(low.Value);
        var bothInclude = below.When.HighIncluded && above.When.LowIncluded;
        var neitherIncludes = !below.When.HighIncluded && !above.When.LowIncluded;
        if (order > 0 || (order == 0 && bothInclude))
            return context.Report(RemedyDiagnostics.Overlap(above, below, Apart(below.When, above.When)));
        return (order == 0 && !neitherIncludes)
            || IsNoGap(below, new QuantityInterval(high, !below.When.HighIncluded, low, !above.When.LowIncluded), step, context);
    }

    /// <summary>Whether no value can lie in an interval; reports one in which some can.</summary>
    private static bool IsNoGap(Band beside, QuantityInterval gap, Rational? step, BindingContext context) =>
        (step is { } apart && !HasMultiple(gap, apart)) || context.Report(RemedyDiagnostics.Gap(beside, gap.ToString()));

    private static bool HasMultiple(QuantityInterval gap, Rational step)
    {
        if (gap.Low is not { } low || gap.High is null) return true;
        var first = step * (low.Value / step).Ceiling();
        return gap.Contains(first) || gap.Contains(first + step);
    }

    /// <summary>The part of a band above the end of the one below; null when it has none.</summary>
    private static QuantityInterval? Apart(QuantityInterval below, QuantityInterval above) =>
        below.High is { } end && (above.High is null || above.High.Value > end.Value)
            ? above with { Low = end, LowIncluded = !below.HighIncluded }
            : null;

    /// <summary>Every value that misses the target lies in a band.</summary>
    private static bool CoversMisses(List<Band> ordered, Promise promise, Rational? step, BindingContext context)
    {
        if (ordered.Count == 0 || promise.Limit is not Expression.Literal { Value: var limit }) return true;

        if (promise.Comparator.PrefersMore)
        {
            var top = ordered[^1].When;
            var limitMisses = promise.Comparator is Comparator.MoreThan;
            return (ordered[0].When.Low is not { } low
                    || IsNoGap(ordered[0], new QuantityInterval(null, false, low, !ordered[0].When.LowIncluded), step, context))
                & (top.High is not { } high || Reaches(high.Value.CompareTo(limit.Value), top.HighIncluded, limitMisses)
                    || IsNoGap(ordered[^1], new QuantityInterval(high, !top.HighIncluded, limit, limitMisses), step, context));
        }
        if (promise.Comparator is not (Comparator.AtMost or Comparator.LessThan)) return true;

        var bottom = ordered[0].When;
        var limitIsMiss = promise.Comparator is Comparator.LessThan;
        return (ordered[^1].When.High is not { } end
                || IsNoGap(ordered[^1], new QuantityInterval(end, !ordered[^1].When.HighIncluded, null, false), step, context))
            & (bottom.Low is not { } start || Reaches(-start.Value.CompareTo(limit.Value), bottom.LowIncluded, limitIsMiss)
                || IsNoGap(ordered[0], new QuantityInterval(limit, limitIsMiss, start, !bottom.LowIncluded), step, context));
    }

    /// <summary>Whether a band's end reaches the limit; <paramref name="order"/> is positive when it goes beyond.</summary>
    private static bool Reaches(int order, bool included, bool limitIsMiss) => order > 0 || (order == 0 && (included || !limitIsMiss));

    /// <summary>By the lower end, then by the upper one.</summary>
    private sealed class Ends : IComparer<QuantityInterval>
    {
        public static Ends Order { get; } = new();

        public int Compare(QuantityInterval? x, QuantityInterval? y)
        {
            if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
            var low = x.Low is null || y.Low is null
                ? (x.Low is null ? 0 : 1) - (y.Low is null ? 0 : 1)
                : x.Low.Value.CompareTo(y.Low.Value) is not 0 and var apart ? apart : y.LowIncluded.CompareTo(x.LowIncluded);
            if (low != 0) return low;
            return x.High is null || y.High is null
                ? (x.High is null ? 1 : 0) - (y.High is null ? 1 : 0)
                : x.High.Value.CompareTo(y.High.Value);
        }
    }
}
