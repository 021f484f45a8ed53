using System.Globalization;
using System.Numerics;
using FsCheck.Fluent;
using Kept.Measurements;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class NumberTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData(" 12 ", "12")]
    [InlineData("0", "0")]
    [InlineData("12.0", "12")]
    [InlineData("12.", "12")]
    [InlineData("+7", "7")]
    [InlineData("1.2e3", "1200")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775807.000", "9223372036854775807")]
    [InlineData("9223372036854775808", "KPT423")]
    [InlineData("99999999999999999999999", "KPT423")]
    [InlineData("-1", "KPT423")]
    [InlineData("-0", "0")]
    [InlineData("0.5", "KPT423")]
    [InlineData("1,000", "KPT423")]
    [InlineData("many", "KPT423")]
    [InlineData("NaN", "KPT423")]
    [InlineData("", "KPT418")]
    public void Counters_are_whole_numbers(string cell, string expected)
    {
        var read = Given.Counts(0, "n").Read($"at,service,n\n2026-06-01T00:00:00Z,web,\"{cell}\"\n");

        Assert.Equal(expected, read.Value is null
            ? read.Diagnostics[^1].Code
            : read.Value.AtEnd().Lines()[0].Split(' ')[^1]);
    }

    [Theory]
    [InlineData("45.868", "45868e-3")]
    [InlineData("42.580", "4258e-2")]
    [InlineData("-0.5", "-5e-1")]
    [InlineData(".5", "5e-1")]
    [InlineData("1.5e-3", "15e-4")]
    [InlineData("1.5E+3", "1500e-0")]
    [InlineData("0.000", "0e-0")]
    [InlineData("0e99", "0e-0")]
    [InlineData("0.000000000000000001", "1e-18")]
    [InlineData("999999999999999999", "999999999999999999e-0")]
    [InlineData("0.123456789012345678", "123456789012345678e-18")]
    [InlineData("100000000000000000000000e-20", "1000e-0")]
    [InlineData("0.0000000000000000001", "KPT425")]
    [InlineData("1e19", "KPT425")]
    [InlineData("1e999999999999", "KPT425")]
    [InlineData("1e-999999999999", "KPT425")]
    [InlineData("12345678901234567890", "KPT425")]
    [InlineData("1e", "KPT424")]
    [InlineData("1e+", "KPT424")]
    [InlineData("1e5x", "KPT424")]
    [InlineData(".", "KPT424")]
    [InlineData("-", "KPT424")]
    [InlineData("1.2.3", "KPT424")]
    [InlineData("1 2", "KPT424")]
    [InlineData("12 ms", "KPT424")]
    [InlineData("Infinity", "KPT424")]
    [InlineData("", "KPT418")]
    public void Samples_are_exact_decimals(string cell, string expected) => Assert.Equal(expected, Read(cell));

    [Fact]
    public void A_series_has_the_digits_that_any_of_its_values_needs()
    {
        var log = Given.Samples(Given.Iso("at", "UTC")).Log(
            "at,value\n2026-06-01,1\n2026-06-02,0.25\n2026-06-03,1.5e3\n");

        Assert.Equal(
            ["2026-06-01T00:00:00Z 100e-2", "2026-06-02T00:00:00Z 25e-2", "2026-06-03T00:00:00Z 150000e-2"],
            log.AtEnd().Lines());
    }

    [Fact]
    public void One_value_of_another_size_costs_itself_and_not_the_series()
    {
        const string Day = "2026-06-01T00:00:00Z";

        var read = Given.Samples().Read($"at,value\n{Day},0.00000000000000005\n{Day},4000\n{Day},4000.5\n");

        Assert.Equal([$"{Day} 40000e-1", $"{Day} 40005e-1"], read.Value!.AtEnd().Lines());
        Assert.Equal("test.csv:2: warning KPT425", Assert.Single(read.Diagnostics).ToString()[..26]);
        Assert.Contains("\"0.00000000000000005\"", read.Diagnostics[0].Message, StringComparison.Ordinal);
        var report = read.Value!.Report;
        Assert.Equal((3, 2, 1), (report.RowsRead, report.RowsKept, report.RowsRejected));
    }

    [Fact]
    public void Any_decimal_is_read_exactly_or_not_at_all()
    {
        var number =
            from sign in Gen.Elements("", "-", "+")
            from digits in Gen.Elements('0', '0', '1', '5', '9').ListOf().Where(d => d.Count is > 0 and < 30)
            from point in Gen.Choose(0, 30)
            from exponent in Gen.OneOf(Gen.Constant(0), Gen.Choose(-25, 25))
            select (Text: Write(sign, string.Concat(digits), point, exponent),
                Exact: Exact(sign, string.Concat(digits), point, exponent));
        Prop.ForAll(number.ToArbitrary(), n =>
        {
            var fits = Enumerable.Range(0, 19).Select(places => n.Exact * BigInteger.Pow(10, places))
                .Any(scaled => scaled.IsWhole && BigInteger.Abs(scaled.Numerator) <= long.MaxValue);
            var read = Read(n.Text);
            return fits
                ? read.Split("e-") is [var mantissa, var digits] && Rational.Of(
                    BigInteger.Parse(mantissa, CultureInfo.InvariantCulture),
                    BigInteger.Pow(10, int.Parse(digits, CultureInfo.InvariantCulture))) == n.Exact
                : read == "KPT425";
        }).QuickCheckThrowOnFailure(2_000);
    }

    private static string Write(string sign, string digits, int point, int exponent)
    {
        var places = Math.Min(point, digits.Length);
        var written = $"{sign}{digits[..^places]}.{digits[^places..]}";
        return exponent == 0 ? written : string.Create(CultureInfo.InvariantCulture, $"{written}e{exponent}");
    }

    private static Rational Exact(string sign, string digits, int point, int exponent)
    {
        Rational whole = BigInteger.Parse(sign + digits, CultureInfo.InvariantCulture);
        var power = exponent - Math.Min(point, digits.Length);
        return power < 0 ? whole / BigInteger.Pow(10, -power) : whole * BigInteger.Pow(10, power);
    }

    private static string Read(string cell)
    {
        var read = Given.Samples().Read($"at,value\n2026-06-01T00:00:00Z,\"{cell}\"\n");
        if (read.Value is null) return read.Diagnostics[^1].Code;
        var series = ((SourceTimeline.Samples)read.Value.AtEnd()).Series[0];
        return string.Create(CultureInfo.InvariantCulture, $"{series.Rows().First().Value}e-{series.Digits}");
    }
}
