using FsCheck.Fluent;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Quantities;

public class QuantityIntervalTests
{
    [Theory]
    [InlineData("[99.0%, 99.95%)", "[99%, 99.95%)")]
    [InlineData("[99.0%,99.95%)", "[99%, 99.95%)")]
    [InlineData("(2 h, 6 h]", "(2 h, 6 h]")]
    [InlineData("[30 min, 1 h 30 min)", "[30 min, 90 min)")]
    [InlineData("[-2 °C, 8 °C]", "[-2 °C, 8 °C]")]
    [InlineData("[1, 200)", "[1, 200)")]
    [InlineData("[3, 3]", "[3, 3]")]
    [InlineData("< 95%", "< 95%")]
    [InlineData("<= 95%", "<= 95%")]
    [InlineData("> 99%", "> 99%")]
    [InlineData(">= 99%", ">= 99%")]
    [InlineData("below 95%", "< 95%")]
    [InlineData("at least 95%", ">= 95%")]
    [InlineData("exactly 3", "[3, 3]")]
    [InlineData("from 99% to below 99.95%", "[99%, 99.95%)")]
    [InlineData("from 2 h up to and including 6 h", "[2 h, 6 h]")]
    [InlineData("above 2 h  up to and including 6 h", "(2 h, 6 h]")]
    [InlineData("above 2 h to below 6 h", "(2 h, 6 h)")]
    [InlineData(" any ", "any")]
    public void An_interval_is_read_in_marks_and_in_words(string text, string canonical)
    {
        Assert.True(QuantityInterval.TryParse(text, out var interval, out _));
        Assert.Equal(canonical, interval.ToString());
    }

    [Theory]
    [InlineData("from 99% to 99.95%", "Say \"to below\" or \"up to and including\"")]
    [InlineData("[99%, 98%)", "Write the smaller end first")]
    [InlineData("[99%, 99%)", "Include both ends")]
    [InlineData("[99, 99.95%)", "the same unit")]
    [InlineData("[1 EUR, 2 USD)", "the same unit")]
    [InlineData("[99%)", "Write two ends")]
    [InlineData("[1,200)", "a comma and a blank between them")]
    [InlineData("[1,000, 2,000)", "a comma and a blank between them")]
    [InlineData("99% - 100%", "Begin with a comparison")]
    [InlineData("!= 5", "all others are no interval")]
    [InlineData("[1 day, 2 days)", "Say 24 hours")]
    [InlineData("", "Begin with a comparison")]
    public void What_is_not_an_interval_is_answered_with_help(string text, string help)
    {
        Assert.False(QuantityInterval.TryParse(text, out _, out var problem));
        Assert.Contains(help, problem);
    }

    [Fact]
    public void A_hostile_text_is_refused_at_once() =>
        Assert.False(QuantityInterval.TryParse("from " + new string(' ', 1_000_000) + "x", out _, out _));

    [Theory]
    [InlineData("[1, 3)", "-++--")]
    [InlineData("(1, 3]", "--++-")]
    [InlineData("< 2", "++---")]
    [InlineData(">= 2", "--+++")]
    [InlineData("any", "+++++")]
    public void The_ends_count_as_they_are_written(string text, string contained)
    {
        Assert.True(QuantityInterval.TryParse(text, out var interval, out _));
        Assert.Equal(contained, string.Concat(Enumerable.Range(0, 5).Select(n => interval.Contains(n) ? '+' : '-')));
    }

    [Fact]
    public void Reading_what_was_printed_gives_the_same_interval()
    {
        var intervals =
            from ends in Gen.Zip(QuantityGenerator.Any, QuantityGenerator.Any)
            from low in Gen.Elements(0, 1, 2)
            from high in Gen.Elements(0, 1, 2)
            let unit = ends.Item1.Unit.Scale
            let higher = ends.Item1 with { Value = ends.Item1.Value + unit * (ends.Item2.Shown.Abs() + 1) }
            select new QuantityInterval(low == 0 ? null : ends.Item1, low == 2, high == 0 ? null : higher, high == 2);

        Prop.ForAll(intervals.ToArbitrary(), interval =>
            QuantityInterval.TryParse(interval.ToString(), out var read, out _) && read == interval)
            .QuickCheckThrowOnFailure(100);
    }
}
