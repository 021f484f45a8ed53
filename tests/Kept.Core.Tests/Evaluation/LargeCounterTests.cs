using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Time;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Counters whose sums and products need more than 64 bits.</summary>
public class LargeCounterTests
{
    [Theory]
    [InlineData("ratio: {source: requests, good: good, total: total}", "90/91")]
    [InlineData("meanOfRatios: {source: requests, every: 1 hour, good: good, total: total, empty: leaves-both-sides}", "90/91")]
    [InlineData("shareOfIntervals: {source: requests, every: 1 hour, met: (total - good) / total <= 1.1%, empty: leaves-both-sides}", "1/1")]
    [InlineData("shareOfIntervals: {source: requests, every: 1 hour, met: (total - good) / total <= 1%, empty: leaves-both-sides}", "0/1")]
    [InlineData("shareOfIntervals: {source: requests, every: 30 minutes, met: (total - good) / total < 1%, empty: leaves-both-sides}", "1/2")]
    [InlineData("shareOfIntervals: {source: requests, every: 30 minutes, met: good * 1000000000 >= 1, empty: leaves-both-sides}", "1/1")]
    public void Are_exact(string indicator, string expected)
    {
        var agreement = Trial.Bind("""
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: large, title: Large}
            spec:
              relation: sla
              structure: service-based
              parties: {provider: {title: Northwind}, consumer: {title: Acme}}
              timeZone: UTC
              objectives:
                large: {indicator: {INDICATOR}, target: report-only, every: day, remedies: none}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: requests}
            spec:
              files: requests.csv
              counts: {at: at, bucket: 30 minutes, counters: {good: good, total: total}}
            """.Replace("INDICATOR", indicator, StringComparison.Ordinal)).Agreements[0];
        var log = Trial.Read(agreement.Sources().Single(), """
            at,good,total
            2026-06-01T08:00Z,9000000000000000000,9000000000000000000
            2026-06-01T08:30Z,9000000000000000000,9200000000000000000

            """);
        var day = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 6, 2), NodaTime.DateTimeZone.Utc);
        var evaluation = Evaluator.Evaluate(agreement, new MeasurementLog([log]).AsOf(day.Range.End), day, new EvaluationOptions(day.Range.End));

        Assert.Equal(expected, evaluation.Findings[0].Measured.Value!.Exact.ToString());
    }
}
