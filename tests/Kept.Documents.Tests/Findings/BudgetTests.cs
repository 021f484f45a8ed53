using FsCheck.Fluent;
using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;
using Xunit;

namespace Kept.Documents.Tests.Findings;

public class BudgetTests
{
    private const long Minute = NodaConstants.TicksPerMinute;

    private static readonly Statement Statement = Drawn.Hosting();

    [Fact]
    public void A_budget_of_time_is_reckoned_in_one_sentence() => Assert.Equal(
        "99.9% of 720 h = 43 min 12 s allowed, 30 min used, 13 min 12 s left", OfTime("99.9%", 43_200 * Minute, 30 * Minute).Sentence);

    [Theory]
    [InlineData("99.9%", 0, "100% left (43 min 12 s)")]
    [InlineData("99.9%", 30, "30.5% left (13 min 12 s)")]
    [InlineData("99.9%", 43, "0.4% left (12 s)")]
    [InlineData("99.9%", 139, "0% left (−1 h 36 min)")]
    [InlineData("99%", 300, "30.5% left (2 h 12 min)")]
    [InlineData("100%", 0, "none allowed, none used")]
    [InlineData("100%", 1, "0% left (−1 min)")]
    public void What_is_left_is_never_more_than_there_is(string target, int minutesDown, string left) =>
        Assert.Equal(left, OfTime(target, 43_200 * Minute, minutesDown * Minute).LeftText);

    [Fact]
    public void A_little_that_is_left_is_not_nothing() =>
        Assert.Equal("less than 0.1% left (1 s)", OfTime("99.9%", 43_200 * Minute, 43 * Minute + 11 * NodaConstants.TicksPerSecond).LeftText);

    [Fact]
    public void Things_that_are_counted_come_in_whole_numbers() =>
        Assert.Equal("90% of 30 cases = 3 allowed, 4 used, overspent by 1", ErrorBudget.Find(Statement.Find("tickets"), long.MaxValue)!.Sentence);

    [Fact]
    public void A_promise_of_at_most_has_its_limit_as_budget() => Assert.Equal(
        "0.15% of 1336628 = 2004 allowed, 1765 used, 239 left", ErrorBudget.Find(Statement.Find("error-rate"), long.MaxValue)!.Sentence);

    [Fact]
    public void What_nobody_knows_is_named_but_what_is_ahead_is_not()
    {
        var at = Drawn.Tick("2026-06-18T12:00:00Z");

        Assert.Contains("(up to 36 h more of which nobody knows)", ErrorBudget.Find(Statement.Find("payments-availability"), long.MaxValue)!.Sentence);
        Assert.DoesNotContain("nobody knows", ErrorBudget.Find(Drawn.Hosting("2026-06-18T12:00:00Z").Find("shop-availability"), at)!.Sentence);
    }

    [Theory]
    [InlineData("latency")]
    [InlineData("satisfaction")]
    [InlineData("leads")]
    [InlineData("longest-outage")]
    [InlineData("lowest-rating")]
    public void Numbers_that_are_no_share_have_no_budget(string objective) => Assert.Null(ErrorBudget.Find(Statement.Find(objective), long.MaxValue));

    [Fact]
    public void A_budget_is_overspent_exactly_when_the_promise_is_missed() => Law.Holds(
        from counted in Gen.Choose(1, 1_000_000_000)
        from perMille in Gen.Choose(0, 1_000)
        from near in Gen.Choose(-3, 3)
        from comparator in Gen.Elements(Comparator.AtLeast, Comparator.MoreThan)
        select (counted, target: Rational.Of(perMille, 1_000), near, comparator),
        t =>
        {
            var allowed = (long)((Rational.One - t.target) * t.counted).Floor();
            var down = Math.Clamp(allowed + t.near, 0, t.counted);
            var budget = Of(new Comparison(t.comparator, Quantity.Share(t.target)), t.counted, down);
            return budget.IsOverspent != t.comparator.Holds(Rational.Of(t.counted - down, t.counted), t.target);
        });

    [Fact]
    public void What_is_left_never_says_more_than_is_left_and_never_less_than_is_missing() => Law.Holds(
        from counted in Gen.Choose(1, int.MaxValue)
        from down in Gen.Choose(0, int.MaxValue)
        select (Counted: counted * 100_000L, Down: Math.Min(down, counted) * 100_000L),
        t =>
        {
            var budget = OfTime("99.9%", t.Counted, t.Down);
            var left = budget.Allowed - budget.Used;
            return left.Sign >= 0
                ? TicksOf(Amount(budget.LeftText)) <= left
                : TicksOf(Amount(budget.LeftText)[1..]) >= -left;
        });

    private static ErrorBudget OfTime(string target, long counted, long down) =>
        Of(new Comparison(Comparator.AtLeast, QuantityText.TryParse(target, out var limit, out _) ? limit : throw new ArgumentException(target)), counted, down);

    private static ErrorBudget Of(Comparison target, long counted, long down)
    {
        var finding = Statement.Find("shop-availability");
        return ErrorBudget.Find(
            finding with
            {
                Target = target,
                Measured = Measured.Exactly(null, counted, new Evidence.Time(counted, down, 0, [], [], [])),
            },
            long.MaxValue)!;
    }

    /// <summary>What stands in brackets.</summary>
    private static string Amount(string left) => left[(left.IndexOf('(', StringComparison.Ordinal) + 1)..^1];

    private static Rational TicksOf(string length)
    {
        var ticks = Rational.Zero;
        foreach (var pair in length.Split(' ').Chunk(2))
        {
            Assert.True(Rational.TryParseDecimal(pair[0], out var number));
            ticks += number * (pair[1] switch { "h" => NodaConstants.TicksPerHour, "min" => Minute, _ => NodaConstants.TicksPerSecond });
        }
        return ticks;
    }
}
