using Kept.Agreements;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>The order of tables by class: every class is compared.</summary>
internal static class ClassOrders
{
    public static Func<ByClass<T>, ByClass<T>, Step> Each<T>(Func<T, T, Step> compare)
        where T : class => (above, below) => Compare(above, below, compare);

    /// <summary>The class by which a table is what it is beside another; null when they have different fields.</summary>
    public static Func<ByClass<T>, ByClass<T>, string?> Deciding<T>(Func<T, T, Step> compare)
        where T : class => (above, below) =>
    {
        var step = Compare(above, below, compare);
        return Steps(above, below, compare).Where(s => s.Step == step).Select(s => s.Class).FirstOrDefault();
    };

    private static Step Compare<T>(ByClass<T> above, ByClass<T> below, Func<T, T, Step> compare)
        where T : class =>
        above.Field is not null && below.Field is not null && above.Field != below.Field
            ? Step.Unordered
            : Steps(above, below, compare).Select(s => s.Step).Together();

    private static IEnumerable<(string Class, Step Step)> Steps<T>(ByClass<T> above, ByClass<T> below, Func<T, T, Step> compare)
        where T : class =>
        above.Entries.Concat(below.Entries).Select(e => e.Class).Distinct()
            .Select(name => (name, Compare(above.Find(name)?.Value, below.Find(name)?.Value, compare)))
            .Append((ByClassKeys.Otherwise, Compare(above.Otherwise?.Value, below.Otherwise?.Value, compare)));

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
