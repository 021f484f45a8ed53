using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Parties in their roles: others may join, and nobody takes the place of another.</summary>
internal static class PartyOrders
{
    public static Order Roles { get; } = new Order<Sequence<Participant>>(Compare, _ => Step.Free);

    private static Step Compare(Sequence<Participant> above, Sequence<Participant> below) =>
        above.All(upper => below.Any(lower => lower.Role == upper.Role && AreOne(lower.Party, upper.Party))) ? Step.Free : Step.Unordered;

    /// <summary>A party that is declared nowhere else has the name of its role, and is told from others by its title.</summary>
    private static bool AreOne(Party one, Party other) => one.Name == other.Name && one.Title == other.Title;
}
