using System.Globalization;
using System.Text;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Percentiles of every day and service, in service hours and without maintenance, against values picked one by one.</summary>
public class PercentilesOfDaysLaws
{
    private const int Days = 3;
    private const int MinutesPerDay = 1440;
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: latency, title: Latency}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: Northwind}, consumer: {title: Acme}}
          timeZone: UTC
          calendars:
            office: {zone: UTC, open: {mon-sun: 06:00-18:00}}
          exclusions:
            maintenance: {effect: leaves-both-sides, windows: {source: windows, from: from, to: to, same: shop}}
          objectives:
            all: {per: shop, indicator: {percentile: {source: latencies, rank: 95%}}, target: at most 20 ms, every: day, remedies: none}
            masked: {per: shop, indicator: {percentile: {source: latencies, rank: 50%, hours: office, exclude: maintenance}},
              target: at most 20 ms, every: day, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latencies}
        spec: {files: latencies.csv, samples: {at: at, value: ms, unit: ms, dimensions: [shop]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: windows}
        spec: {files: windows.csv, cases: {id: id, events: {from: from, to: to}, fields: [shop]}}
        """;

    private static readonly Instant Start = Instant.FromUtc(2026, 6, 1, 0, 0);

    private sealed record Sample(int Minute, string Shop, int Value);

    private sealed record Window(int From, int To, string Shop);

    private sealed record Given(List<Sample> Samples, List<Window> Windows)
    {
        public static Given Thrown(Dice dice)
        {
            var minutes = dice.Shuffle(Enumerable.Range(0, Days * MinutesPerDay)).Take(dice.Between(5, 200)).Order();
            return new(
                [.. minutes.Select(minute => new Sample(minute, dice.Pick("a", "b"), dice.Between(1, 40)))],
                dice.Many(0, 4, () => Thrown(dice.Between(0, Days * MinutesPerDay), dice.Between(1, 900), dice.Pick("a", "b"))));
        }

        private static Window Thrown(int from, int length, string shop) => new(from, from + length, shop);

        public List<Fraction> Counted(string shop, int day, bool masked) => Samples
            .Where(s => s.Shop == shop && s.Minute / MinutesPerDay == day && !(masked && IsMasked(s))).Select(s => new Fraction(s.Value, 1000)).ToList();

        private bool IsMasked(Sample sample) => sample.Minute % MinutesPerDay is < 6 * 60 or >= 18 * 60
            || Windows.Exists(w => w.Shop == sample.Shop && w.From <= sample.Minute && sample.Minute < w.To);
    }

    [Fact]
    public void Each_day_comes_out_as_picked_by_hand() => Law.Holds(Dice.Throw(Given.Thrown), given =>
    {
        foreach (var finding in Evaluate(given))
        {
            var isMasked = finding.Objective.Name == "masked";
            var day = (int)((finding.Period.Range.Start - Start.ToUnixTimeTicks()) / NodaConstants.TicksPerDay);
            var counted = given.Counted(finding.Scope[0].Value, day, isMasked);
            var expected = counted.Count == 0 ? null : SlowStatistics.NearestRank(counted, isMasked ? new(1, 2) : new(95, 100));
            Assert.Equal(counted.Count, finding.Measured.Count);
            Assert.Equal(expected?.ToString(), finding.Measured.Value is { } value ? new Fraction(value.Exact.Numerator, value.Exact.Denominator).ToString() : null);
            if (expected is not null) Assert.Equal(expected <= new Fraction(20, 1000) ? Verdict.Met : Verdict.Missed, finding.Verdict);
        }
    }, 100);

    private static IReadOnlyList<Finding> Evaluate(Given given)
    {
        var agreement = Trial.Bind(Text).Agreements[0];
        var sources = agreement.Sources().DistinctBy(s => s.Name).ToList();
        var (latencies, windows) = (new StringBuilder("at,shop,ms\n"), new StringBuilder("id,shop,from,to\n"));
        foreach (var s in given.Samples) latencies.Append(CultureInfo.InvariantCulture, $"{At(s.Minute)},{s.Shop},{s.Value}\n");
        foreach (var w in given.Windows) windows.Append(CultureInfo.InvariantCulture, $"{windows.Length},{w.Shop},{At(w.From)},{At(w.To)}\n");
        var log = new MeasurementLog(sources.Select(s => Trial.Read(s, (s.Name == "windows" ? windows : latencies).ToString())).ToSequence());
        var period = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 6, 1 + Days), DateTimeZone.Utc);
        // Windows are entered after the measurements and still hold for them.
        var at = period.Range.End + NodaConstants.TicksPerDay;
        return Evaluator.Evaluate(agreement, log.AsOf(at), period, new EvaluationOptions(at)).Findings;
    }

    private static string At(int minute) => NodaTime.Text.InstantPattern.ExtendedIso.Format(Start + Duration.FromMinutes(minute));
}
