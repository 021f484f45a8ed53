using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Parties in their roles: others may join, and nobody takes the place of another.</summary>
internal static class PartyOrders
{
    public static Order Roles { get; } = new Order<Sequence<Participant>>(Compare, _ => Step.Free);

    private static Step Compare(Sequence<Participant> above, Sequence<Participant> below) =>
        above.All(upper => below.FirstOrDefault(lower => lower.Role == upper.Role)?.Party.Name == upper.Party.Name) ? Step.Free : Step.Unordered;
}
