using FsCheck;
using FsCheck.Fluent;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Quantities;

public class QuantityTextTests
{
    [Theory]
    [InlineData("1000", "1000")]
    [InlineData("4.2", "4.2")]
    [InlineData("99.95%", "99.95%")]
    [InlineData("99.999999999 %", "99.999999999%")]
    [InlineData("0.05 points", "0.05 points")]
    [InlineData("4h", "4 h")]
    [InlineData("30 minutes", "30 min")]
    [InlineData("1 hour 30 minutes", "90 min")]
    [InlineData("1h30min10s", "5410 s")]
    [InlineData("250 ms", "250 ms")]
    [InlineData("1.5 s", "1.5 s")]
    [InlineData("500.00 USD", "500.00 USD")]
    [InlineData("1000JPY", "1000 JPY")]
    [InlineData("-2 °C", "-2 °C")]
    [InlineData(" 5\u00A0GB ", "5 GB")]
    [InlineData("0", "0")]
    public void A_quantity_is_read_as_people_write_it(string text, string canonical)
    {
        Assert.True(QuantityText.TryParse(text, out var quantity, out _));
        Assert.Equal(canonical, quantity.ToText(30));
    }

    [Theory]
    [InlineData("1 day", "Say 24 hours, calendar days or business days")]
    [InlineData("2 days", "Say 24 hours, calendar days or business days")]
    [InlineData("3 weeks", "Say 168 hours, calendar days or business days")]
    [InlineData("2 business days", "business days and hours depend on a calendar")]
    [InlineData("5 working days", "Write business days where days can be counted")]
    [InlineData("4 hrs", "Write h or hours")]
    [InlineData("1 month", "a month has no fixed length")]
    [InlineData("5 m", "Write min for minutes")]
    [InlineData("4 hurs", "Did you mean \"hours\"?")]
    [InlineData("4 H", "Did you mean \"h\"?")]
    [InlineData("500 usd", "Did you mean \"USD\"?")]
    [InlineData("5 flights", "Use %, points, ms")]
    [InlineData("24x7", "Use %, points, ms")]
    [InlineData("12,000.00 EUR", "Write 12000.00 without marks")]
    [InlineData("1,000,000", "Write 1000000 without marks")]
    [InlineData("12'000 EUR", "Write 12000 without marks")]
    [InlineData("12 000 EUR", "Write one number, without marks")]
    [InlineData("12.000,00 EUR", "Write one number, without marks")]
    [InlineData("good uptime", "Begin with a number")]
    [InlineData("", "Begin with a number")]
    [InlineData("-", "Begin with a number")]
    [InlineData("--5", "Begin with a number")]
    [InlineData(".5", "Begin with a number")]
    [InlineData("5.", "Write digits behind the point")]
    [InlineData("1.2.3", "Write one point at most")]
    [InlineData("007", "without zeros at its front")]
    [InlineData("0.0000000000000000000000000000001", "at most 30 digits")]
    [InlineData("30 minutes 1 hour", "Write the larger unit first")]
    [InlineData("1 h 30", "Write a unit behind every number")]
    [InlineData("1 h 5 EUR", "Write the larger unit first")]
    [InlineData("12000.00 EUR per month", "Leave out what stands behind the quantity: \"per month\".")]
    [InlineData("5%%", "Leave out what stands behind the quantity: \"%\".")]
    public void What_is_not_a_quantity_is_answered_with_help(string text, string help)
    {
        Assert.False(QuantityText.TryParse(text, out var quantity, out var problem));
        Assert.Null(quantity);
        Assert.Contains(help, problem);
    }

    [Theory]
    [InlineData("2 days", true, 172_800)]
    [InlineData("1 week 1 day 1 hour", true, 694_800)]
    [InlineData("90 min", false, 5_400)]
    public void A_caller_may_allow_days_of_24_hours(string text, bool allowDays, long seconds)
    {
        Assert.True(QuantityText.TryParseDuration(text, allowDays, out var duration, out _));
        Assert.Equal(seconds, duration.Value);
    }

    [Theory]
    [InlineData("2 days", false)]
    [InlineData("5%", true)]
    [InlineData("5", true)]
    [InlineData("-5 min", true)]
    [InlineData("1 month", true)]
    public void What_is_not_a_duration_is_refused(string text, bool allowDays)
    {
        Assert.False(QuantityText.TryParseDuration(text, allowDays, out _, out var problem));
        Assert.EndsWith(".", problem);
    }

    [Theory]
    [InlineData(">= 99.95%", ">= 99.95%")]
    [InlineData("at least 99.95%", ">= 99.95%")]
    [InlineData("at  most 4 h", "<= 4 h")]
    [InlineData("≤4h", "<= 4 h")]
    [InlineData("more than 5", "> 5")]
    [InlineData("above 5", "> 5")]
    [InlineData("less than 8 °C", "< 8 °C")]
    [InlineData("below 8 °C", "< 8 °C")]
    [InlineData("exactly 3", "== 3")]
    [InlineData("other than 0", "!= 0")]
    public void A_comparison_is_read_in_marks_and_in_words(string text, string canonical)
    {
        Assert.True(ComparisonText.TryParse(text, out var comparison, out _));
        Assert.Equal(canonical, comparison.ToString());
    }

    [Theory]
    [InlineData("99.95%", "Begin with a comparison")]
    [InlineData("at leastwise 5", "Begin with a comparison")]
    [InlineData("= 5", "Begin with a comparison")]
    [InlineData(">= good", "Begin with a number")]
    [InlineData(">=", "Begin with a number")]
    public void What_is_not_a_comparison_is_answered_with_help(string text, string help)
    {
        Assert.False(ComparisonText.TryParse(text, out _, out var problem));
        Assert.Contains(help, problem);
    }

    [Fact]
    public void What_is_compared_with_begins_behind_the_comparator()
    {
        Assert.True(ComparisonText.TryTakeComparator("at least plan.leads", out var comparator, out var length));
        Assert.Equal((Comparator.AtLeast, 8), (comparator, length));
    }

    [Fact]
    public void Reading_what_was_printed_gives_the_same_quantity() =>
        Prop.ForAll(QuantityGenerator.Any.ToArbitrary(), quantity =>
            QuantityText.TryParse(quantity.ToText(30), out var read, out _) && read == quantity)
            .QuickCheckThrowOnFailure(100);

    [Fact]
    public void Random_texts_are_quantities_or_answered_with_help()
    {
        string[] parts =
            ["12", "0", ".", ",", " ", "%", "h", "min", "days", "EUR", "-", ">=", "at least", "°", "x", "[", ")"];
        var texts = Gen.Elements(parts).ListOf().Select(chosen => string.Concat(chosen)).ToArbitrary();
        Prop.ForAll(texts, text =>
        {
            Assert.NotEqual(QuantityText.TryParse(text, out var quantity, out var problem), problem is not null);
            Assert.NotEqual(quantity is null, problem is null);
            Assert.NotEqual(ComparisonText.TryParse(text, out _, out problem), problem is not null);
            Assert.NotEqual(QuantityInterval.TryParse(text, out _, out problem), problem is not null);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }
}
