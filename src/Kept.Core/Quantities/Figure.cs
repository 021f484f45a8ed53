namespace Kept.Quantities;

/// <summary>An exact number that may be too long to write out. It lies between <see cref="Low"/> and <see cref="High"/>;
/// comparisons use that enclosure and ask for the exact fraction only when the enclosure does not decide.</summary>
public sealed class Figure
{
    private readonly Lazy<Rational>? _exact;   // null where both bounds are it

    private Figure(Rational low, Rational high, Lazy<Rational>? exact)
    {
        Low = low;
        High = high;
        _exact = exact;
    }

    public Rational Low { get; }

    public Rational High { get; }

    /// <summary>True when the fraction is at hand; otherwise <see cref="Exact"/> may take long.</summary>
    public bool IsAtHand => _exact is null || _exact.IsValueCreated;

    /// <summary>The exact fraction.</summary>
    public Rational Exact => _exact?.Value ?? Low;

    public static Figure Of(Rational value) => new(value, value, null);

    /// <summary>A number known to lie between two bounds, with the work it takes to know it exactly.</summary>
    public static Figure Enclosed(Rational low, Rational high, Func<Rational> exact) =>
        low == high ? Of(low) : new(low, high, new Lazy<Rational>(exact));

    /// <summary>Negative, 0 or positive as this number is below, equal to or above <paramref name="other"/>.</summary>
    public int CompareTo(Rational other) =>
        _exact is null ? Low.CompareTo(other) : Low > other ? 1 : High < other ? -1 : Exact.CompareTo(other);

    public bool Holds(Comparator comparator, Rational limit) =>
        comparator.Holds(CompareTo(limit));

    /// <summary>Decimal notation with exactly <paramref name="places"/> digits after the point.</summary>
    public string ToDecimal(int places, RoundingRule rule = RoundingRule.HalfUp)
    {
        var low = Low.ToDecimal(places, rule);
        return low == High.ToDecimal(places, rule) ? low : Exact.ToDecimal(places, rule);
    }

    /// <summary>This number rounded; exact when rounding brings both bounds together.</summary>
    public Figure Round(ValueStep step)
    {
        var low = Low.RoundTo(step.Step, step.Rule);
        return low == High.RoundTo(step.Step, step.Rule) ? Of(low) : Of(Exact.RoundTo(step.Step, step.Rule));
    }

    /// <summary>A linear image of this number: <paramref name="factor"/> × it + <paramref name="summand"/>.</summary>
    public Figure Scale(Rational factor, Rational summand = default)
    {
        var (a, b) = (Low * factor + summand, High * factor + summand);
        return _exact is null ? Of(a) : new(Rational.Min(a, b), Rational.Max(a, b), new Lazy<Rational>(() => Exact * factor + summand));
    }
}

/// <summary>Rounding to a multiple of a step by a named rule.</summary>
public readonly record struct ValueStep(RoundingRule Rule, Rational Step);
