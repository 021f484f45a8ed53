using System.Text.Json;

namespace Kept.Cli.Tests.Commands;

public sealed class WhyTests
{
    private static readonly string Small = Session.Path("tests/scenarios/statement-for-programs");

    [Fact]
    public void Everything_behind_a_number_is_named()
    {
        var outcome = Session.Run("why", Small, "--period", "2026-06", "--objective", "availability");

        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.All(
            [
                "Clause     agreement.yaml:14:7", "Promise    at least 99.95%", "exactly 799/800", "Verdict    MISSED",
                "down 2026-06-11 09:00–09:54, 54 min", "Credit     420.00 USD  [agreement.yaml:20:19]", "10% of 4200.00 USD = 420.00 USD",
            ],
            line => Assert.Contains(line, outcome.Output));
    }

    [Fact]
    public void Programs_get_an_array_of_findings()
    {
        var outcome = Session.Run("why", Small, "-p", "2026-06", "-o", "availability", "-f", "json");
        var finding = Assert.Single(JsonDocument.Parse(outcome.Output).RootElement.EnumerateArray());

        Assert.Equal("acme-shop", finding.GetProperty("agreement").GetString());
        Assert.Equal("2026-06-11T09:00:00Z", finding.GetProperty("evidence").GetProperty("outages")[0].GetProperty("from").GetString());
    }

    [Fact]
    public void Every_case_is_listed_not_only_those_that_are_not_good()
    {
        var findings = JsonDocument.Parse(Session.Run(
            "why", Session.Path("examples/web-shop"), "-p", "2026-06", "-o", "resolution", "-f", "json").Output).RootElement;
        var evidence = findings[0].GetProperty("evidence");

        Assert.Equal(
            evidence.GetProperty("decided").GetInt32() + evidence.GetProperty("running").GetInt32() + evidence.GetProperty("unjudged").GetInt32(),
            evidence.GetProperty("cases").GetArrayLength());
    }
}
