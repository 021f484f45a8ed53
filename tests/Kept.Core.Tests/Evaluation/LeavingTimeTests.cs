using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Time to come that may turn out to be without data, which leaves both sides.</summary>
public sealed class LeavingTimeTests
{
    /// <summary>At noon one hour was down and eleven were up. At worst the hour that counts as up has no data, and the eleven behind it are
    /// down: 11 of 23. At the end of the day that is so of no time any more.</summary>
    [Theory]
    [InlineData("2026-06-01T12:00:00Z", "11/23", "23/24")]
    [InlineData("2026-06-02T00:00:00Z", "11/12", "11/12")]
    public void What_counts_as_up_may_leave(string asOf, string low, string high)
    {
        var measured = Written.Of(
            """
            calendars:
              noon: {zone: UTC, open: {mon: 12:00-13:00}}
            exclusions:
              customer: {during: noon, effect: counts-as-up}
            objectives:
              up:
                indicator: {availability: {source: probes, exclude: customer, noData: leaves-both-sides}}
                target: at least 99%
                every: day
                remedies: none
            """,
            """
            apiVersion: kept/v1
            kind: Source
            metadata: {name: probes}
            spec: {files: probes.csv, states: {at: at, state: state, holdsAtMost: 11 hours}}
            """,
            ("probes.csv", "at,state\n2026-06-01T00:00Z,down\n2026-06-01T01:00Z,up\n")).Evaluate("2026-06-01", asOf).Findings[0].Measured;
        Assert.Equal((low, high), ($"{measured.Low?.Exact}", $"{measured.High?.Exact}"));
    }
}
