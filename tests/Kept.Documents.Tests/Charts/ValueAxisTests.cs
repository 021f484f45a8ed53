using FsCheck.Fluent;
using Kept.Documents.Charts;
using Kept.Quantities;
using Xunit;

namespace Kept.Documents.Tests.Charts;

public class ValueAxisTests
{
    [Theory]
    [InlineData("99.85", "100", "99.85% 99.90% 99.95% 100.00%")]
    [InlineData("99.99999999", "100", "99.999999990% 99.999999992% 99.999999994% 99.999999996% 99.999999998% 100.000000000%")]
    [InlineData("80", "100", "80% 85% 90% 95% 100%")]
    public void Percentages_with_many_nines_get_round_steps(string low, string high, string labels)
    {
        var axis = ValueAxis.Around(Parse(low), Parse(high), 5, Unit.OfShare);

        Assert.Equal(labels, string.Join(' ', axis.Ticks.Select(t => t.Label)));
    }

    [Fact]
    public void A_scale_holds_its_values_in_a_few_round_steps() => Law.Holds(
        from low in Gen.Choose(-1_000_000, 1_000_000)
        from span in Gen.Choose(0, 1_000_000)
        from power in Gen.Choose(0, 15)
        from ticks in Gen.Choose(2, 8)
        select (Low: Rational.Of(low, System.Numerics.BigInteger.Pow(10, power)), Span: Rational.Of(span, System.Numerics.BigInteger.Pow(10, power)), ticks),
        t =>
        {
            var axis = ValueAxis.Around(t.Low, t.Low + t.Span, t.ticks, Unit.OfNumber);
            var labels = axis.Ticks.ToList();
            return axis.Low <= t.Low && axis.High >= t.Low + t.Span && labels.Count <= t.ticks + 2
                && labels.All(l => Rational.TryParseDecimal(l.Label, out var read) && read == l.Value)
                && axis.PositionOf(axis.Low) == 0 && axis.PositionOf(axis.High) == 1;
        });

    [Fact]
    public void Eleven_nines_can_be_told_apart()
    {
        var axis = ValueAxis.Around(Parse("99.9999999999"), 100, 5, Unit.OfShare);

        Assert.True(axis.PositionOf(Parse("99.99999999995")) - axis.PositionOf(Parse("99.9999999999")) > 0.1);
    }

    private static Rational Parse(string text) => Rational.TryParseDecimal(text, out var value) ? value : throw new ArgumentException(text);
}
