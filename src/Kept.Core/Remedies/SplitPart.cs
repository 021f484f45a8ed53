using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>The part of a period that one version of an agreement has beside others.</summary>
/// <param name="Share">Between 0 and 1; the parts of a period add up to 1.</param>
/// <param name="Words">How much of it that is: <c>15 of 30 days</c>.</param>
internal sealed record SplitPart(Rational Share, string Words);
