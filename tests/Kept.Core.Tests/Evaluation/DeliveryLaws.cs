using System.Globalization;
using System.Text;
using Kept.Quantities;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Deliveries against a twin that walks from day to day.</summary>
public sealed class DeliveryLaws
{
    [Fact]
    public void What_is_due_is_counted_day_by_day() => Law.Holds(Dice.Throw(Daily.Throw), daily =>
    {
        var measured = daily.Measure();
        var (value, low, high) = daily.Expected();
        Assert.Equal((value, low, high), (measured.Value?.Exact, measured.Low?.Exact, measured.High?.Exact));
    }, 150);

    /// <summary>A report about each day or week of June, due so many days later at noon.</summary>
    private sealed record Daily(bool IsWeekly, int Days, int TermDay, int AtHour, IReadOnlyList<(int Period, int Hour)> Sent)
    {
        private static readonly LocalDate First = new(2026, 6, 1);   // a Monday

        private int Length => IsWeekly ? 7 : 1;

        public static Daily Throw(Dice dice)
        {
            var isWeekly = dice.Chance(50);
            return new Daily(
                isWeekly, dice.Between(1, 9), dice.Between(0, 20), dice.Between(0, 35 * 24),
                dice.Many(0, 30, () => (dice.Between(0, isWeekly ? 5 : 32), dice.Between(0, 40 * 24))));
        }

        public Kept.Evaluation.Measured Measure() => Written.Of(
            $$"""
            term: {start: {{Iso(First.PlusDays(TermDay))}}}
            objectives:
              reports:
                indicator: {deliveries: {source: reports, delivered: sent, about: about, each: {{(IsWeekly ? "week" : "day")}}, due: 12:00 {{Ordinal()}} day} }
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
            ("reports.csv", Rows())).Evaluate("2026-06", At(AtHour)).Findings[0].Measured;

        /// <summary>Value, worst and best of what is due in June.</summary>
        public (Rational? Value, Rational? Low, Rational? High) Expected()
        {
            var (good, bad, open) = (0, 0, 0);
            for (var period = -60; period < 60; period++)
            {
                var (start, end) = (period * Length, (period + 1) * Length);
                var due = (end - 1 + Days) * 24 + 12;
                if (start < TermDay || due < 0 || due >= 30 * 24) continue;
                var sent = Sent.Where(s => s.Period == period && s.Hour <= AtHour).Select(s => (int?)s.Hour).Min();
                if ((sent ?? AtHour) > due) bad++;
                else if (sent is null) open++;
                else good++;
            }
            Rational? value = good + bad == 0 ? null : Rational.Of(good, good + bad);
            if (open == 0) return (value, value, value);
            return (value, Rational.Of(good, good + bad + open), Rational.Of(good + open, good + bad + open));
        }

        private string Ordinal() => Days switch { 1 => "next", 2 => "2nd", 3 => "3rd", var n => $"{n}th" };

        private string Rows()
        {
            var rows = new StringBuilder("id,about,sent\n");
            foreach (var (index, (period, hour)) in Sent.Index())
            {
                var day = First.PlusDays(period * Length);
                var about = IsWeekly ? $"2026-W{23 + period}" : Iso(day);
                rows.Append(CultureInfo.InvariantCulture, $"{index},{about},{At(hour)}\n");
            }
            return rows.ToString();
        }

        private static string At(int hour) => First.AtStartOfDayInZone(DateTimeZone.Utc).PlusHours(hour).ToInstant().ToString();

        private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
    }
}
