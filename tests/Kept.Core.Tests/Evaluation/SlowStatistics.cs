namespace Kept.Core.Tests.Evaluation;

/// <summary>Statistics by their definitions.</summary>
internal static class SlowStatistics
{
    public static readonly string[] Folds = ["count", "sum", "mean", "minimum", "maximum", "percentile"];

    public static readonly string[] Methods = ["nearest-rank", "linear", "exclusive"];

    /// <summary>A fold as an indicator is written, and what it makes of values in any order.</summary>
    public static (string Key, string Keys, Func<List<Fraction>, Fraction?> Of) Throw(Dice dice)
    {
        var key = dice.Pick(Folds);
        return key == "percentile" ? ThrowPercentile(dice) : (key, "", values => Simple(key, values));
    }

    public static (string Key, string Keys, Func<List<Fraction>, Fraction?> Of) ThrowPercentile(Dice dice)
    {
        var (rank, method) = (dice.Pick(1, 10, 25, 50, 75, 90, 95, 99, 100), dice.Pick(Methods));
        return ("percentile", $", rank: {rank}%, method: {method}", values => Percentile(values, new Fraction(rank, 100), method));
    }

    public static Fraction? Over(this Fraction value, Fraction by) => by == 0 ? null : value / by;

    /// <summary>The smallest value with at least the rank's share of all values not above it.</summary>
    public static Fraction? NearestRank(List<Fraction> values, Fraction rank)
    {
        foreach (var value in values.Order())
            if (new Fraction(values.Count(v => v <= value), values.Count) >= rank) return value;
        return null;
    }

    private static Fraction? Simple(string key, List<Fraction> values) => key switch
    {
        "count" => values.Count,
        "sum" => values.Sum(),
        _ when values.Count == 0 => null,
        "mean" => values.Sum() / values.Count,
        "minimum" => values.Min(),
        _ => values.Max(),
    };

    private static Fraction? Percentile(List<Fraction> values, Fraction rank, string method)
    {
        if (values.Count == 0) return null;
        if (method == "nearest-rank") return NearestRank(values, rank);
        var position = method == "linear" ? 1 + (values.Count - 1) * rank : (values.Count + 1) * rank;
        if (position <= 1) return values.Min();
        if (position >= values.Count) return values.Max();
        var sorted = values.Order().ToList();
        var below = (int)position.Floor();
        return sorted[below - 1] + (position - below) * (sorted[below] - sorted[below - 1]);
    }
}
