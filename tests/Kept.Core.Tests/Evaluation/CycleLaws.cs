using System.Globalization;
using System.Text;
using Kept.Quantities;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Clocks that run several times on a case, against a twin that walks from minute to minute.</summary>
public sealed class CycleLaws
{
    [Fact]
    public void Runs_are_found_by_walking_from_minute_to_minute() => Law.Holds(Dice.Throw(CycleTrial.Throw), trial =>
    {
        var finding = trial.Written().Evaluate("2026-06-01/2026-06-03", "2026-06-03T00:00:00Z").Findings;
        Assert.Equal(trial.InTime(), finding[0].Measured.Value?.Exact);
        Assert.Equal(trial.Longest(), finding[1].Measured.Value?.Exact);
    }, 150);

    private sealed record CycleTrial(string Cycles, bool InOffice, int Budget, IReadOnlyList<IReadOnlyList<(int Minute, string Event)>> Cases)
    {
        private const int Minutes = 2 * 24 * 60;

        public static CycleTrial Throw(Dice dice) => new(
            dice.Pick("first", "last", "each", "longest", "added-up"), dice.Chance(50), dice.Between(1, 400),
            dice.Many(1, 3, () => dice.Many(0, 8, () => dice.Between(0, dice.Pick(20, Minutes) - 1)).Order()
                .Select(minute => (minute, dice.Pick("asked", "updated", "answered"))).ToList()));

        /// <summary>Runs go from "asked" or "updated" to the next "updated" or "answered".</summary>
        public Written Written()
        {
            var rows = new StringBuilder("case,at,event\n");
            for (var i = 0; i < Cases.Count; i++)
                foreach (var (minute, name) in Cases[i])
                    rows.Append(CultureInfo.InvariantCulture, $"{i},{Start.PlusMinutes(minute).ToInstant()},{name}\n");
            var clock = $"clock: {{from: [asked, updated], to: [updated, answered], cycles: {Cycles}, hours: {(InOffice ? "office" : "always")}}}"
                + (Cycles == "each" ? "" : ", countedBy: first asked");
            return Evaluation.Written.Of(
                $$"""
                calendars:
                  office: {zone: UTC, open: {mon-fri: 09:00-17:00} }
                objectives:
                  in-time: {indicator: {timeliness: {source: cases, {{clock}}, within: {{Budget}} minutes} },
                    target: report-only, every: month, remedies: none}
                  longest: {indicator: {maximum: {source: cases, {{clock}} } }, target: report-only, every: month, remedies: none}
                """,
                """
                apiVersion: kept/v1
                kind: Source
                metadata: {name: cases}
                spec:
                  files: cases.csv
                  cases: {id: case, at: at, event: event, events: [asked, updated, answered]}
                """,
                ("cases.csv", rows.ToString()));
        }

        public Rational? InTime()
        {
            var judged = Counted().Select(Judge).OfType<bool>().ToList();
            return judged.Count == 0 ? null : Rational.Of(judged.Count(good => good), judged.Count);
        }

        /// <summary>What still runs is already so long.</summary>
        public Rational? Longest()
        {
            var values = Counted().Where(runs => runs.Count > 0)
                .Select(runs => runs.Max(r => Elapsed(r.Minutes))).ToList();
            return values.Count == 0 ? null : Rational.Of(values.Max() * 60, 1);
        }

        private static ZonedDateTime Start => new LocalDate(2026, 6, 1).AtStartOfDayInZone(DateTimeZone.Utc);

        /// <summary>What is counted, each with the runs by which it is judged.</summary>
        private IEnumerable<List<Run>> Counted()
        {
            foreach (var events in Cases)
            {
                var runs = RunsOf(events);
                if (Cycles == "each")
                {
                    foreach (var run in runs) yield return [run];
                    continue;
                }
                if (!events.Any(e => e.Event == "asked")) continue;   // nothing puts the case into the period
                yield return Cycles switch
                {
                    "first" => runs[..Math.Min(runs.Count, 1)],
                    "last" => runs[Math.Max(runs.Count - 1, 0)..],
                    "longest" => runs,
                    _ when runs.Count == 0 => runs,
                    _ => [new Run(runs.SelectMany(r => r.Minutes).ToList(), runs[^1].To)],
                };
            }
        }

        /// <summary>Null while it is not decided.</summary>
        private bool? Judge(List<Run> runs)
        {
            var late = runs.Exists(run => IsLate(run));
            return late ? false : runs.Count > 0 && runs.TrueForAll(r => r.To is not null) ? true : null;
        }

        /// <summary>Whether the run goes on after the minute in which the budget is used up.</summary>
        private bool IsLate(Run run)
        {
            var used = 0;
            foreach (var minute in run.Minutes)
            {
                if (used == Budget) return true;
                if (IsOpen(minute)) used++;
            }
            return false;
        }

        private int Elapsed(IReadOnlyList<int> minutes) => minutes.Count(IsOpen);

        private bool IsOpen(int minute) => !InOffice || minute % 1440 is >= 540 and < 1020;

        private static List<Run> RunsOf(IReadOnlyList<(int Minute, string Event)> events)
        {
            var runs = new List<Run>();
            List<int>? current = null;
            for (var minute = 0; minute <= Minutes; minute++)
            {
                var names = events.Where(e => e.Minute == minute).Select(e => e.Event).ToHashSet();
                var isOpen = current is not null;
                if (isOpen && names.Overlaps(["updated", "answered"])) End(minute);
                if (names.Overlaps(["asked", "updated"])) current ??= [];
                if (!isOpen && current is not null && names.Contains("answered")) End(minute);
                if (minute < Minutes) current?.Add(minute);
            }
            if (current is not null) runs.Add(new Run(current, null));
            return runs;

            void End(int minute)
            {
                runs.Add(new Run(current!, minute));
                current = null;
            }
        }

        public override string ToString() => Written().Text + Written().Files[0].Content;

        private sealed record Run(List<int> Minutes, int? To);
    }
}
