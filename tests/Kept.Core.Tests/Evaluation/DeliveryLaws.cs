using System.Globalization;
using System.Text;
using Kept.Quantities;
using Kept.Statements;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Deliveries against a twin that walks from day to day.</summary>
public sealed class DeliveryLaws
{
    [Fact]
    public void What_is_due_is_counted_day_by_day() => Law.Holds(Dice.Throw(Daily.Throw), daily =>
    {
        var measured = daily.Find().Measured;
        var (value, low, high) = daily.Expected();
        Assert.Equal((value, low, high), (measured.Value?.Exact, measured.Low?.Exact, measured.High?.Exact));
    }, 150);

    [Fact]
    public void What_came_late_is_told_from_what_never_came()
    {
        var finding = new Daily("day", 1, 0, 10 * 24, [(0, 24 + 13)]).Find();
        Assert.Superset(
            new HashSet<string>(["2026-06-01: breached, from 2026-06-02 00:00, due 2026-06-02 12:00, 1 h late", "2026-06-02: not delivered, due 2026-06-03 12:00"]),
            EvidenceText.Lines(finding, DateTimeZone.Utc, 9).ToHashSet());
    }

    /// <summary>A report about each day, business day or week of June, due so many days later at noon.</summary>
    private sealed record Daily(string Each, int Days, int TermDay, int AtHour, IReadOnlyList<(int Period, int Hour)> Sent)
    {
        private static readonly LocalDate First = new(2026, 6, 1);   // a Monday

        private int Length => Each == "week" ? 7 : 1;

        public static Daily Throw(Dice dice)
        {
            var each = dice.Pick("day", "business day", "week");
            return new Daily(
                each, dice.Between(1, 9), dice.Between(0, 20), dice.Between(0, 35 * 24),
                dice.Many(0, 30, () => (dice.Between(0, each == "week" ? 5 : 32), dice.Between(0, 40 * 24))));
        }

        public Kept.Evaluation.Finding Find() => Written.Of(
            $$"""
            term: {start: {{Iso(First.PlusDays(TermDay))}}}
            calendars: {office: {zone: UTC, open: {mon-fri: 08:00-16:00}, holidays: [2026-06-11]} }
            objectives:
              reports:
                indicator: {deliveries: {source: reports, delivered: sent, about: about, each: {{Each}}, hours: office, due: 12:00 {{Ordinal()}} day} }
                target: report-only
                every: month
                remedies: none
            """,
            """
            apiVersion: kept/v1
            kind: Source
            metadata: {name: reports}
            spec: {files: reports.csv, cases: {id: id, events: {sent: sent}, fields: [about]}}
            """,
            ("reports.csv", Rows())).Evaluate("2026-06", At(AtHour)).Findings[0];

        /// <summary>Value, worst and best of what is due in June.</summary>
        public (Rational? Value, Rational? Low, Rational? High) Expected()
        {
            var (good, bad, open) = (0, 0, 0);
            for (var period = -60; period < 60; period++)
            {
                var (start, end) = (period * Length, (period + 1) * Length);
                var due = (end - 1 + Days) * 24 + 12;
                if (start < TermDay || due < 0 || due >= 30 * 24 || (Each == "business day" && !IsOpen(First.PlusDays(period)))) continue;
                var sent = Sent.Where(s => s.Period == period && s.Hour <= AtHour).Select(s => (int?)s.Hour).Min();
                if ((sent ?? AtHour) > due) bad++;
                else if (sent is null) open++;
                else good++;
            }
            Rational? value = good + bad == 0 ? null : Rational.Of(good, good + bad);
            if (open == 0) return (value, value, value);
            return (value, Rational.Of(good, good + bad + open), Rational.Of(good + open, good + bad + open));
        }

        private static bool IsOpen(LocalDate day) => day.DayOfWeek <= IsoDayOfWeek.Friday && day != new LocalDate(2026, 6, 11);

        private string Ordinal() => Days switch { 1 => "next", 2 => "2nd", 3 => "3rd", var n => $"{n}th" };

        private string Rows()
        {
            var rows = new StringBuilder("id,about,sent\n");
            foreach (var (index, (period, hour)) in Sent.Index())
            {
                var day = First.PlusDays(period * Length);
                var about = Each == "week" ? $"2026-W{23 + period}" : Iso(day);
                rows.Append(CultureInfo.InvariantCulture, $"{index},{about},{At(hour)}\n");
            }
            return rows.ToString();
        }

        private static string At(int hour) => First.AtStartOfDayInZone(DateTimeZone.Utc).PlusHours(hour).ToInstant().ToString();

        private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }
}
