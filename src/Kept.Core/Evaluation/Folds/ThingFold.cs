using System.Diagnostics;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

/// <summary>One number of the numbers of several things: their count, sum, mean, extreme or percentile.</summary>
/// <param name="Rank">Of a percentile.</param>
internal sealed record ThingFold(string Function, string Measure, Rational? Rank)
{
    /// <param name="things">Those that have a number, or may have one.</param>
    public Rational? Of(IReadOnlyList<Measured> things) => Function == "count"
        ? things.Count
        : Folded(things.Select(t => t.Value?.Exact).OfType<Rational>().ToList());

    /// <summary>All these functions grow with each of the numbers.</summary>
    public Bounds BoundsOf(IReadOnlyList<Measured> things)
    {
        if (Function == "count") return Bounds.Of(things.Count);
        var (low, high) = (things.Select(t => t.Low?.Exact).ToList(), things.Select(t => t.High?.Exact).ToList());
        return new Bounds(
            low.Contains(null) ? null : Folded(low.OfType<Rational>().ToList()), high.Contains(null) ? null : Folded(high.OfType<Rational>().ToList()));
    }

    private Rational? Folded(List<Rational> numbers) => Function switch
    {
        "sum" => numbers.Aggregate(Rational.Zero, (a, b) => a + b),
        _ when numbers.Count == 0 => null,
        "mean" => numbers.Aggregate((a, b) => a + b) / numbers.Count,
        "min" => numbers.Min(),
        "max" => numbers.Max(),
        "percentile" => numbers.Order().ElementAt((int)(Rank!.Value * numbers.Count).Ceiling() - 1),
        _ => throw new UnreachableException(),
    };
}
