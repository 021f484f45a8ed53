using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What a remedy comes to by itself, before it is rounded.</summary>
/// <param name="Base">What percentages are of; null when nothing says how much it is.</param>
/// <param name="Percent">The share of the base, where it is one and certain.</param>
/// <param name="Least">Money, time of service, points, or nothing; null when it is not known.</param>
/// <param name="Most">Null when it is not known or has no bound.</param>
internal sealed record Reckoned(Rational? Base, Rational? Percent, Compensation? Least, Compensation? Most, Sequence<string> Because)
{
    public bool IsKnown => Least is not null && Most is not null;
}
