using Kept.Diagnostics;

namespace Kept.Agreements;

/// <summary>Something that the consumer chose when buying, such as a tier or a plan.</summary>
/// <param name="Name">What was chosen: <c>tier</c>.</param>
public sealed record SubscriptionValue(string Name, string Value, Place Clause)
{
    /// <summary>What conditions put before the name: <c>subscription.tier</c>.</summary>
    public const string Prefix = "subscription.";
}
