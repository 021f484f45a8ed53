using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Intervals that go on while they are asked about.</summary>
public sealed class OpenIntervalTests
{
    /// <summary>An hour in which nothing happens leaves both sides, also where downtime counts as up; while it goes on it has
    /// no ratio to show, and something may still happen in it.</summary>
    [Theory]
    [InlineData("2026-06-01T12:30:00Z", "", "0/1", "1/1")]
    [InlineData("2026-06-01T13:00:00Z", "", "", "")]
    [InlineData("2026-06-02T00:00:00Z", "", "", "")]
    public void Nothing_so_far_is_no_ratio(string asOf, string value, string low, string high)
    {
        var measured = Written.Of(
            """
            calendars:
              noon: {zone: UTC, open: {mon: 12:00-13:00}}
            exclusions:
              customer: {during: noon, effect: counts-as-up}
            objectives:
              good:
                indicator: {meanOfRatios: {source: samples, hours: noon, exclude: customer, every: 1 hour,
                  good: count(value where value <= 4), total: count(value), empty: leaves-both-sides}}
                target: at least 99%
                every: day
                remedies: none
            """,
            """
            apiVersion: kept/v1
            kind: Source
            metadata: {name: samples}
            spec: {files: samples.csv, samples: {at: at, value: value, unit: number}}
            """,
            ("samples.csv", "at,value\n")).Evaluate("2026-06-01", asOf).Findings[0].Measured;
        Assert.Equal((value, low, high), ($"{measured.Value?.Exact}", $"{measured.Low?.Exact}", $"{measured.High?.Exact}"));
    }
}
