using System.Diagnostics;

namespace Kept.Quantities;

public enum Comparator
{
    AtLeast,
    MoreThan,
    AtMost,
    LessThan,
    Equal,
    NotEqual,
}

/// <summary>A promise about one value: <c>&gt;= 99.95%</c>.</summary>
public sealed record Comparison(Comparator Comparator, Quantity Limit)
{
    public bool Holds(Rational value) => Comparator.Holds(value, Limit.Value);

    /// <summary>As statements write it: <c>&gt;= 99.95%</c>.</summary>
    public override string ToString() => $"{Comparator.Symbol()} {Limit.ToText(places: 30)}";

    /// <summary>As people say it: "at least 99.95%".</summary>
    public string InWords() => $"{Comparator.InWords()} {Limit.ToText(places: 30)}";
}

public static class ComparatorVocabulary
{
    extension(Comparator comparator)
    {
        public bool Holds(Rational left, Rational right) => comparator.Holds(left.CompareTo(right));

        /// <param name="order">Negative, 0 or positive as the left one is below, equal to or above the right one.</param>
        public bool Holds(int order) => comparator switch
        {
            Comparator.AtLeast => order >= 0,
            Comparator.MoreThan => order > 0,
            Comparator.AtMost => order <= 0,
            Comparator.LessThan => order < 0,
            Comparator.Equal => order == 0,
            Comparator.NotEqual => order != 0,
            _ => throw new UnreachableException(),
        };

        public string Symbol() => comparator switch
        {
            Comparator.AtLeast => ">=",
            Comparator.MoreThan => ">",
            Comparator.AtMost => "<=",
            Comparator.LessThan => "<",
            Comparator.Equal => "==",
            Comparator.NotEqual => "!=",
            _ => throw new UnreachableException(),
        };

        public string InWords() => comparator switch
        {
            Comparator.AtLeast => "at least",
            Comparator.MoreThan => "more than",
            Comparator.AtMost => "at most",
            Comparator.LessThan => "less than",
            Comparator.Equal => "exactly",
            Comparator.NotEqual => "other than",
            _ => throw new UnreachableException(),
        };

        /// <summary>True when larger values are better for the one to whom the promise is made.</summary>
        public bool PrefersMore => comparator is Comparator.AtLeast or Comparator.MoreThan;
    }
}
