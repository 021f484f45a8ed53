using Kept.Agreements;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>The order of tables by class: every class is compared.</summary>
internal static class ClassOrders
{
    public static Func<ByClass<T>, ByClass<T>, Step> Each<T>(Func<T, T, Step> compare)
        where T : class => (above, below) => Compare(above, below, compare);

    private static Step Compare<T>(ByClass<T> above, ByClass<T> below, Func<T, T, Step> compare)
        where T : class
    {
        if (above.Field is not null && below.Field is not null && above.Field != below.Field) return Step.Unordered;
        return above.Entries.Concat(below.Entries).Select(e => e.Class).Distinct()
            .Select(name => Compare(above.Find(name)?.Value, below.Find(name)?.Value, compare))
            .Append(Compare(above.Otherwise?.Value, below.Otherwise?.Value, compare))
            .Together();
    }

    /// <summary>A class that has no value is promised nothing.</summary>
    private static Step Compare<T>(T? above, T? below, Func<T, T, Step> compare)
        where T : class => (above, below) switch
        {
            (null, null) => Step.Same,
            (null, _) => Step.Tighter,
            (_, null) => Step.Looser,
            _ => compare(above, below),
        };
}
