using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>What the points of a span came to when it ended.</summary>
/// <param name="Most">Null when it is not known how many points there are.</param>
/// <param name="Base">What percentages are of; null when nothing says how much it is.</param>
/// <param name="Amount">What it comes to, rounded; null when that is not known.</param>
/// <param name="Paid">What is left of it after the minimum of each.</param>
public sealed record PointsCredit(
    ServicePeriod Span, Rational Least, Rational? Most, Rational? Base, MoneyRange? Amount, MoneyRange? Paid, Sequence<string> Because);
