using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Lengths of time, quantities and words.</summary>
internal static class RankOrders
{
    /// <summary>A notice that is asked for before the obliged party is let off; days of one kind are not compared with those of another.</summary>
    public static Order Notice { get; } = new Order<WrittenTime>((a, b) => (a, b) switch
    {
        (WrittenTime.Clock x, WrittenTime.Clock y) => y.Ticks.CompareTo(x.Ticks).WhereMoreIsTighter(),
        (WrittenTime.Days x, WrittenTime.Days y) => y.Count.CompareTo(x.Count).WhereMoreIsTighter(),
        (WrittenTime.BusinessDays x, WrittenTime.BusinessDays y) => y.Count.CompareTo(x.Count).WhereMoreIsTighter(),
        _ => Step.Unordered,
    }, _ => Step.Tighter);

    /// <summary>A length below which something does not count; none counts everything.</summary>
    public static Order Threshold { get; } = new Order<Length>((a, b) => b.Ticks.CompareTo(a.Ticks).WhereLessIsTighter(), _ => Step.Looser);

    /// <summary>A quantity of which less leads to more.</summary>
    public static Order Smaller { get; } = new Order<Quantity>(
        (a, b) => a.Unit.IsCommensurable(b.Unit) ? b.Value.CompareTo(a.Value).WhereLessIsTighter() : Step.Unordered, _ => Step.Looser);

    /// <summary>What time without data counts as: as up is loosest, as down tightest; the others lie between and are not ordered.</summary>
    public static Order Gap { get; } = new Order<Boxed<GapRule>>((a, b) => (a.Value, b.Value) switch
    {
        var (x, y) when x == y => Step.Same,
        (GapRule.CountsAsUp, _) or (_, GapRule.CountsAsDown) => Step.Tighter,
        (GapRule.CountsAsDown, _) or (_, GapRule.CountsAsUp) => Step.Looser,
        _ => Step.Unordered,
    }, b => b.Value switch
    {
        GapRule.NotDetermined => Step.Same,
        GapRule.CountsAsDown => Step.Tighter,
        GapRule.CountsAsUp => Step.Looser,
        _ => Step.Unordered,
    });

    /// <summary>Words from the loosest to the tightest.</summary>
    public static Order Rising<T>(params T[] words)
        where T : struct => new Order<Boxed<T>>(
            (a, b) => Array.IndexOf(words, b.Value).CompareTo(Array.IndexOf(words, a.Value)).WhereMoreIsTighter(), b => Equals(b.Value, words[0]) ? Step.Same : Step.Tighter);
}
