using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>An interval with what was measured in it. The contents are valid until the next interval is read.</summary>
/// <param name="IsObserved">Whether anybody looked.</param>
/// <param name="IsEmpty">Whether nothing happened in it: all counters of the source are 0, or there is no sample.</param>
/// <param name="IsOver">Whether it had ended by the present, so that nothing more comes.</param>
internal readonly record struct Interval(
    TimeRange Range, IntervalContents Contents, bool IsObserved, bool IsEmpty, bool IsOver)
{
    public bool IsAhead => !IsObserved && !IsOver;

    /// <summary>What a condition on it comes to; null when it was not observed, is empty, or leaves no answer.</summary>
    public bool? Ask(Func<IntervalContents, bool?> condition) => IsObserved && !IsEmpty ? condition(Contents) : null;
}

/// <summary>Reads counters or samples interval by interval.</summary>
internal sealed class IntervalReader(
    Selection selection, Scope scope, long every, DateTimeZone zone, EvaluationContext context)
{
    private readonly IntervalExpressions _expressions = new(selection.Source);
    private IReadOnlyList<CountSeries>? _counts;
    private IReadOnlyList<SampleSeries>? _samples;

    /// <summary>The labels of all series that a selection means.</summary>
    public static IEnumerable<Sequence<string>> LabelsOf(Selection selection, Scope scope, EvaluationContext context)
    {
        var labels = selection.Source.Content is SourceContent.Counts
            ? context.Counts(selection.Source).Select(s => s.Labels)
            : context.Samples(selection.Source).Select(s => s.Labels);
        return labels.Where(l => scope.Takes(selection, l));
    }

    /// <summary>Compiles a condition on the contents of intervals; to be called before anything is read.</summary>
    public Func<IntervalContents, bool?> Condition(Expression condition) => _expressions.Condition(condition);

    /// <summary>Compiles a value of the contents of intervals; to be called before anything is read.</summary>
    public Func<IntervalContents, Rational?> Value(Expression value) => _expressions.Value(value);

    private IReadOnlyList<CountSeries> Counts =>
        _counts ??= context.Counts(selection.Source).Where(s => scope.Takes(selection, s.Labels)).ToList();

    private IReadOnlyList<SampleSeries> Samples =>
        _samples ??= context.Samples(selection.Source).Where(s => scope.Takes(selection, s.Labels)).ToList();

    /// <summary>The intervals that begin in a part of a local day.</summary>
    public IEnumerable<Interval> Read(LocalDay day)
    {
        var grid = IntervalGrid.Of(day.Date, zone, every);
        return selection.Source.Content is SourceContent.Counts counts
            ? ReadCounts(counts, day, grid)
            : ReadSamples((SourceContent.Samples)selection.Source.Content, day, grid);
    }

    private IEnumerable<Interval> ReadCounts(SourceContent.Counts counts, LocalDay day, IntervalGrid grid)
    {
        var atoms = _expressions.Atoms;
        var sums = new Int128[grid.Count][];
        for (var i = 0; i < sums.Length; i++) sums[i] = new Int128[atoms.Count];
        var (observed, happened) = (new bool[grid.Count], new bool[grid.Count]);
        foreach (var series in Counts)
        {
            Mark(series, grid, observed, happened);
            AddRows(series, atoms, grid, sums);
        }

        for (var i = 0; i < grid.Count; i++)
            if (day.Range.Contains(grid[i].Start))
                yield return new Interval(
                    Cut(grid[i], day), new IntervalContents { Sums = sums[i] },
                    observed[i] || (counts.GapsMeanNothingHappened && grid[i].Start < context.At), !happened[i],
                    grid[i].End <= context.At);
    }

    /// <summary>Marks the intervals that have rows, and those in which some counter is not 0.</summary>
    private static void Mark(CountSeries series, IntervalGrid grid, bool[] observed, bool[] happened)
    {
        var at = series.At.Span;
        var (first, last) = Instants.Between(at, grid[0].Start, grid[^1].End);
        for (var row = first; row < last; row++)
        {
            var index = grid.IndexOf(at[row]);
            observed[index] = true;
            if (!happened[index]) happened[index] = series.CountsSomethingAt(row);
        }
    }

    private void AddRows(CountSeries series, IReadOnlyList<CounterAtom> atoms, IntervalGrid grid, Int128[][] sums)
    {
        var at = series.At.Span;
        var (first, last) = Instants.Between(at, grid[0].Start, grid[^1].End);
        for (var atom = 0; atom < atoms.Count; atom++)
        {
            if (!LabelConditions.Holds(atoms[atom].Filter, selection.Source, series.Labels)) continue;
            var values = series.Counters[atoms[atom].Counter].Span;
            for (var row = first; row < last; row++)
                sums[grid.IndexOf(at[row])][atom] += values.IsEmpty ? 1 : values[row];
        }
    }

    private IEnumerable<Interval> ReadSamples(SourceContent.Samples content, LocalDay day, IntervalGrid grid)
    {
        var digits = Samples.Count == 0 ? 0 : Samples.Max(s => s.Digits);
        var step = Rational.Of(1, System.Numerics.BigInteger.Pow(10, digits)) * content.Unit.Scale;
        var contents = new List<Int128>[grid.Count];
        var labels = new List<Sequence<string>>[grid.Count];
        for (var i = 0; i < contents.Length; i++) (contents[i], labels[i]) = ([], []);
        foreach (var series in Samples)
        {
            var at = series.At.Span;
            var values = series.Value.Span;
            var factor = SampleStep.PowerOfTen(digits - series.Digits);
            var (first, last) = Instants.Between(at, grid[0].Start, grid[^1].End);
            for (var row = first; row < last; row++)
            {
                var index = grid.IndexOf(at[row]);
                contents[index].Add(values[row] * factor);
                labels[index].Add(series.Labels);
            }
        }

        for (var i = 0; i < grid.Count; i++)
            if (day.Range.Contains(grid[i].Start))
                yield return new Interval(
                    Cut(grid[i], day), new IntervalContents { Samples = contents[i], Labels = labels[i], Step = step },
                    contents[i].Count > 0 || grid[i].Start < context.At, contents[i].Count == 0, grid[i].End <= context.At);
    }

    private static TimeRange Cut(TimeRange interval, LocalDay day) => interval.Intersect(day.Range);
}
