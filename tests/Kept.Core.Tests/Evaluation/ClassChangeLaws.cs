using System.Globalization;
using System.Text;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Cases whose priority changes while the clock runs, against a twin that walks from minute to minute.</summary>
public sealed class ClassChangeLaws
{
    [Fact]
    public void Every_way_to_take_a_change_is_found_by_walking_from_minute_to_minute() => Law.Holds(Dice.Throw(ChangeTrial.Throw), trial =>
    {
        var cases = (Evidence.Cases)trial.Written().Evaluate("2026-06-01/2026-06-03", "2026-06-03T00:00:00Z").Findings[0].Measured.Evidence;
        Assert.Equal(trial.IsLate() ? (0, 1) : (1, 1), (cases.Good, cases.Decided));
    }, 200);

    /// <summary>One case, opened at minute 0.</summary>
    private sealed record ChangeTrial(
        string Policy, bool InOffice, int[] Budgets, int Done, IReadOnlyList<(int Minute, int Priority)> Priorities, (int From, int To)? Pause)
    {
        public static ChangeTrial Throw(Dice dice)
        {
            var done = dice.Between(10, 2000);
            return new(
                dice.Pick("from-start", "from-start-without-pauses", "from-change", "remaining-share"), dice.Chance(50),
                [dice.Between(10, 500), dice.Between(10, 500), dice.Between(10, 500)], done,
                [(0, dice.Between(0, 2)), .. dice.Many(0, 3, () => dice.Between(1, done - 1)).Distinct().Order().Select(m => (m, dice.Between(0, 2)))],
                dice.Chance(60) ? (dice.Between(1, done / 2), dice.Between(done / 2 + 1, done)) : null);
        }

        public Written Written()
        {
            var rows = Priorities.Select(p => (p.Minute, p.Minute == 0 ? "opened" : "changed", $"P{p.Priority}")).Append((Done, "done", ""));
            if (Pause is var (from, to)) rows = rows.Append((from, "held", "")).Append((to, "resumed", ""));
            var csv = new StringBuilder("case,at,event,priority\n");
            foreach (var (minute, name, priority) in rows.OrderBy(r => r.Item1))
                csv.Append(CultureInfo.InvariantCulture, $"1,{Start.PlusMinutes(minute).ToInstant()},{name},{priority}\n");
            return Evaluation.Written.Of(
                $$"""
                calendars:
                  office: {zone: UTC, open: {mon-fri: 09:00-17:00} }
                objectives:
                  in-time:
                    indicator:
                      timeliness:
                        source: cases
                        clock: {from: opened, to: done, hours: {{(InOffice ? "office" : "always")}}, pauseWhile: held, whenClassChanges: {{Policy}} }
                        within: {by: priority, P0: {{Budgets[0]}} minutes, P1: {{Budgets[1]}} minutes, P2: {{Budgets[2]}} minutes}
                    target: report-only
                    every: month
                    remedies: none
                """,
                """
                apiVersion: kept/v1
                kind: Source
                metadata: {name: cases}
                spec:
                  files: cases.csv
                  cases:
                    id: case
                    at: at
                    event: event
                    events: [opened, changed, done]
                    pauses: {held: {from: held, to: resumed}}
                    fields: [priority]
                """,
                ("cases.csv", csv.ToString()));
        }

        /// <summary>Whether the case goes on when all of its time is used up.</summary>
        public bool IsLate()
        {
            var last = Priorities[^1];
            var change = Priorities.Zip(Priorities.Skip(1)).Where(p => p.First.Priority != p.Second.Priority).Select(p => p.Second.Minute).LastOrDefault();
            var used = Rational.Zero;
            for (var minute = Policy == "from-change" ? change : 0; minute < Done; minute++)
            {
                if (used >= Rational.One) return true;
                var priority = Policy == "remaining-share" ? Priorities.Last(p => p.Minute <= minute).Priority : last.Priority;
                var pauseCounts = Policy != "from-start-without-pauses" || minute >= change;
                var isPaused = Pause is var (from, to) && pauseCounts && from <= minute && minute < to;
                if (IsOpen(minute) && !isPaused) used += Rational.Of(1, Budgets[priority]);
            }
            return used > Rational.One;
        }

        private static ZonedDateTime Start => new LocalDate(2026, 6, 1).AtStartOfDayInZone(DateTimeZone.Utc);

        private bool IsOpen(int minute) => !InOffice || minute % 1440 is >= 540 and < 1020;

        public override string ToString() => Written().Text + Written().Files[0].Content;
    }
}
