using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Credits that are settled together from here on.</summary>
/// <param name="Entries">Where they stand among the credits of the period.</param>
/// <param name="Amount">What they come to together.</param>
internal sealed record Pot(Sequence<int> Entries, MoneyRange Amount);
