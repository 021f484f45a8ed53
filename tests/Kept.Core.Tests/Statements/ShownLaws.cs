using Kept.Core.Tests.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using Xunit;

namespace Kept.Core.Tests.Statements;

/// <summary>A figure is never shown on the other side of its target than it is.</summary>
public sealed class ShownLaws
{
    private static readonly Comparator[] Ordered = [Comparator.AtLeast, Comparator.MoreThan, Comparator.AtMost, Comparator.LessThan];

    private static readonly Unit[] Units =
    [
        Unit.OfShare, Unit.OfNumber, Unit.OfSeconds, new Unit.Time(DurationUnit.Hours), new Unit.Time(DurationUnit.Milliseconds),
        new Unit.Named("points"),
    ];

    [Theory]
    [InlineData(998996, 2, "99.8996")]
    [InlineData(998996, 6, "99.899600")]
    [InlineData(998994, 2, "99.899")]
    [InlineData(999000, 2, "99.90")]
    [InlineData(999004, 2, "99.90")]
    [InlineData(999004, 0, "100")]
    public void Nines_keep_to_their_side_of_99_9_percent(int millionths, int places, string shown)
    {
        var target = new Comparison(Comparator.AtLeast, Quantity.Share(Rational.Of(999, 1000)));
        var text = Shown.Decimal(Figure.Of(Rational.Of(millionths, 1_000_000)), Unit.OfShare, target, places);
        Assert.Equal(shown, text);
    }

    [Fact]
    public void What_is_shown_meets_the_target_exactly_when_the_figure_does() => Law.Holds(
        Dice.Throw(dice =>
        {
            var limit = dice.Chance(70)
                ? Rational.Of(dice.Between(0, 100_000), dice.Pick(1, 10, 1000, 100_000))
                : Rational.Of(dice.Between(0, 1000), dice.Between(1, 999));
            var distance = Rational.Of(dice.Between(-3, 3), System.Numerics.BigInteger.Pow(10, dice.Between(0, 40)) * dice.Pick(1, 3, 7));
            return (Value: dice.Chance(80) ? limit + distance : Rational.Of(dice.Between(-1000, 1_000_000), dice.Between(1, 1_000_000)),
                Limit: limit, Comparator: dice.Pick(Ordered), Unit: dice.Pick(Units), Places: dice.Between(0, 6));
        }),
        given =>
        {
            // Both in the unit held; the text is in the unit shown.
            var target = new Comparison(given.Comparator, new Quantity(given.Limit, given.Unit));
            var text = Shown.Decimal(Figure.Of(given.Value), given.Unit, target, given.Places);
            Assert.True(Rational.TryParseDecimal(text, out var shown), text);
            Assert.Equal(target.Holds(given.Value), target.Holds(shown * given.Unit.Scale));
        },
        2000);

    [Fact]
    public void Whatever_else_is_shown_is_rounded_half_up() => Law.Holds(
        Dice.Throw(dice => (Value: Rational.Of(dice.Between(-100_000, 100_000), dice.Between(1, 5000)), Places: dice.Between(0, 6))),
        given =>
        {
            var text = Shown.Decimal(Figure.Of(given.Value), Unit.OfNumber, null, given.Places);
            Assert.True(Rational.TryParseDecimal(text, out var shown), text);
            var half = Rational.Of(1, 2 * System.Numerics.BigInteger.Pow(10, given.Places));
            Assert.True((shown - given.Value).Abs() <= half);
            if ((shown - given.Value).Abs() == half) Assert.True(shown.Abs() > given.Value.Abs());
            Assert.Equal(given.Places, text.Contains('.') ? text.Length - 1 - text.IndexOf('.', StringComparison.Ordinal) : 0);
        },
        500);
}
