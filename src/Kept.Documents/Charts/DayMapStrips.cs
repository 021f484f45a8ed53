using System.Globalization;
using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Quantities;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>The days of a month for a phone: under each title half a month and then the other.</summary>
internal sealed class DayMapStrips(IReadOnlyList<DayMapRow> rows, IReadOnlyList<LocalDate> dates)
{
    private const int DaysAcross = 16;
    private const double SquareHeight = 34;
    private const double Gap = 10;

    private static readonly ChartFormat Format = ChartFormat.Phone;

    private static double SlotWidth => Format.Width / DaysAcross;

    private double TitleHeight => RowTitle.HeightAbove(rows.Select(r => r.Title)) + 4;

    private double BlockHeight => TitleHeight + (dates.Count + DaysAcross - 1) / DaysAcross * SquareHeight + Gap;

    public Scene Draw(string title, string sentence)
    {
        var squares = Squares().ToList();
        var legend = DaySquares.LegendOf(squares.Select(s => s.State));
        var top = rows.Count * BlockHeight;
        IEnumerable<Shape> shapes = [.. Titles(), .. DaySquares.Draw(squares, 12), .. Numbers(), .. Legend.Draw(legend, Format, top)];
        return new Scene(Format.Width, top + Legend.HeightOf(legend, Format), title, sentence, shapes.ToSequence());
    }

    private IEnumerable<Shape> Titles() =>
        rows.SelectMany((row, i) => row.Title.DrawAbove(new Point(0, i * BlockHeight + 15), Format.Width, Format.TextSize));

    private IEnumerable<(Box Box, DayState State, string? Tooltip)> Squares() =>
        from row in Enumerable.Range(0, rows.Count)
        from day in Enumerable.Range(0, dates.Count)
        where rows[row].Days.ContainsKey(dates[day])
        select (BoxOf(row, day), rows[row].Days[dates[day]].State, (string?)null);

    private IEnumerable<Shape> Numbers() =>
        from row in Enumerable.Range(0, rows.Count)
        from day in Enumerable.Range(0, dates.Count)
        let state = rows[row].StateOf(dates[day])
        orderby state is DayState.Missed
        let box = BoxOf(row, day)
        select new Shape.Text(
            new Point(box.CenterX, box.Y + 12), dates[day].Day.ToString(CultureInfo.InvariantCulture),
            state is DayState.Missed ? Ink.Paper : Ink.Muted, 10, Anchor.Middle);

    private Box BoxOf(int row, int day) => new(
        day % DaysAcross * SlotWidth + 1, row * BlockHeight + TitleHeight + day / DaysAcross * SquareHeight + 1, SlotWidth - 2, SquareHeight - 2);
}
