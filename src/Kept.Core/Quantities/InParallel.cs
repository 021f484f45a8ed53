namespace Kept.Quantities;

/// <summary>The same work on many things, on all processors.</summary>
public static class InParallel
{
    /// <summary>What becomes of each item, in the order of the items.</summary>
    public static TResult[] Select<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work)
    {
        var results = new TResult[items.Count];
        Parallel.For(0, items.Count, i => results[i] = work(items[i]));
        return results;
    }
}
