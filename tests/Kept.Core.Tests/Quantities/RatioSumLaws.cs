using FsCheck.Fluent;
using Kept.Core.Tests.Evaluation;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Quantities;

/// <summary>A sum of many fractions lies within its bounds, which are close, and is found exactly, however the fractions come together.</summary>
public class RatioSumLaws
{
    private static readonly Rational Close = Rational.Of(1, 1L << 62);

    private sealed record Given(List<(long Numerator, long Denominator)> Fractions, int Parts)
    {
        public static Given Thrown(Dice dice)
        {
            var (count, most) = (dice.Pick(1, 10, 100), dice.Pick(4, 1000, int.MaxValue - 1));
            return new([.. Enumerable.Range(0, count).Select(_ => Fraction(dice, most, dice.Pick(1L, 1L, 1L, 3_000_000_019L)))], dice.Between(1, 4));
        }

        private static (long, long) Fraction(Dice dice, int most, long times)
        {
            var denominator = dice.Between(1, most);
            return (dice.Between(0, denominator) * times - dice.Pick(0, 0, 0, 1), denominator * times);
        }
    }

    [Fact]
    public void Sums_of_parts_are_the_sum_of_all() => Law.Holds(Dice.Throw(Given.Thrown), given =>
    {
        var exact = given.Fractions.Aggregate(Rational.Zero, (sum, f) => sum + Rational.Of(f.Numerator, f.Denominator)) / given.Fractions.Count;
        var whole = Sum(given.Fractions);
        var parts = RatioSum.Add(given.Fractions.Index().GroupBy(f => f.Index % given.Parts, f => f.Item).Select(Sum));
        foreach (var mean in new[] { whole.Over(given.Fractions.Count, 0, () => whole), parts.Over(given.Fractions.Count, 0, () => parts) })
        {
            Assert.True(mean.Low <= exact && exact <= mean.High && mean.High - mean.Low < Close, $"{exact} is not within {mean.Low} and {mean.High}.");
            Assert.Equal(exact, mean.Exact);
        }
        Assert.Equal(whole.Over(1, 0, () => whole).IsAtHand, parts.Over(1, 0, () => parts).IsAtHand);
    }, 200);

    private static RatioSum Sum(IEnumerable<(long Numerator, long Denominator)> fractions)
    {
        var sum = new RatioSum.Builder();
        foreach (var (numerator, denominator) in fractions) sum.Add(numerator, denominator);
        return sum.Build();
    }
}
