using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Promises: a value reported only promises least; then a limit that is harder to keep promises more.</summary>
internal static class PromiseOrders
{
    public static Order Target { get; } = new Order<TargetDraft>(Compare, _ => Step.Tighter)
    {
        Verb = "promises",
        Deciding = (above, below) => above.Table is { } a && below.Table is { } b ? ClassOrders.Deciding<Promise>(Compare)(a, b) : null,
    };

    private static Step Compare(TargetDraft above, TargetDraft below) => (above.Table, below.Table) switch
    {
        (null, null) => Step.Same,
        (null, _) => Step.Tighter,
        (_, null) => Step.Looser,
        var (a, b) => ClassOrders.Each<Promise>(Compare)(a, b),
    };

    private static Step Compare(Promise above, Promise below)
    {
        if (above.Limit is not Expression.Literal { Value: var a } || below.Limit is not Expression.Literal { Value: var b })
            return above.Comparator == below.Comparator && above.Limit.ToString() == below.Limit.ToString() ? Step.Same : Step.Unordered;
        if (!a.Unit.IsCommensurable(b.Unit)) return Step.Unordered;
        if (above.Comparator == below.Comparator && a.Value == b.Value) return Step.Same;
        if (DirectionOf(above.Comparator) is not { } direction || DirectionOf(below.Comparator) != direction) return Step.Unordered;
        var order = b.Value.CompareTo(a.Value);
        if (order == 0) order = IsStrict(below.Comparator).CompareTo(IsStrict(above.Comparator)) * direction;
        return (order * direction).WhereMoreIsTighter();
    }

    /// <summary>1 where more is better, -1 where less is; null where neither is.</summary>
    private static int? DirectionOf(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast or Comparator.MoreThan => 1,
        Comparator.AtMost or Comparator.LessThan => -1,
        _ => null,
    };

    private static bool IsStrict(Comparator comparator) => comparator is Comparator.MoreThan or Comparator.LessThan;
}
