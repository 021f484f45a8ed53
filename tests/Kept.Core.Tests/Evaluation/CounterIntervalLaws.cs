using System.Globalization;
using System.Text;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Counters that mostly agree, at equal distances or not, of one series or two, in all hours or in some: however they are added up,
/// intervals come out as if each were worked out for itself.</summary>
public class CounterIntervalLaws
{
    private const int Minutes = 360;
    private static readonly (int From, int To) Hours = (100, 250);   // in minutes of the day; intervals of an hour lie where they begin
    private static readonly long At = NodaTime.Instant.FromUtc(2026, 6, 2, 0, 0).ToUnixTimeTicks();

    private static readonly (string Text, Func<Rational, Rational, bool?> Holds)[] Conditions =
    [
        ("(total - good) / total <= 1%", (good, total) => total.IsZero ? null : (total - good) / total <= Rational.Of(1, 100)),
        ("good * 100 >= 99 * total", (good, total) => good * 100 >= total * 99),
        ("0.98 < good / total", (good, total) => total.IsZero ? null : Rational.Of(98, 100) < good / total),
        ("total - good == 1", (good, total) => total - good == 1),
        ("good / (total - good) > 50", (good, total) => total == good ? null : good / (total - good) > 50),
        ("good / (100 - total) >= -2", (good, total) => total == 100 ? null : good / (100 - total) >= -2),
        ("-2 < good / (100 - total)", (good, total) => total == 100 ? null : -2 < good / (100 - total)),
        ("(total - good) / total != (good - 90) / (100 - good)", (good, total) =>
            total.IsZero || good == 100 ? null : (total - good) / total != (good - 90) / (100 - good)),
    ];

    private sealed record Row(int Minute, int Thing, long Good, long Total);

    private sealed record Given(int Every, int Condition, bool IsInHours, List<Row> Rows)
    {
        public static Given Thrown(Dice dice)
        {
            var (step, irregular, wrong) = (dice.Pick(1, 1, 2, 5), dice.Pick(0, 0, 3), dice.Pick(1, 10, 60));
            var (most, first, rows) = (dice.Pick(1, 40, 5000, 65_536, 3_000_000), dice.Between(0, 30), new List<Row>());
            for (var thing = 0; thing < dice.Pick(1, 2); thing++)
                for (var minute = first; minute < Minutes; minute += dice.Chance(irregular) ? dice.Between(1, 20) : step)
                {
                    var total = (long)dice.Between(0, most);
                    rows.Add(new(minute, thing, dice.Chance(wrong) ? dice.Between(0, (int)total + 1) : total, total));
                }
            return new(dice.Pick(5, 10, 60), dice.Between(0, Conditions.Length - 1), dice.Chance(50), rows);
        }

        /// <summary>The rows at minutes that count.</summary>
        public IEnumerable<Row> Counted => Rows.Where(r => Counts(r.Minute));

        /// <summary>Good and total of each interval that counts, has rows, and in which something happened.</summary>
        public List<(Rational Good, Rational Total)> Happened => Rows.GroupBy(r => r.Minute / Every).Where(rows => Counts(rows.Key * Every))
            .Select(rows => ((Rational)rows.Sum(r => r.Good), (Rational)rows.Sum(r => r.Total))).Where(sums => !(sums.Item1.IsZero && sums.Item2.IsZero)).ToList();

        private bool Counts(int minute) => !IsInHours || (minute >= Hours.From && minute < Hours.To);
    }

    [Fact]
    public void Intervals_come_out_as_one_by_one() => Law.Holds(Dice.Throw(Given.Thrown), given =>
    {
        var answers = given.Happened.Select(sums => Conditions[given.Condition].Holds(sums.Good, sums.Total)).OfType<bool>().ToList();
        var ratios = given.Happened.Where(sums => !sums.Total.IsZero).Select(sums => sums.Good / sums.Total).ToList();
        var findings = Evaluate(given);

        var met = (Evidence.Intervals)findings[0].Measured.Evidence;
        Assert.Equal((answers.Count(met => met), answers.Count), (met.Good, met.Counted));
        Assert.Equal(answers.Count(met => !met), met.Bad.All().Count);
        var mean = (Evidence.Intervals)findings[1].Measured.Evidence;
        Assert.Equal((ratios.Count(r => r >= 1), ratios.Count), (mean.Good, mean.Counted));
        Assert.Equal(ratios.Count(r => r < 1), mean.Bad.All().Count);
        Assert.Equal(mean.Bad.All().Take(2), mean.Bad.First(2));
        Assert.Equal(
            ratios.Count == 0 ? null : ratios.Aggregate(Rational.Zero, (a, b) => a + b) / ratios.Count, findings[1].Measured.Value?.Exact);
        var sum = (Evidence.Sums)findings[2].Measured.Evidence;
        Assert.Equal((given.Counted.Sum(r => r.Good), given.Counted.Sum(r => r.Total)), (sum.Good, sum.Total));
    }, 100);

    private static IReadOnlyList<Finding> Evaluate(Given given)
    {
        var hours = given.IsInHours ? ", hours: some" : "";
        var agreement = Trial.Bind($$$$"""
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: counters, title: Counters}
            spec:
              relation: sla
              structure: service-based
              parties: {provider: {title: Northwind}, consumer: {title: Acme}}
              timeZone: UTC
              calendars: {some: {zone: UTC, open: {mon-sun: 01:40-04:10}}}
              objectives:
                met: {indicator: {shareOfIntervals: {source: requests, every: {{{{given.Every}}}} minutes,
                  met: {{{{Conditions[given.Condition].Text}}}}, empty: leaves-both-sides{{{{hours}}}}}}, target: report-only, every: day, remedies: none}
                mean: {indicator: {meanOfRatios: {source: requests, every: {{{{given.Every}}}} minutes,
                  good: good, total: total, empty: leaves-both-sides{{{{hours}}}}}}, target: report-only, every: day, remedies: none}
                sum: {indicator: {ratio: {source: requests, good: good, total: total{{{{hours}}}}}}, target: report-only, every: day, remedies: none}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata: {name: requests}
            spec:
              files: requests.csv
              counts: {at: at, bucket: 1 minute, counters: {good: good, total: total}, dimensions: [thing]}
            """).Agreements[0];
        var text = new StringBuilder("at,thing,good,total\n");
        foreach (var row in given.Rows.OrderBy(r => r.Minute))
            text.Append(CultureInfo.InvariantCulture, $"2026-06-01T{row.Minute / 60:00}:{row.Minute % 60:00}Z,{row.Thing},{row.Good},{row.Total}\n");
        var log = Trial.Read(agreement.Sources().Single(), text.ToString());
        var day = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 6, 2), NodaTime.DateTimeZone.Utc);
        return Evaluator.Evaluate(agreement, new MeasurementLog([log]).AsOf(At), day, new EvaluationOptions(At)).Findings;
    }
}
