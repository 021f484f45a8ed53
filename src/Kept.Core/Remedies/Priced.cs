using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>An amount that a percentage is taken of.</summary>
/// <param name="Amount">In units of the currency.</param>
/// <param name="Words">How it was found, where that is not plain; null where it is.</param>
internal sealed record Priced(Rational Amount, string? Words = null);
