using System.Numerics;
using System.Text;
using FsCheck.Fluent;
using Kept.Evaluation;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Measurements;
using Kept.Remedies;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Remedies;

/// <summary>What every kind of scale gives for the down minutes of a month, against plain arithmetic; and its bounds against every
/// way in which the unknown time may have gone.</summary>
public sealed class ScaleLaws
{
    private const int Minutes = 30 * 1440;

    /// <summary>Each scale as it is written and, of 1,000 euros, what it gives in cents: for so many down minutes on so many days.
    /// Fractions are given as a number over a number.</summary>
    private static readonly (string Written, Func<int, int, (BigInteger Over, BigInteger Under)> Cents)[] Scales =
    [
        ("missed: 7%", (down, _) => (IsMissed(down) ? 7_000 : 0, 1)),
        ("perUnit: {of: downtime, unit: 30 minutes, counted: started, gives: 1%}", (down, _) => ((down + 29) / 30 * 1_000, 1)),
        ("perUnit: {of: downtime, unit: 30 minutes, counted: completed, gives: 3.00 EUR}", (down, _) => (down / 30 * 300, 1)),
        ("perUnit: {of: downtime, unit: 7 minutes, counted: proportional, gives: 1%}", (down, _) => (1_000 * down, 7)),
        ("perUnit: {of: downtime, unit: 1 hour, counted: started, gives: 1%}, when: missed", (down, _) => (IsMissed(down) ? (down + 59) / 60 * 1_000 : 0, 1)),
        ("perUnit: {of: days, gives: 4%}, atMost: 10%", (_, days) => (Math.Min(days * 4_000, 10_000), 1)),
        ("perUnit: {of: shortfall, unit: 0.1%, counted: started, gives: 1%}", (down, _) => (Ceiling(Math.Max(1000 * down - Minutes, 0), Minutes) * 1_000, 1)),
        ("perUnit: {of: exceedance, unit: 0.1%, counted: completed, gives: 1%}", (down, _) => (BigInteger.Max((BigInteger)1000 * down - Minutes, 0) * 1000 / (999 * Minutes) * 1_000, 1)),
        ("amount: 10 * base * downtime / period", (down, _) => ((BigInteger)1_000_000 * down, Minutes)),
        ("amount: \"max(base * (1 - attainment) - 10.00 EUR, 5.00 EUR)\", atMost: 40.00 EUR", (down, _) =>
            Clamp((BigInteger)100_000 * down - (BigInteger)1_000 * Minutes, 500, 4_000)),
        ("bands: {\"[99.5%, 99.9%)\": 2 days, \"< 99.5%\": 1 week}, worth: {day: base / 30, week: base / 4}", (down, _) =>
            !IsMissed(down) ? (0, 1) : 200 * down <= Minutes ? (200_000, 30) : (25_000, 1)),
        ("bands: {\">= 99.8%\": none, \"[99.0%, 99.8%)\": 10%, \"< 99.0%\": 20.00 EUR}, weight: 50%", (down, _) =>
            (500 * down <= Minutes ? 0 : 100 * down <= Minutes ? 5_000 : 1_000, 1)),
        ("missed: 100.00 EUR, eligible: downtime > 90 minutes and attainment < 99.5%", (down, _) => (down > 90 && 200 * down > Minutes ? 10_000 : 0, 1)),
        ("amount: base * downtime / period, eligible: downtime <= 6 hours or shortfall >= 1%", (down, _) =>
            ((BigInteger)(down <= 360 || 1000 * down >= 11 * Minutes ? 100_000 * down : 0), Minutes)),
    ];

    /// <summary>An amount and a condition that both depend on the unknown time have their bounds each by itself: the credit is between
    /// nothing and the most that the amount can be.</summary>
    private static bool IsBoundedByItself(string written) => written.StartsWith("amount", StringComparison.Ordinal) && written.Contains("eligible", StringComparison.Ordinal);

    private static bool IsMissed(int down) => 1000 * down > Minutes;

    private static BigInteger Ceiling(BigInteger over, BigInteger under) => (over + under - 1) / under;

    private static (BigInteger, BigInteger) Clamp(BigInteger over, int least, int most) =>
        over < (BigInteger)least * Minutes ? (least, 1) : over > (BigInteger)most * Minutes ? (most, 1) : (over, Minutes);

    [Fact]
    public void Credits_are_what_arithmetic_gives_and_bounds_hold() => Law.Holds(
        Gen.Choose(0, int.MaxValue), seed =>
        {
            var dice = new Random(seed);
            var states = ThrowStates(dice);
            var settlement = Settle(states);
            for (var i = 0; i < 8; i++)
            {
                var known = states.Select(s => s == 'u' ? dice.Next(2) == 0 : s == 'd').ToArray();
                var (down, days) = Extent(known);
                foreach (var (line, scale) in settlement.Credits.Zip(Scales))
                {
                    var cents = CentsOf(scale.Cents, down, days);
                    Assert.True(line.Amount!.Least.MinorUnits <= cents && cents <= line.Amount.Most.MinorUnits, $"{scale.Written}: {cents} of {line.Amount}; {down} min");
                    if (!states.Contains('u')) Assert.True(line.Amount.IsCertain, scale.Written);
                }
            }
            return true;
        }, 25);

    [Fact]
    public void Bounds_are_no_wider_than_what_can_have_happened() => Law.Holds(
        Gen.Choose(0, int.MaxValue), seed =>
        {
            var states = ThrowStates(new Random(seed));
            var (least, leastDays) = Extent(states.Select(s => s == 'd').ToArray());
            var (most, mostDays) = Extent(states.Select(s => s != '.').ToArray());
            foreach (var (line, scale) in Settle(states).Credits.Zip(Scales))
            {
                var possible = Enumerable.Range(0, (most - least) / 15 + 1)
                    .SelectMany(i => new[] { leastDays, mostDays }.Select(days => CentsOf(scale.Cents, least + 15 * i, days))).ToList();
                var bounds = (line.Amount!.Least.MinorUnits, line.Amount.Most.MinorUnits);
                var expected = (possible.Min(), IsBoundedByItself(scale.Written) ? CentsOf((down, _) => ((BigInteger)100_000 * down, Minutes), most, 0) : possible.Max());
                Assert.True(
                    bounds == expected || bounds == (possible.Min(), possible.Max()), $"{scale.Written}: {line.Amount} for {least} to {most} min");
            }
            return true;
        }, 25);

    private static (int Down, int Days) Extent(bool[] isDown) =>
        (isDown.Count(d => d) * 15, Enumerable.Range(0, 30).Count(day => isDown.Skip(day * 96).Take(96).Any(d => d)));

    private static BigInteger CentsOf(Func<int, int, (BigInteger Over, BigInteger Under)> scale, int down, int days)
    {
        var (over, under) = scale(down, days);
        return (2 * over + under) / (2 * under);
    }

    /// <summary>A state for each quarter of an hour of June: up, down, or unknown.</summary>
    private static char[] ThrowStates(Random dice)
    {
        var states = Enumerable.Repeat('.', Minutes / 15).ToArray();
        var hasUnknown = dice.Next(2) == 0;
        for (var run = dice.Next(0, 6); run > 0; run--)
        {
            var (from, length, state) = (dice.Next(states.Length), dice.Next(1, dice.Next(3) == 0 ? 300 : 12), hasUnknown && dice.Next(2) == 0 ? 'u' : 'd');
            for (var i = from; i < Math.Min(from + length, states.Length); i++) states[i] = state;
        }
        return states;
    }

    private static Settlement Settle(char[] states)
    {
        var text = new StringBuilder("""
            apiVersion: kept/v1
            kind: Agreement
            metadata: {name: scales}
            spec:
              relation: sla
              structure: service-based
              parties: {provider: {title: One}, consumer: {title: Other}}
              timeZone: UTC
              currency: EUR
              services: {shop: {charge: 1000.00 EUR per month}}
              objectives:

            """);
        for (var i = 0; i < Scales.Length; i++)
            text.Append($"    o{i}: {{service: shop, indicator: {{availability: {{source: states}}}}, target: at least 99.9%, every: month, ")
                .Append($"remedies: [{{credit: {{of: charge, {Scales[i].Written}}}}}]}}\n");
        text.Append("  settlement: {rounding: half-up, combine: sum}\n---\napiVersion: kept/v1\nkind: Source\nmetadata: {name: states}\n")
            .Append("spec: {files: states.csv, states: {at: at, state: state}}\n");
        var bound = WorkspaceBinder.Bind([YamlParser.Parse(new SourceText("agreement.yaml", text.ToString())).Value!]);
        Assert.Empty(bound.Diagnostics);
        var (agreement, source) = (bound.Value!.Agreements[0], bound.Value.Sources[0]);
        var log = MeasurementReader.Read(source, [new SourceFile("states.csv", [Encoding.UTF8.GetBytes(Rows(states))])]).Value!;
        var after = Instant.FromUtc(2026, 7, 2, 0, 0).ToUnixTimeTicks();
        var timeline = new MeasurementLog([log]).AsOf(after);
        var june = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 7, 1), DateTimeZone.Utc);
        return Settlement.Settle(agreement, Evaluator.Evaluate(agreement, timeline, june, new EvaluationOptions(after)), timeline, Carry.Nothing);
    }

    private static string Rows(char[] states) => "at,state\n" + string.Concat(states.Select((s, i) =>
        $"{Instant.FromUtc(2026, 6, 1, 0, 0) + Duration.FromMinutes(15 * i):uuuu-MM-dd'T'HH:mm'Z'},{(s == '.' ? "up" : s == 'd' ? "down" : "no-data")}\n"))
        + "2026-07-01T00:00Z,up\n";
}
