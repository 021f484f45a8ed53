using System.Globalization;
using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Quantities;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>The days of a month beside each other, for a page.</summary>
internal sealed class DayMapPlot(IReadOnlyList<DayMapRow> rows, IReadOnlyList<LocalDate> dates, ChartFormat format)
{
    private const double LeastLabelWidth = 250;
    private const double WidestSlot = 34;
    private const double HeadHeight = 38;
    private const double RowHeight = 32;

    private double SlotWidth => Math.Min((format.Width - LeastLabelWidth) / dates.Count, WidestSlot);

    private double LabelWidth => format.Width - dates.Count * SlotWidth;

    public Scene Draw(string title, string sentence)
    {
        var legend = DaySquares.LegendOf(rows.SelectMany(r => r.Days.Where(d => dates.Contains(d.Key)).Select(d => d.Value.State)));
        var top = HeadHeight + rows.Count * RowHeight + 10;
        IEnumerable<Shape> shapes = [.. Head(), .. Labels(), .. DaySquares.Draw([.. Squares()], 12), .. Legend.Draw(legend, format, top)];
        return new Scene(format.Width, top + Legend.HeightOf(legend, format), title, sentence, shapes.ToSequence());
    }

    private IEnumerable<Shape> Head()
    {
        for (var i = 0; i < dates.Count; i++)
            yield return HeadText(i, 13, dates[i].DayOfWeek.ToString()[..1], IsWeekend(dates[i]) ? Ink.Unknown : Ink.Muted, false);
        for (var i = 0; i < dates.Count; i++)
            yield return HeadText(i, 30, dates[i].Day.ToString(CultureInfo.InvariantCulture), IsWeekend(dates[i]) ? Ink.Muted : Ink.Text, true);
    }

    private Shape.Text HeadText(int index, double y, string text, Ink ink, bool isBold) =>
        new(new Point(LabelWidth + (index + 0.5) * SlotWidth, y), text, ink, 11, Anchor.Middle, isBold);

    private IEnumerable<Shape> Labels() => rows.SelectMany((row, i) =>
        row.Title.Draw(HeadHeight + (i + 0.5) * RowHeight, LabelWidth - 12, format.TextSize));

    private IEnumerable<(Box Box, DayState State, string? Tooltip)> Squares()
    {
        for (var row = 0; row < rows.Count; row++)
            for (var i = 0; i < dates.Count; i++)
                if (rows[row].Days.TryGetValue(dates[i], out var day))
                    yield return (
                        new Box(LabelWidth + i * SlotWidth + 1, HeadHeight + row * RowHeight + 1, SlotWidth - 2, RowHeight - 2),
                        day.State, $"{day.Date:uuuu-MM-dd}: {day.OwnText}, {day.State.Word()}");
    }

    private static bool IsWeekend(LocalDate date) => date.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
