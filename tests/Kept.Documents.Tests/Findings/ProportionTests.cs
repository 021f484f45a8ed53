using Kept.Agreements;
using Kept.Documents.Findings;
using Kept.Quantities;
using Xunit;

namespace Kept.Documents.Tests.Findings;

public class ProportionTests
{
    private static readonly Kept.Statements.Statement Statement = Drawn.Hosting();

    [Theory]
    [InlineData("shop-availability", true)]
    [InlineData("latency", true)]
    [InlineData("satisfaction", true)]
    [InlineData("longest-outage", true)]
    [InlineData("leads", false)]
    public void A_day_keeps_the_promise_of_a_month_unless_the_number_adds_up(string objective, bool isKept)
    {
        Assert.Equal(isKept, Proportion.IsKeptByDays(Statement.Find(objective).Objective.Indicator));
        Assert.Equal(!isKept, Proportion.AddsUp(Statement.Find(objective).Objective.Indicator));
    }

    [Theory]
    [InlineData("/", "leads", "leads", true)]
    [InlineData("/", "leads", "period", true)]
    [InlineData("*", "leads", "rate", false)]
    [InlineData("/", "rate", "leads", false)]
    [InlineData("+", "leads", "leads", false)]
    [InlineData("+", "leads", "rate", false)]
    [InlineData("-", "rate", "rate", true)]
    public void A_formula_is_kept_by_days_when_time_cancels_out(string op, string left, string right, bool isKept)
    {
        var (count, mean) = (Statement.Find("leads").Objective.Indicator, Statement.Find("satisfaction").Objective.Indicator);
        var formula = new Indicator.Formula(
            [new("leads", count), new("rate", mean)],
            new Expression.Operation(ArithmeticOf(op), Name(left), Name(right), default), Unit.OfNumber, default);

        Assert.Equal(isKept, Proportion.IsKeptByDays(formula));
    }

    private static Expression.Name Name(string name) => new(name, default);

    private static Arithmetic ArithmeticOf(string op) => op switch
    {
        "+" => Arithmetic.Plus,
        "-" => Arithmetic.Minus,
        "*" => Arithmetic.Times,
        _ => Arithmetic.DividedBy,
    };
}
