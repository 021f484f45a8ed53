using System.Numerics;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>The mean of the 8,640 intervals of a month, each with a denominator of its own of up to a million. No other test
/// runs beside these, so that the processor's time is theirs.</summary>
[CollectionDefinition(nameof(ManyRatiosTests), DisableParallelization = true)]
[Collection(nameof(ManyRatiosTests))]
public sealed class ManyRatiosTests(ITestOutputHelper output)
{
    private const int Intervals = 8640;

    /// <summary>Milliseconds of the processor for the verdict and the credit of a month.</summary>
    private const int Allowed = 50;

    private static readonly long AtEnd = Instant.FromUtc(2026, 7, 1, 0, 0).ToUnixTimeTicks();

    [Fact]
    public void Random_ratios_are_decided_exactly_against_targets_and_bands_on_either_side()
    {
        var rows = RandomRows(8640);
        var mean = rows.Aggregate((Top: BigInteger.Zero, Over: BigInteger.One), (sum, r) =>
            (sum.Top * r.Requests + (r.Requests - r.Errors) * sum.Over, sum.Over * r.Requests));
        var (numerator, denominator) = (mean.Top, mean.Over * Intervals);
        foreach (var digits in new[] { 4, 12, 24 })
        {
            var below = numerator * BigInteger.Pow(10, digits) / denominator;
            foreach (var (limit, verdict, credit) in new[] { (below, Verdict.Met, 0), (below + 1, Verdict.Missed, 1000) })
            {
                var (finding, settlement, _) = Settle(rows, "at least", Percent(limit, digits));
                Assert.Equal(verdict, finding.Verdict);
                Assert.Equal(credit, (int)settlement.Total!.Most.MinorUnits);
                Assert.True(settlement.Total.IsCertain);
            }
        }
    }

    [Fact]
    public void Equality_with_the_target_is_decided_exactly()
    {
        // (d - 1)/d and 998/1000 + 1/d have the mean 999/1000, whatever d is.
        var dice = new Dice(999);
        var rows = Enumerable.Range(0, Intervals / 2).Select(_ => dice.Between(501, 1000))
            .SelectMany(d => new[] { (1, d), (2 * d - 1000, 1000 * d) }).ToList();
        var (atLeast, credit, time) = Settle(rows, "at least", "99.9%");
        Assert.Equal(Verdict.Met, atLeast.Verdict);
        Assert.Equal(0, (int)credit.Total!.Most.MinorUnits);
        Assert.Equal(Verdict.Missed, Settle(rows, "more than", "99.9%").Finding.Verdict);
        Assert.Equal(Rational.Of(999, 1000), atLeast.Measured.Value!.Exact);
        output.WriteLine($"equality decided in {time} ms");
    }

    [Fact]
    public void A_month_of_random_ratios_is_decided_within_fifty_milliseconds()
    {
        var rows = RandomRows(50);
        // The first runs compile the code, and a machine that is busy with other things is slower.
        var medians = new List<long>();
        while (medians.Count < 20 && !(medians.Count > 0 && medians[^1] <= Allowed))
            medians.Add(Enumerable.Range(0, 5).Select(_ => Settle(rows, "at least", "99%").Milliseconds).Order().ElementAt(2));
        output.WriteLine($"medians of 5: {string.Join(", ", medians)} ms");
        Assert.True(medians[^1] <= Allowed, $"Medians of 5 runs are {string.Join(", ", medians)} ms, more than {Allowed} ms.");
    }

    private static List<(int Errors, int Requests)> RandomRows(int seed)
    {
        var dice = new Dice(seed);
        return Enumerable.Range(0, Intervals).Select(_ => dice.Between(1, 1_000_000))
            .Select(requests => (dice.Between(0, requests / 50), requests)).ToList();
    }

    private static string Percent(BigInteger limit, int digits)
    {
        var text = $"{limit}".PadLeft(digits, '0');
        return $"{text[..^(digits - 2)]}.{text[^(digits - 2)..]}%";
    }

    /// <summary>The verdict on a month, and the credit of 1 000 cents for anything below the limit.</summary>
    private static (Finding Finding, Settlement Settlement, long Milliseconds) Settle(
        List<(int Errors, int Requests)> rows, string comparator, string limit)
    {
        var workspace = Trial.Bind(
            $$$"""
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: month}
            spec:
              relation: sla
              structure: service-based
              parties: {provider: {title: One}, consumer: {title: Other}}
              timeZone: UTC
              currency: EUR
              services: {store: {charge: 100.00 EUR per month}}
              objectives:
                uptime:
                  service: store
                  indicator: {meanOfRatios: {source: requests, every: 5 minutes, good: requests - errors, total: requests, empty: 100%}}
                  target: {{{comparator}}} {{{limit}}}
                  every: month
                  remedies:
                    - credit:
                        of: charge
                        bands: {"< {{{limit}}}": 10%, ">= {{{limit}}}": none}
              settlement: {rounding: half-up, combine: sum}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: requests}
            spec:
              files: requests.csv
              counts:
                at: at
                bucket: 5 minutes
                counters: {requests: requests, errors: errors}
            """);
        var start = Instant.FromUtc(2026, 6, 1, 0, 0).ToUnixTimeTicks() / NodaConstants.TicksPerMinute;
        var csv = "at,requests,errors\n" + string.Concat(rows.Index().Select(row =>
            $"{Clockface.Stamp(start + row.Index * 5)},{row.Item.Requests},{row.Item.Errors}\n"));
        var timeline = new MeasurementLog([Trial.Read(workspace.Sources[0], csv)]).AsOf(AtEnd);
        var month = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 7, 1), DateTimeZone.Utc);

        var before = Environment.CpuUsage.TotalTime;
        var evaluation = Evaluator.Evaluate(workspace.Agreements[0], timeline, month, new EvaluationOptions(AtEnd));
        var settlement = Settlement.Settle(workspace.Agreements[0], evaluation, timeline, Carry.Nothing);
        return (evaluation.Findings[0], settlement, (long)(Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
    }
}
