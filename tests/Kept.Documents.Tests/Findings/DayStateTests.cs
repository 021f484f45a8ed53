using Kept.Documents.Findings;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;
using Xunit;

namespace Kept.Documents.Tests.Findings;

public class DayStateTests
{
    private static readonly Statement Statement = Drawn.Hosting();

    [Theory]
    [InlineData("shop-availability", 1, "Met")]
    [InlineData("shop-availability", 9, "Missed")]
    [InlineData("payments-availability", 18, "NotDetermined")]
    [InlineData("erp-availability", 4, "NothingMeasured")]   // a holiday
    [InlineData("erp-availability", 20, "NothingMeasured")]   // down on a Saturday, outside the hours
    [InlineData("tickets", 6, "NothingMeasured")]
    [InlineData("leads", 1, "Reported")]
    [InlineData("lowest-rating", 1, "Reported")]
    public void A_day_is_judged_by_itself(string objective, int day, string state) => Assert.Equal(state, Of(objective, day, Statement).ToString());

    [Fact]
    public void What_lies_ahead_is_not_judged()
    {
        var running = Drawn.Hosting("2026-06-18T12:00:00Z");

        Assert.Equal(DayState.Ahead, Of("shop-availability", 19, running));
        Assert.Equal(DayState.NotDetermined, Of("shop-availability", 18, running));
    }

    [Fact]
    public void A_day_is_rounded_as_the_agreement_rounds()
    {
        var requests = Statement.Find("requests");
        var rounding = new Agreements.ValueRounding(RoundingRule.HalfUp, Quantity.Share(Rational.One));
        var lenient = requests with { Objective = requests.Objective with { Rounding = rounding } };
        var worst = requests.Days.Single(d => d.Date == new LocalDate(2026, 6, 9));

        Assert.Equal(DayState.Missed, DayStates.Of(requests, worst, long.MaxValue));
        Assert.Equal(DayState.Met, DayStates.Of(lenient, worst, long.MaxValue));
    }

    private static DayState Of(string objective, int day, Statement statement)
    {
        var finding = statement.Find(objective);
        return DayStates.Of(finding, finding.Days.Single(d => d.Date == new LocalDate(2026, 6, day)), statement.Evaluation.At);
    }
}
