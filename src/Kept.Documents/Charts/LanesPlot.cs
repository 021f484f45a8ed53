using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Quantities;
using Kept.Statements;
using Kept.Time;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>Draws lanes at one width. On a phone a lane's title stands above it, on a page beside it.</summary>
internal sealed class LanesPlot
{
    private const double BarHeight = 14;
    private const double LabelSize = 10.5;
    private const double LabelHeight = 14;   // above the bars, for lengths

    private readonly IReadOnlyList<Lane> _lanes;
    private readonly ChartFormat _format;
    private readonly DateTimeZone _zone;
    private readonly TimeScale _scale;
    private readonly long _at;

    public LanesPlot(IReadOnlyList<Lane> lanes, long at, DateTimeZone zone, ChartFormat format)
    {
        (_lanes, _at, _zone, _format) = (lanes, at, zone, format);
        var range = new TimeRange(lanes.Min(l => l.Range.Start), lanes.Max(l => l.Range.End));
        var (left, right) = format.IsNarrow ? (0.0, 0.0) : (250.0, 140.0);
        _scale = new TimeScale(range, left, format.Width - left - right);
    }

    private double TitleHeight => _format.IsNarrow ? RowTitle.HeightAbove(_lanes.Select(l => l.Title)) : 0;

    private double LaneHeight => TitleHeight + LabelHeight + BarHeight + (_format.IsNarrow ? 14 : 8);

    private double Bottom => 4 + _lanes.Count * LaneHeight;

    public Scene Draw(string title, string sentence)
    {
        var legend = LegendItems().ToList();
        var top = Bottom + 28;
        IEnumerable<Shape> shapes =
        [
            .. Days(), .. Enumerable.Range(0, _lanes.Count).SelectMany(Draw), .. Legend.Draw(legend, _format, top),
        ];
        return new Scene(_format.Width, top + Legend.HeightOf(legend, _format), title, sentence, shapes.ToSequence());
    }

    private IEnumerable<Shape> Days()
    {
        var days = ServicePeriod.Of(_scale.Range, _zone).Days.ToList();
        var labels = DateAxis.Labels(days.Select(d => d.Date).ToList(), _scale.Width / days.Count, 56).ToList();
        foreach (var (index, _) in labels)
        {
            var x = _scale.X(days[index].Range.Start);
            yield return new Shape.Line(new Point(x, 4), new Point(x, Bottom + 4), new Stroke(Ink.Rule, 1));
        }
        foreach (var (index, label) in labels)
        {
            var x = _scale.X(days[index].Range.Start) + 3;
            if (x + Lettering.WidthOf(label, LabelSize) <= _format.Width)
                yield return new Shape.Text(new Point(x, Bottom + 16), label, Ink.Muted, LabelSize, Anchor.Start);
        }
    }

    private IEnumerable<Shape> Draw(int index)
    {
        var lane = _lanes[index];
        var bar = 4 + index * LaneHeight + TitleHeight + LabelHeight;
        return [.. Titles(lane, bar), .. Track(lane, bar), .. Now(bar), .. Down(lane, bar), .. OutageLabels.Draw(lane, _scale, bar - 5, _format.IsNarrow ? 1 : 3, LabelSize)];
    }

    private IEnumerable<Shape> Titles(Lane lane, double bar)
    {
        var middle = bar + BarHeight / 2;
        var y = _format.IsNarrow ? bar - LabelHeight - TitleHeight + 12 : middle + 4;
        var title = _format.IsNarrow
            ? lane.Title.DrawAbove(new Point(0, y), _format.Width - 120, _format.TextSize)
            : lane.Title.Draw(middle, 238, _format.TextSize);
        foreach (var line in title) yield return line;

        var isDown = lane.Outages.Count > 0;
        yield return new Shape.Text(
            new Point(_format.Width, y), isDown ? Moments.Length(lane.DownTicks) : "no outage", isDown ? Ink.Missed : Ink.Muted,
            _format.TextSize, Anchor.End, isDown);
    }

    /// <summary>The hours, with what is excluded from them and what nobody knows of them.</summary>
    private IEnumerable<Shape> Track(Lane lane, double bar)
    {
        foreach (var open in _scale.Spans(lane.Hours.Within(new TimeRange(lane.Range.Start, _at)), 0))
            yield return new Shape.Rectangle(BoxOf(open, bar), Ink.MetSoft);
        foreach (var ahead in _scale.Spans(lane.Hours.Within(new TimeRange(_at, lane.Range.End)), 0))
            yield return new Shape.Rectangle(BoxOf(ahead, bar), Ink.Track);
        foreach (var excluded in _scale.Spans(lane.Excluded.Select(e => e.Range), 2))
            foreach (var shape in Textures.Excluded(BoxOf(excluded, bar), Tooltip("excluded", excluded))) yield return shape;
        foreach (var gap in _scale.Spans(lane.Gaps, 2))
            foreach (var shape in Textures.Unknown(BoxOf(gap, bar), Tooltip("no data", gap))) yield return shape;
    }

    private IEnumerable<Shape> Down(Lane lane, double bar) => _scale.Spans(lane.Outages.SelectMany(o => lane.DownOf(o)), 2)
        .Select(span => new Shape.Rectangle(BoxOf(span, bar) with { Y = bar - 2, Height = BarHeight + 4 }, Ink.Missed, 0, Tooltip("down", span)));

    private string? Tooltip(string what, TimeSpanOnScale span) => _format.IsNarrow
        ? null
        : $"{what} {(span.Parts > 1 ? $"{span.Parts} times in " : "")}{RangeText.Of(span.Range, _zone)}";

    private static Box BoxOf(TimeSpanOnScale span, double bar) => new(span.X, bar, span.Width, BarHeight);

    /// <summary>Where time has come to in a period that goes on.</summary>
    private IEnumerable<Shape> Now(double bar)
    {
        if (_at >= _scale.Range.End || _at <= _scale.Range.Start) yield break;
        yield return new Shape.Line(new Point(_scale.X(_at), bar - 4), new Point(_scale.X(_at), bar + BarHeight + 4), new Stroke(Ink.Value, 1.5));
    }

    private IEnumerable<LegendItem> LegendItems()
    {
        yield return new LegendItem("Down", Swatches.Square(Ink.Missed));
        yield return new LegendItem("Service hours", Swatches.Square(Ink.MetSoft));
        if (_lanes.Any(l => l.Excluded.Count > 0)) yield return new LegendItem("Excluded", Swatches.Excluded);
        if (_lanes.Any(l => l.Gaps.Count > 0)) yield return new LegendItem("No data", Swatches.Unknown);
        if (_at < _scale.Range.End) yield return new LegendItem("Still ahead", Swatches.Square(Ink.Track));
    }
}
