using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>Whether a condition can hold at all: its alternatives are looked at one by one, and one is impossible when it asks
/// of one name for two words at once or for numbers that no number is.</summary>
/// <remarks>Sound in one direction: what it calls impossible is impossible. What it cannot analyse it believes.</remarks>
public static class Satisfiability
{
    private const int MostAlternatives = 256;

    public static bool IsPossible(Expression condition) => IsPossible(condition, holds: true);

    /// <summary>Whether the condition holds whatever the measurements say.</summary>
    public static bool IsCertain(Expression condition) => !IsPossible(condition, holds: false);

    private static bool IsPossible(Expression condition, bool holds) =>
        Alternatives(condition, holds) is not { } alternatives || alternatives.Any(IsPossible);

    /// <summary>The condition as alternatives, each a list of simple demands; null when there are too many.</summary>
    private static List<List<Demand>>? Alternatives(Expression condition, bool holds) => condition switch
    {
        Expression.Not not => Alternatives(not.Operand, !holds),
        Expression.And and => holds ? Both(and.Left, and.Right, true) : Either(and.Left, and.Right, false),
        Expression.Or or => holds ? Either(or.Left, or.Right, true) : Both(or.Left, or.Right, false),
        Expression.In membership => Alternatives(membership.Items
            .Select(item => (Expression)new Expression.Compare(Comparator.Equal, membership.Operand, item, item.Place))
            .Aggregate((left, right) => new Expression.Or(left, right, membership.Place)), holds),
        Expression.Compare compare => [[new Demand(compare.Left.ToString(), holds ? compare.Comparator : Opposite(compare.Comparator), compare.Right)]],
        _ => [[new Demand(condition.ToString(), holds ? Comparator.Equal : Comparator.NotEqual, null)]],
    };

    private static List<List<Demand>>? Either(Expression left, Expression right, bool holds) =>
        Alternatives(left, holds) is { } a && Alternatives(right, holds) is { } b && a.Count + b.Count <= MostAlternatives ? [.. a, .. b] : null;

    private static List<List<Demand>>? Both(Expression left, Expression right, bool holds) =>
        Alternatives(left, holds) is { } a && Alternatives(right, holds) is { } b && a.Count * b.Count <= MostAlternatives
            ? a.SelectMany(x => b.Select(y => x.Concat(y).ToList())).ToList()
            : null;

    private static bool IsPossible(List<Demand> demands) => demands.GroupBy(d => d.Of).All(about => AreCompatible([.. about]));

    private static bool AreCompatible(List<Demand> demands)
    {
        var words = demands.Where(d => d.With is not Expression.Literal).ToList();
        foreach (var demand in words.Where(d => d.Comparator is Comparator.Equal))
            if (words.Any(other => Contradicts(demand, other))) return false;
        return NumbersAreCompatible(demands.Where(d => d.With is Expression.Literal).ToList());
    }

    private static bool Contradicts(Demand isEqual, Demand other) => other.Comparator switch
    {
        Comparator.Equal => isEqual.With is Expression.Text a && other.With is Expression.Text b && a.Value != b.Value,
        Comparator.NotEqual => isEqual.With?.ToString() == other.With?.ToString(),
        _ => false,
    };

    private static bool NumbersAreCompatible(List<Demand> demands)
    {
        (Rational? low, bool lowIncluded, Rational? high, bool highIncluded) = (null, false, null, false);
        foreach (var demand in demands)
        {
            var limit = ((Expression.Literal)demand.With!).Value.Value;
            if (demand.Comparator is Comparator.AtLeast or Comparator.MoreThan or Comparator.Equal)
            {
                var included = demand.Comparator is not Comparator.MoreThan;
                if (low is null || limit > low || (limit == low && !included)) (low, lowIncluded) = (limit, included);
            }
            if (demand.Comparator is Comparator.AtMost or Comparator.LessThan or Comparator.Equal)
            {
                var included = demand.Comparator is not Comparator.LessThan;
                if (high is null || limit < high || (limit == high && !included)) (high, highIncluded) = (limit, included);
            }
        }
        if (low is null || high is null) return true;
        if (low != high) return low < high;
        return lowIncluded && highIncluded
            && !demands.Any(d => d.Comparator is Comparator.NotEqual && ((Expression.Literal)d.With!).Value.Value == low);
    }

    private static Comparator Opposite(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast => Comparator.LessThan,
        Comparator.MoreThan => Comparator.AtMost,
        Comparator.AtMost => Comparator.MoreThan,
        Comparator.LessThan => Comparator.AtLeast,
        Comparator.Equal => Comparator.NotEqual,
        Comparator.NotEqual => Comparator.Equal,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What is asked of one thing; of a condition that is not analysed, that it holds or does not.</summary>
    private sealed record Demand(string Of, Comparator Comparator, Expression? With);
}
