using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What follows from the findings of one period.</summary>
/// <param name="Lines">What every remedy of every finding comes to, whether it is paid or not.</param>
/// <param name="Steps">How the lines became the total, for people who compute it by hand.</param>
/// <param name="Total">What is owed in the end: credits, less bonuses and what was earned back. Null when the agreement has no
/// currency, or when some amount is not known.</param>
public sealed record Settlement(Sequence<RemedyLine> Lines, Sequence<string> Steps, MoneyRange? Total)
{
    /// <summary>What points came to in the spans that ended.</summary>
    public Sequence<PointsCredit> PointsCredits { get; init; }

    /// <summary>What the periods before came to.</summary>
    public Carry Inherited { get; init; } = Carry.Nothing;

    /// <summary>What the next period inherits.</summary>
    public Carry Next { get; init; } = Carry.Nothing;

    /// <summary>The credits and bonuses among the lines.</summary>
    public IEnumerable<CreditLine> Credits => Lines.OfType<CreditLine>();

    /// <summary>Whether some money is, or may be, owed.</summary>
    public bool HasMoney => PointsCredits.Count > 0 || Lines.Any(l => l is CreditLine or ReturnLine);

    /// <summary>The arrow from findings to what is owed.</summary>
    /// <param name="carry">What the periods before came to, from <see cref="Memory.Before"/> or from the settlement before.</param>
    public static Settlement Settle(Agreement agreement, Evaluation.Evaluation evaluation, Timeline timeline, Carry carry) =>
        new Settler(agreement, evaluation, timeline, carry).Settle();
}
