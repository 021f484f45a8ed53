using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Cli.Tests;

/// <summary>Readable workspaces over other people's files as they are; skipped where the files are not.</summary>
public sealed class RealMeasurementTests
{
    private const string Skip = "the folder of real measurements is not here (KEPT_REAL_DATA)";

    [Theory]
    [InlineData("2026-06", "globus-transfer-api-technical-endpoint", "1294481/1296000")]
    [InlineData("2026-06", "access-website-public-webpage", "2357/2592")]
    [InlineData("2026-07", "curc-statuspage-alpine-component", "645827/669600")]
    public void A_state_holds_until_the_next_record(string period, string service, string share)
    {
        var finding = Findings("upptime-curc", period).Single(f => f.Objective.Name == service);
        Assert.Equal(0, Assert.IsType<Evidence.Time>(finding.Measured.Evidence).UnknownTicks);
        Assert.Equal(share, finding.Measured.Value!.Exact.ToString());
    }

    [Fact]
    public void A_service_that_starts_within_the_month_is_measured_from_its_start()
    {
        var finding = Findings("upptime-curc", "2026-06").Single(f => f.Objective.Name == "curc-statuspage-alpine-component");
        var time = Assert.IsType<Evidence.Time>(finding.Measured.Evidence);
        var (start, end) = (NodaTime.Instant.FromUtc(2026, 6, 3, 15, 35, 21), NodaTime.Instant.FromUtc(2026, 7, 1, 0, 0));
        Assert.Equal((end - start).BclCompatibleTicks, time.CountedTicks);
    }

    [Fact]
    public void Overlapping_incidents_count_once()
    {
        var finding = Assert.Single(Findings("github-statuses", "2026-02"));
        Assert.Equal(Rational.Of(34_763, 40_320), finding.Measured.Value!.Exact);
    }

    [Theory]
    [InlineData("2025-08", 433, 537, 0, 2)]
    [InlineData("2025-11", 699, 1312, 0, 0)]
    [InlineData("2026-01", 562, 1072, 0, 3)]
    [InlineData("2026-02", 164, 236, 25, 3)]
    public void Requests_that_run_and_are_not_due_are_counted_apart(string period, long good, long decided, long running, long unjudged)
    {
        var finding = Assert.Single(Findings("boston311-new", period, asOf: "2026-02-10T22:54:05-05:00"));
        var cases = Assert.IsType<Evidence.Cases>(finding.Measured.Evidence);
        Assert.Equal((good, decided, running, unjudged), (cases.Good, cases.Decided, cases.Running, cases.Unjudged));
        Assert.Equal(Rational.Of(good, decided), finding.Measured.Value!.Exact);
    }

    [Fact]
    public void Web_requests_are_counted_one_by_one_and_by_the_hour()
    {
        var findings = Findings("web-requests", "2015-05-17/2015-05-21");
        Assert.Equal(Rational.Of(9_997, 10_000), findings.Single(f => f.Objective.Name == "no-server-error").Measured.Value!.Exact);
        Assert.Equal(Rational.Of(79, 84), findings.Single(f => f.Objective.Name == "good-hours").Measured.Value!.Exact);
    }

    private static IReadOnlyList<Finding> Findings(string workspace, string period, string? asOf = null)
    {
        var data = Repository.FindRealData();
        Assert.SkipWhen(data is null, Skip);
        var statements = Session.Evaluate(
            new EvaluationRequest(Session.Path($"tests/real/{workspace}"), Agreement: null, period, data, asOf, At: null), out var errors);
        Assert.True(statements is not null, errors);
        return Assert.Single(statements).Evaluation.Findings;
    }
}
