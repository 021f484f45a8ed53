using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <summary>The series of a source in order of their labels, with their rows.</summary>
internal sealed class KnownSeries(Sequence<string>[] labels, KnownRows rows)
{
    public KnownRows Rows => rows;

    /// <summary>A view of each series of which something is known at the tick.</summary>
    public Sequence<T> Known<T>(long tick, Func<int, Sequence<string>, RowPick, T> view)
    {
        var views = new List<T>();
        for (var series = 0; series < labels.Length; series++)
            if (rows.KnownAt(series, tick) is { Count: > 0 } known) views.Add(view(series, labels[series], known));
        return views.ToSequence();
    }
}
