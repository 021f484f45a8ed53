using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>Reads counters or samples interval by interval.</summary>
/// <param name="expressions">All that is asked of the intervals, compiled.</param>
internal sealed class IntervalReader(
    IntervalExpressions expressions, Selection selection, Scope scope, long every, DateTimeZone zone, EvaluationContext context)
{
    /// <summary>The intervals that begin in a range. They are valid until the next ones are read.</summary>
    public Intervals Read(TimeRange range)
    {
        var grid = context.GridOf(range, zone, every);
        var (first, last) = (grid.FirstFrom(range.Start), grid.FirstFrom(range.End));
        return selection.Source.Content is SourceContent.Counts
            ? ReadCounts(range, grid, first, last)
            : ReadSamples((SourceContent.Samples)selection.Source.Content, range, grid, first, last);
    }

    private Intervals.OfCounters ReadCounts(TimeRange range, IntervalGrid grid, int first, int last)
    {
        var columns = IntervalColumns.OfThisThread;
        columns.Read(context.Counts(selection, scope), selection.Source, expressions.Atoms, grid, first, last, context.At);
        return new(grid, first, range, columns, expressions.Atoms);
    }

    private Intervals.OfSamples ReadSamples(SourceContent.Samples content, TimeRange range, IntervalGrid grid, int first, int last)
    {
        var all = context.Samples(selection, scope);
        var digits = all.Count == 0 ? 0 : all.Max(s => s.Digits);
        var contents = new IntervalContents[last - first];
        var step = SampleStep.Of(digits, content.Unit);
        for (var i = 0; i < contents.Length; i++) contents[i] = new IntervalContents { Step = step };
        if (contents.Length > 0)
            foreach (var series in all)
                foreach (var (at, value) in SamplesIn.Time(series, IntervalSet.Of(new TimeRange(grid[first].Start, grid[last - 1].End)), digits))
                {
                    var inside = contents[grid.IndexOf(at) - first];
                    inside.Samples.Add(value);
                    inside.Labels.Add(series.Labels);
                }
        return new(grid, first, range, context.At, contents);
    }
}
