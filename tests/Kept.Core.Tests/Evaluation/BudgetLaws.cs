using System.Globalization;
using System.Text;
using Kept.Quantities;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Exclusions with budgets, against a twin that walks from minute to minute.</summary>
public sealed class BudgetLaws
{
    [Fact]
    public void Windows_use_a_budget_up_minute_by_minute() => Law.Holds(Dice.Throw(BudgetTrial.Throw), trial =>
        Assert.Equal(trial.Expected(), trial.Written().Evaluate("2026-06", "2026-07-01T00:00:00Z").Findings[0].Measured.Value?.Exact), 100);

    private sealed record BudgetTrial(
        IReadOnlyList<(int Minutes, string Per)> AtMost, bool InHours, bool BeyondIsDown, string Effect, bool InOffice,
        IReadOnlyList<(int From, int To)> Windows, IReadOnlyList<(int From, int To)> Outages, int? TermDay)
    {
        private const int Day = 24 * 60;

        private static readonly LocalDate First = new(2026, 4, 1);

        private static int Minutes => Period.DaysBetween(First, new LocalDate(2026, 7, 1)) * Day;

        public static BudgetTrial Throw(Dice dice) => new(
            dice.Some(1, ("year", 6000), ("month", 2000), ("week", 700), ("day", 300)).Select(p => (dice.Between(1, p.Item2), p.Item1)).ToList(),
            dice.Chance(40), dice.Chance(50), dice.Pick("leaves-both-sides", "counts-as-up", "downtime-leaves-both-sides"), dice.Chance(40),
            Stretches(dice, 12, 900), Stretches(dice, 20, 600), dice.Chance(40) ? dice.Between(0, 70) : null);

        public Written Written()
        {
            var states = new StringBuilder("at,state\n").Append(CultureInfo.InvariantCulture, $"{Stamp(0)},up\n");
            foreach (var (from, to) in Outages) states.Append(CultureInfo.InvariantCulture, $"{Stamp(from)},down\n{Stamp(to)},up\n");
            var windows = new StringBuilder("window,from,to\n");
            foreach (var (from, to) in Windows) windows.Append(CultureInfo.InvariantCulture, $"{from}-{to},{Stamp(from)},{Stamp(to)}\n");
            return Evaluation.Written.Of(
                $$"""
                {{(TermDay is { } day ? $"term: {{start: {First.PlusDays(day):uuuu-MM-dd}}}" : "title: none")}}
                calendars:
                  office: {zone: UTC, open: {mon-fri: 09:00-17:00} }
                exclusions:
                  maintenance:
                    windows: {source: windows, from: from, to: to}
                    effect: {{Effect}}
                    budget: [{{string.Join(", ", AtMost.Select(p => $"{p.Minutes} minutes per {p.Per}"))}}]
                    budgetOf: {{(InHours ? "hours" : "whole-windows")}}
                    overBudget: {{(BeyondIsDown ? "counts-as-down" : "not-excluded")}}
                objectives:
                  up:
                    indicator: {availability: {source: states, exclude: maintenance, hours: {{(InOffice ? "office" : "always")}} } }
                    target: report-only
                    every: month
                    remedies: none
                """.Replace("title: none\n", "", StringComparison.Ordinal),
                """
                apiVersion: kept/v1
                kind: Source
                metadata: {name: states}
                spec: {files: states.csv, states: {at: at, state: state}}
                ---
                apiVersion: kept/v1
                kind: Source
                metadata: {name: windows}
                spec: {files: windows.csv, cases: {id: window, events: {from: from, to: to}}}
                """,
                ("states.csv", states.ToString()), ("windows.csv", windows.ToString()));
        }

        public Rational? Expected()
        {
            var left = AtMost.Select(p => 0).ToArray();
            var (up, counted) = (0, 0);
            for (var minute = 0; minute < Minutes; minute++)
            {
                for (var i = 0; i < left.Length; i++)
                    if (minute % Day == 0 && Begins(AtMost[i].Per, First.PlusDays(minute / Day), minute)) left[i] = AtMost[i].Minutes;
                if (TermDay is { } day && minute < day * Day) continue;
                var isOpen = !InOffice || (minute % Day is >= 540 and < 1020 && First.PlusDays(minute / Day).DayOfWeek <= IsoDayOfWeek.Friday);
                var asks = Windows.Any(w => w.From <= minute && minute < w.To);
                var uses = asks && (!InHours || isOpen);
                var isExcluded = asks && (!uses || left.All(l => l > 0));
                if (uses && isExcluded) for (var i = 0; i < left.Length; i++) left[i]--;
                if (First.PlusDays(minute / Day).Month != 6 || !isOpen) continue;

                var isDown = Outages.Any(o => o.From <= minute && minute < o.To) || (asks && !isExcluded && BeyondIsDown);
                if (isExcluded && (Effect == "leaves-both-sides" || (isDown && Effect == "downtime-leaves-both-sides"))) continue;
                counted++;
                if (!isDown || (isExcluded && Effect == "counts-as-up")) up++;
            }
            return counted == 0 ? null : Rational.Of(up, counted);
        }

        private static bool Begins(string per, LocalDate date, int minute) => minute == 0 || per switch
        {
            "year" => date.DayOfYear == 1,
            "month" => date.Day == 1,
            "week" => date.DayOfWeek == IsoDayOfWeek.Monday,
            _ => true,
        };

        private static List<(int, int)> Stretches(Dice dice, int most, int longest) => dice
            .Many(0, most, () => dice.Between(0, Minutes - 2000)).Order().Select(from => (from, from + dice.Between(1, longest)))
            .Aggregate(new List<(int From, int To)>(), (apart, next) =>
            {
                if (apart is [] || apart[^1].To < next.from) apart.Add((next.from, next.Item2));
                return apart;
            });

        private static string Stamp(int minute) => First.AtStartOfDayInZone(DateTimeZone.Utc).PlusMinutes(minute).ToInstant().ToString();

        public override string ToString() => $"{Written().Text}\n{string.Join("\n", Written().Files.Select(f => f.Content))}";
    }
}
