using Kept.Core.Tests.Evaluation;
using Kept.Core.Tests.Time;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Storage.Tests.Measurements;

/// <summary>Weeks of sparse measurements, of which an evaluation needs a few days and what bears on them.</summary>
internal sealed record WeeksTrial(string Text, IReadOnlyDictionary<string, string> Csv)
{
    private const int Days = 40;

    private static readonly LocalDate First = new(2026, 3, 1);
    private static readonly DateTimeZone Zone = Some.Named("Europe/Berlin");

    public static WeeksTrial Throw(Dice dice)
    {
        var (isRecorded, hasKey, isEachOnce) = (dice.Chance(30), dice.Chance(30), dice.Chance(50));
        var common = string.Join("\n  ", new[] { isRecorded ? "recorded: recorded" : null, hasKey ? "key: [thing, at]" : null }.OfType<string>().Append("format: csv"));
        var counting = dice.Pick("by-row", "running-from-zero", "running-or-unknown");
        var text = $"""
            apiVersion: kept/v1
            kind: Agreement
            metadata:
              name: weeks
              title: Weeks
            spec:
              relation: sla
              structure: service-based
              parties:
                provider:
                  title: One
                consumer:
                  title: Other
              timeZone: Europe/Berlin
              services:
                thing:
                  title: Thing
              objectives:
                up:
                  service: thing
                  per: thing
                  target: at least 50%
                  every: day
                  remedies: none
                  indicator:
                    availability:
                      source: states
                      {dice.Pick("measuredFrom: period-start", "measuredFrom: first-record")}
                      {dice.Pick("# believed at once", "confirm: [2, 2, first-record]", "confirm: [2, 1, confirmation]")}
                      {dice.Pick("# all of it", "outage: [30 hours]")}
                good:
                  service: thing
                  target: at least 50%
                  every: day
                  remedies: none
                  indicator:
                    ratio:
                      source: counts
                      good: good
                      total: total
                slow:
                  service: thing
                  per: thing
                  target: at most 5
                  every: day
                  remedies: none
                  indicator:
                    percentile:
                      source: samples
                      rank: 95%
            ---
            apiVersion: kept/v1
            kind: Source
            metadata:
              name: states
            spec:
              files: states.csv
              {common}
              states:
                at: at
                state: state
                dimensions: thing
                {dice.Pick("# as long as it takes", "holdsAtMost: 20 hours")}
            ---
            apiVersion: kept/v1
            kind: Source
            metadata:
              name: counts
            spec:
              files: counts.csv
              {common}
              counts:
                at: at
                {(counting == "by-row" ? "bucket: 60 minutes" : "# read now and then")}
                counters: [good, total]
                counting: {counting}
                dimensions: thing
            ---
            apiVersion: kept/v1
            kind: Source
            metadata:
              name: samples
            spec:
              files: samples.csv
              {common}
              samples:
                at: at
                value: value
                unit: number
                dimensions: thing
            """
            .Replace("[2, 2, first-record]", "{down: 2, up: 2, from: first-record}", StringComparison.Ordinal)
            .Replace("[2, 1, confirmation]", "{down: 2, up: 1, from: confirmation}", StringComparison.Ordinal)
            .Replace("[30 hours]", "{atLeast: 30 hours}", StringComparison.Ordinal)
            .Replace("[good, total]", "{good: good, total: total}", StringComparison.Ordinal);
        return new(text, new Dictionary<string, string>
        {
            ["states"] = Rows("state", () => dice.Pick("up", "down", "no-data")),
            ["counts"] = Rows("good,total", () => dice.Between(0, 50) is var good ? $"{good},{good + dice.Between(0, 9)}" : ""),
            ["samples"] = Rows("value", () => $"{dice.Between(0, 99)}.{dice.Between(0, 999)}"),
        });

        string Rows(string columns, Func<string> values)
        {
            var rows = dice.Many(0, dice.Pick(10, 60, 900), () => (Thing: dice.Pick("a", "b", "c"), At: dice.Between(0, Days * 24), Late: dice.Pick(0, 1, 30, 600)));
            if (!isRecorded && !hasKey && isEachOnce) rows = rows.DistinctBy(r => (r.Thing, r.At)).ToList();
            return $"thing,at,recorded,{columns}\n" + string.Concat(rows.Select(r => $"{r.Thing},{Stamp(r.At)},{Stamp(r.At + r.Late)},{values()}\n"));
        }
    }

    /// <summary>The rows of a source in several files, to be imported one after the other.</summary>
    public IEnumerable<(string Name, string Text)> Files(string source, int files)
    {
        var lines = Csv[source].TrimEnd('\n').Split('\n');
        var each = (lines.Length - 1) / files + 1;
        return Enumerable.Range(0, files).Select(file =>
            ($"{file}.csv", string.Join('\n', lines.Skip(1).Skip(file * each).Take(each).Prepend(lines[0]).Append(""))));
    }

    /// <summary>Now as somebody imports: before, within or after the weeks.</summary>
    public static long Now(Dice dice) => dice.Chance(30) ? TickOf(-1) : TickOf(dice.Between(0, 3 * Days * 24));

    /// <summary>Some days within the weeks, and two instants.</summary>
    public static (ServicePeriod Period, long AsOf, long At) Ask(Dice dice)
    {
        var from = dice.Between(-2, Days);
        var period = ServicePeriod.OfDates(First.PlusDays(from), First.PlusDays(from + dice.Between(1, 4)), Zone);
        var asOf = dice.Chance(60) ? TickOf(Days * 24 + 1000) : TickOf(dice.Between(-24, Days * 24));
        return (period, asOf, dice.Chance(60) ? asOf : TickOf(dice.Between(-24, Days * 24)));
    }

    public override string ToString() => Text + "\n" + string.Join("\n", Csv.Select(file => $"\n{file.Key}:\n{file.Value}"));

    private static long TickOf(int hour) => Zone.StartOfDay(First) + hour * NodaConstants.TicksPerHour;

    private static string Stamp(int hour) => InstantPattern.General.Format(Instant.FromUnixTimeTicks(TickOf(hour)));
}
