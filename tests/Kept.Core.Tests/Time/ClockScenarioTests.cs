using Xunit;

namespace Kept.Core.Tests.Time;

public class ClockScenarioTests
{
    public static TheoryData<string> Places => [.. ClockScenarios.Cases.Select(clockCase => clockCase.ToString())];

    [Theory]
    [MemberData(nameof(Places))]
    public void Clocks_answer_as_written(string place)
    {
        var clockCase = ClockScenarios.Cases.Single(clockCase => clockCase.ToString() == place);

        Assert.Equal(clockCase.Expected, clockCase.Answer());
    }

    [Fact]
    public void The_published_cases_are_all_there() => Assert.Equal(
        41, ClockScenarios.Cases.Count(known => known.Place.StartsWith("published", StringComparison.Ordinal)));
}
