using System.Globalization;
using System.Text;
using Kept.Quantities;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Units of the clock, runs that one period counts whole and fixed denominators, against a twin that walks from
/// minute to minute.</summary>
public sealed class RunLaws
{
    [Fact]
    public void Runs_are_counted_minute_by_minute() => Law.Holds(Dice.Throw(dice => RunTrial.Throw(dice, hidden: 0)), trial =>
        Assert.Equal(trial.Expected(), trial.Measure().Value?.Exact), 150);

    /// <summary>But for started units from the beginning of a run, of which a gap is taken to hide one run at most.</summary>
    [Fact]
    public void Bounds_hold_in_every_world() => Law.Holds(Dice.Throw(dice => RunTrial.Throw(dice, hidden: 4)), trial =>
    {
        var (seen, world) = (trial.Measure(), trial.Expected());
        if (world is null) return;
        Assert.True(seen.Low!.Exact <= world && world <= seen.High!.Exact, $"{world} is not within {seen.Low} and {seen.High}");
    }, 200);

    private sealed record RunTrial(
        int AtLeast, int Unit, bool OfClock, bool CountsStarted, string CountedIn, int? OutOf, bool InOffice, bool IsWeek, bool[] IsDown,
        IReadOnlyList<(int From, int To)> Hidden)
    {
        private const int Day = 24 * 60;

        private const int Days = 12;

        private static readonly LocalDate First = new(2026, 6, 5);

        /// <summary>The week from Monday, 8 June, or its Tuesday.</summary>
        private (int Start, int End) Asked => IsWeek ? (3 * Day, 10 * Day) : (4 * Day, 5 * Day);

        public static RunTrial Throw(Dice dice, int hidden)
        {
            var isDown = new bool[Days * Day];
            foreach (var from in dice.Many(0, 25, () => dice.Between(Day, (Days - 2) * Day))) Array.Fill(isDown, true, from, dice.Between(1, dice.Pick(9, 90, 900)));
            foreach (var from in dice.Many(0, 25, () => dice.Between(Day, (Days - 2) * Day))) Array.Fill(isDown, false, from, dice.Between(1, dice.Pick(9, 90)));
            var unit = dice.Chance(50) ? dice.Pick(1, 5, 10, 60) : 0;
            var isOfClock = unit > 0 && dice.Chance(60);
            return new RunTrial(
                dice.Chance(40) ? dice.Between(1, 60) : 0, unit, isOfClock, (isOfClock || hidden == 0) && dice.Chance(50),
                dice.Pick("split", "start", "end"), dice.Chance(30) ? dice.Between(60, 9000) : null, dice.Chance(40), dice.Chance(50), isDown,
                dice.Many(0, hidden, () => dice.Between(Day, (Days - 2) * Day)).Select(from => (from, from + dice.Between(1, 400))).ToList());
        }

        public Kept.Evaluation.Measured Measure() =>
            Written().Evaluate(IsWeek ? "2026-W24" : "2026-06-09", "2026-06-30T00:00:00Z").Findings[0].Measured;

        private Written Written()
        {
            var states = new StringBuilder("at,state\n");
            var last = "";
            for (var minute = 0; minute < IsDown.Length; minute++)
            {
                var state = Hidden.Any(h => h.From <= minute && minute < h.To) ? "no-data" : IsDown[minute] ? "down" : "up";
                if (state != last) states.Append(CultureInfo.InvariantCulture, $"{Stamp(minute)},{state}\n");
                last = state;
            }
            string[] outage =
            [
                .. AtLeast > 0 ? [$"atLeast: {AtLeast} minutes"] : Array.Empty<string>(),
                .. Unit > 0 ? [$"unit: {Unit} minutes", $"partialUnits: {(CountsStarted ? "counted" : "dropped")}"] : Array.Empty<string>(),
                .. Unit > 0 ? [$"units: {(OfClock ? "of-the-clock" : "from-the-beginning")}"] : Array.Empty<string>(),
                $"countedIn: {CountedIn}",
            ];
            return Evaluation.Written.Of(
                $$"""
                calendars:
                  office: {zone: UTC, open: {mon-fri: 09:00-17:00} }
                objectives:
                  up:
                    indicator:
                      availability:
                        source: states
                        hours: {{(InOffice ? "office" : "always")}}
                        outage: {{{string.Join(", ", outage)}}}
                {{(OutOf is { } fix ? $"        outOf: {fix} minutes\n" : "")}}    target: report-only
                    every: {{(IsWeek ? "week" : "day")}}
                    remedies: none
                """,
                """
                apiVersion: kept/v1
                kind: Source
                metadata: {name: states}
                spec: {files: states.csv, states: {at: at, state: state}}
                """,
                ("states.csv", states.ToString()));
        }

        /// <summary>The share as it is when everything is seen.</summary>
        public Rational? Expected()
        {
            var (start, end) = Asked;
            var isDown = Unit > 0 && OfClock ? InUnits() : IsDown;
            var down = 0;
            for (var from = 0; from < isDown.Length; from++)
            {
                if (!isDown[from] || (from > 0 && isDown[from - 1])) continue;
                var to = from;
                while (to < isDown.Length && isDown[to]) to++;
                if (to - from < AtLeast) continue;
                down += CountedIn switch
                {
                    "start" => start <= from && from < end ? Units(Counted(from, to)) : 0,
                    "end" => start < to && to <= end ? Units(Counted(from, to)) : 0,
                    _ => Units(Counted(Math.Max(from, start), Math.Min(to, end))),
                };
            }
            var counted = OutOf ?? Counted(start, end);
            return counted == 0 ? null : Rational.Max(Rational.Of(counted - down, counted), Rational.Zero);
        }

        private bool[] InUnits() => IsDown.Chunk(Unit)
            .SelectMany(unit => Enumerable.Repeat(CountsStarted ? unit.Any(m => m) : unit.All(m => m), Unit)).ToArray();

        private int Units(int minutes) =>
            Unit == 0 || OfClock ? minutes : (minutes + (CountsStarted ? Unit - 1 : 0)) / Unit * Unit;

        private int Counted(int from, int to) => Enumerable.Range(from, Math.Max(0, to - from)).Count(IsOpen);

        private bool IsOpen(int minute) => !InOffice
            || (minute % Day is >= 540 and < 1020 && First.PlusDays(minute / Day).DayOfWeek <= IsoDayOfWeek.Friday);

        private static string Stamp(int minute) => First.AtStartOfDayInZone(DateTimeZone.Utc).PlusMinutes(minute).ToInstant().ToString();

        public override string ToString() => $"{Written().Text}\n{string.Join("\n", Written().Files.Select(f => f.Content))}";
    }
}
