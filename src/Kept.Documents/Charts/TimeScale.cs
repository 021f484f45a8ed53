using Kept.Time;

namespace Kept.Documents.Charts;

/// <summary>Time along the x axis.</summary>
/// <param name="Left">The x of the start of the range.</param>
internal sealed record TimeScale(TimeRange Range, double Left, double Width)
{
    private const double Touching = 0.5;   // what lies closer together cannot be told apart

    public double Right => Left + Width;

    public double X(long tick) => Left + Math.Clamp((tick - Range.Start) / (double)Range.Length, 0, 1) * Width;

    /// <summary>Stretches of time as they can be seen: each at least <paramref name="minWidth"/> wide, those that would
    /// overlap as one. There are never more than there are pixels.</summary>
    public IReadOnlyList<TimeSpanOnScale> Spans(IEnumerable<TimeRange> ranges, double minWidth)
    {
        var spans = new List<TimeSpanOnScale>();
        foreach (var range in ranges.OrderBy(r => r.Start))
        {
            var inside = range.Intersect(Range);
            if (inside.IsEmpty) continue;
            var width = Math.Max(X(inside.End) - X(inside.Start), minWidth);
            var span = new TimeSpanOnScale(inside, Math.Min(X(inside.Start), Right - width), width, 1);
            if (spans.Count > 0 && span.X <= spans[^1].Right + Touching) spans[^1] = spans[^1].With(span);
            else spans.Add(span);
        }
        return spans;
    }
}

/// <summary>A stretch of time where it is drawn.</summary>
/// <param name="Parts">How many stretches it stands for.</param>
internal readonly record struct TimeSpanOnScale(TimeRange Range, double X, double Width, int Parts)
{
    public double Right => X + Width;

    public TimeSpanOnScale With(TimeSpanOnScale next) => new(
        new TimeRange(Range.Start, Math.Max(Range.End, next.Range.End)), X, Math.Max(Right, next.Right) - X, Parts + next.Parts);
}
