namespace Kept.Core.Tests.Evaluation;

internal static class Fractions
{
    public static Fraction Sum(this IEnumerable<Fraction> values) => values.Aggregate(default(Fraction), (a, b) => a + b);
}
