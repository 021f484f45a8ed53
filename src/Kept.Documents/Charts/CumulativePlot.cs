using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>Draws the value so far and the days behind it at one width.</summary>
internal sealed class CumulativePlot
{
    private const double DatesHeight = 22;

    private readonly Finding _finding;
    private readonly IReadOnlyList<DayValue> _days;
    private readonly ChartFormat _format;
    private readonly ValueRange _range;
    private readonly ValueAxis _axis;
    private readonly Box _plot;
    private readonly DayMarks _marks;

    public CumulativePlot(Finding finding, IReadOnlyList<DayValue> days, ChartFormat format)
    {
        (_finding, _days, _format) = (finding, days, format);
        _range = ValueRange.Of(finding, days);
        _axis = ValueAxis.Around(_range.Low, _range.High, format.IsNarrow ? 5 : 7, finding.Unit);
        var left = _axis.Ticks.Max(t => Lettering.WidthOf(t.Label, format.TextSize)) + 8;
        var right = new[] { GoalLabel, LastDay.SoFarText }.Max(t => Lettering.WidthOf(t, format.TextSize)) + 16;
        _plot = new Box(left, 10, Math.Max(format.Width - left - right, 60), format.IsNarrow ? 170 : 190);
        _marks = new DayMarks(_plot, _axis, _range.Baseline, _days.Count);
    }

    private DayValue LastDay => _days.Last(d => d.SoFar is not null);

    private Rational? Goal => _finding.Target is { } target ? target.Limit.Value / _finding.Unit.Scale : null;

    private string GoalLabel => _finding.Target is { } target ? Promises.InSigns(target) : "";

    public Scene Draw(string title, string sentence)
    {
        var legend = LegendItems().ToList();
        var top = _plot.Bottom + DatesHeight + 4;
        IEnumerable<Shape> shapes =
        [
            .. MissedZone(), .. Grid(), .. Days(), .. GoalLine(), .. SoFarLine(), EndOfLine(), .. EndLabels(), .. Dates(),
            .. Legend.Draw(legend, _format, top),
        ];
        return new Scene(_format.Width, top + Legend.HeightOf(legend, _format), title, sentence, shapes.ToSequence());
    }

    private double Y(Rational value) => _plot.Bottom - Math.Clamp(_axis.PositionOf(value), 0, 1) * _plot.Height;

    private IEnumerable<Shape> MissedZone()
    {
        if (Goal is not { } goal || _finding.Target!.Comparator is Comparator.Equal or Comparator.NotEqual) yield break;
        var (top, bottom) = _finding.Target.Comparator.PrefersMore ? (Y(goal), _plot.Bottom) : (_plot.Y, Y(goal));
        yield return new Shape.Rectangle(_plot with { Y = top, Height = bottom - top }, Ink.MissedZone);
    }

    private IEnumerable<Shape> Grid()
    {
        foreach (var (value, _) in _axis.Ticks)
            yield return new Shape.Line(new Point(_plot.X, Y(value)), new Point(_plot.Right, Y(value)), new Stroke(Ink.Rule, 1));
        foreach (var (value, label) in _axis.Ticks)
            yield return new Shape.Text(new Point(_plot.X - 6, Y(value) + 4), label, Ink.Muted, _format.TextSize, Anchor.End);
    }

    private IEnumerable<Shape> Days() => Enumerable.Range(0, _days.Count).SelectMany(i => _marks.Draw(i, _days[i], !_format.IsNarrow));

    private IEnumerable<Shape> GoalLine()
    {
        if (Goal is not { } goal) yield break;
        yield return new Shape.Line(
            new Point(_plot.X, Y(goal)), new Point(_plot.Right, Y(goal)), new Stroke(Ink.Goal, 1.5, IsDashed: true));
    }

    /// <summary>The line, with a rim that sets it off from the bars behind it.</summary>
    private IEnumerable<Shape> SoFarLine()
    {
        var points = new List<Point>();
        for (var i = 0; i < _days.Count; i++)
            if (_days[i].SoFar is { } value) points.Add(new Point(_marks.StartOf(i), Y(value)));
        points.Add(new Point(EndX, points[^1].Y));
        yield return new Shape.Steps(points.ToSequence(), new Stroke(Ink.Paper, 4.6));
        yield return new Shape.Steps(points.ToSequence(), new Stroke(Ink.Value, 2.2));
    }

    private double EndX => _marks.StartOf(_days.Count - _days.Reverse().TakeWhile(d => d.SoFar is null).Count());

    private Shape.Dot EndOfLine() => new(new Point(EndX, Y(LastDay.SoFar!.Value)), 4, Ink.Value);

    /// <summary>The promise at the right edge, and the value there or where its line ends early; pushed apart where they would
    /// overlap.</summary>
    private IEnumerable<Shape> EndLabels()
    {
        const double apart = 15;
        var value = Y(LastDay.SoFar!.Value);
        var endsEarly = EndX + Lettering.WidthOf(LastDay.SoFarText, _format.TextSize) + 20 <= _plot.Right;
        if (Goal is { } goal)
        {
            var promised = Y(goal);
            var push = endsEarly ? 0 : Math.Max(0, apart - Math.Abs(value - promised)) / 2;
            (value, promised) = value <= promised ? (value - push, promised + push) : (value + push, promised - push);
            yield return EndLabel(_plot.Right, promised, GoalLabel, Ink.Goal, false);
        }
        yield return EndLabel(endsEarly ? EndX + 1 : _plot.Right, value, LastDay.SoFarText, Ink.Value, true);
    }

    private Shape.Text EndLabel(double x, double y, string text, Ink ink, bool isBold) =>
        new(new Point(x + 8, y + 4), text, ink, _format.TextSize, Anchor.Start, isBold);

    private IEnumerable<Shape> Dates()
    {
        var labels = DateAxis.Labels(_days.Select(d => d.Date).ToList(), _marks.SlotWidth, _format.IsNarrow ? 48 : 52);
        return labels.Select(l => (Shape)new Shape.Text(
            new Point(_marks.StartOf(l.Index) + _marks.SlotWidth / 2, _plot.Bottom + 16), l.Label, Ink.Muted, _format.TextSize, Anchor.Middle));
    }

    private IEnumerable<LegendItem> LegendItems()
    {
        yield return new LegendItem("So far", Swatches.Line(new Stroke(Ink.Value, 2.2)));
        if (Goal is not null) yield return new LegendItem("Promise", Swatches.Line(new Stroke(Ink.Goal, 1.5, IsDashed: true)));
        foreach (var item in _marks.LegendItems(_days)) yield return item;
    }
}
