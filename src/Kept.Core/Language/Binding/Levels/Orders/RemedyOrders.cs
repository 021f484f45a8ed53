using Kept.Agreements;
using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Remedies that stand behind those of the agreement above.</summary>
internal static class RemedyOrders
{
    /// <summary>What others than the obliged party may do; what that party may do lets it off.</summary>
    public static Order Option { get; } = Order.WhenAdded<RecordReader>((option, around) =>
        option.FindValue("of") is Participant of && of.Role != ObligedIn(around) ? Step.Tighter : Step.Unordered);

    private static string ObligedIn(IReadOnlyList<RecordReader> around) =>
        around.Count > 0 && around[^1].FindValue("obliged") is Participant obliged ? obliged.Role : "provider";
}
