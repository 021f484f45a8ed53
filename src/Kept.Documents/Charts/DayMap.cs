using System.Globalization;
using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>Which days kept which promises: a row for each objective and scope, a square for each day, a picture for
/// each month.</summary>
public static class DayMap
{
    private const int MostSquares = 4_000;
    private const int MostRows = 25;   // what fits on a printed page
    private const string PerCase = "case";

    /// <param name="findings">In the order of the rows.</param>
    /// <param name="at">The tick up to which time has passed.</param>
    public static IReadOnlyList<Picture> Of(IReadOnlyList<Finding> findings, long at)
    {
        var rows = RowsOf(findings, at);
        if (rows.Count == 0) return [];

        var dates = rows.SelectMany(r => r.Days.Keys).Distinct().Order().ToList();
        var shown = rows.Take(Math.Max(1, MostSquares / dates.Count)).ToList();
        return dates.GroupBy(d => d.ToYearMonth())
            .SelectMany(month => shown.Chunk(MostRows).Select(part => PictureOf(part, [.. month], rows.Count - shown.Count)))
            .ToList();
    }

    /// <summary>A promise that is held for each case says nothing of days, and neither do days without measurements.</summary>
    private static List<DayMapRow> RowsOf(IReadOnlyList<Finding> findings, long at) => findings
        .Where(f => f.Days.Count > 0 && !f.Objective.Per.Contains(PerCase))
        .GroupBy(f => (f.Objective.Name, f.Scope))
        .Select(same => new DayMapRow(RowTitle.Of(same.First()), same
            .SelectMany(f => f.Days.Select(day => DayValue.Of(f, day, at)))
            .DistinctBy(d => d.Date)
            .ToDictionary(d => d.Date)))
        .Where(row => row.Days.Values.Any(d => d.State is not (DayState.NothingMeasured or DayState.Ahead)))
        .ToList();

    private static Picture PictureOf(IReadOnlyList<DayMapRow> rows, IReadOnlyList<LocalDate> dates, int left)
    {
        var month = dates[0].ToString("MMMM uuuu", CultureInfo.InvariantCulture);
        var title = $"Day by day, {month}";
        var sentence = Sentence(rows, dates)
            + (left > 0 ? $" The worst {rows.Count} are shown; {left} more are in the table of objectives." : "");
        return new Picture(
            month,
            new DayMapPlot(rows, dates, ChartFormat.Across).Draw(title, sentence),
            new DayMapStrips(rows, dates).Draw(title, sentence),
            Table(rows, dates));
    }

    private static string Sentence(IReadOnlyList<DayMapRow> rows, IReadOnlyList<LocalDate> dates)
    {
        var missed = dates.Count(date => rows.Any(r => r.StateOf(date) is DayState.Missed));
        var open = rows.Sum(r => r.On(DayState.NotDetermined, dates).Count());
        return (missed == 0
            ? "No day, taken by itself, missed a promise."
            : $"{missed} of {dates.Count} days, each taken by itself, missed a promise.")
            + (open > 0 ? $" {open} {(open == 1 ? "square" : "squares")} cannot be told." : "");
    }

    private static Table Table(IReadOnlyList<DayMapRow> rows, IReadOnlyList<LocalDate> dates)
    {
        return new(
            [
                new("Objective"), new("Met", true), new("Missed", true), new("Not determined", true), new("Nothing measured", true),
                new("Missed on"), new("Not determined on"),
            ],
            rows.Select(row => new Sequence<string>(
            [
                row.Title.Full, Count(row, DayState.Met), Count(row, DayState.Missed), Count(row, DayState.NotDetermined),
                Count(row, DayState.NothingMeasured), List(row, DayState.Missed), List(row, DayState.NotDetermined),
            ])).ToSequence());

        string Count(DayMapRow row, DayState state) => row.On(state, dates).Count().ToString(CultureInfo.InvariantCulture);
        string List(DayMapRow row, DayState state) => string.Join(", ", row.On(state, dates).Select(d => $"{d:uuuu-MM-dd}"));
    }
}
