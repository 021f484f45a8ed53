using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>What the periods before came to, as far back as the agreement looks: the memory between settlements.</summary>
/// <param name="Results">Of remedies that count misses or met periods.</param>
/// <param name="EarnBacks">Credits that may still go back.</param>
/// <param name="Caps">What has been used of caps over longer spans.</param>
/// <param name="Points">What has been added up in spans that go on.</param>
/// <param name="Given">The points of each period, of which options look at the last months.</param>
/// <param name="Deferred">What was too little to be paid; null when nothing is waiting.</param>
public sealed record Carry(
    Sequence<PastResult> Results, Sequence<OpenEarnBack> EarnBacks, Sequence<UsedCap> Caps, Sequence<PointsSoFar> Points, Sequence<PointsSoFar> Given,
    MoneyRange? Deferred)
{
    public static Carry Nothing { get; } = new([], [], [], [], [], null);

    /// <summary>The versions of the agreement that were in force before, in order: what was charged then goes by them.</summary>
    public Sequence<Agreement> Earlier { get; init; } = [];

    public bool IsNothing => this with { Earlier = [] } == Nothing;

    /// <summary>What of it a version of the agreement still asks for: others may have had other remedies and caps.</summary>
    public Carry For(Agreement agreement) => this with
    {
        Results = Results.Where(r => r.Key.FindIn(agreement) is { } remedy && Memory.PeriodsBehind(remedy) > 0).ToSequence(),
        EarnBacks = EarnBacks.Where(e => e.Key.FindIn(agreement)?.Terms?.EarnBack is not null).ToSequence(),
        Caps = Caps.Where(used => used.Cap.PlaceIn(agreement.Settlement) >= 0).ToSequence(),
        Given = agreement.PointsMonths > 0 ? Given : [],
    };
}

/// <summary>How an objective came out in a period.</summary>
/// <param name="Counts">Which miss in a row or window it was, if it was one; several where that is not determined.</param>
public sealed record PastResult(RemedyKey Key, ServicePeriod Period, Verdict Verdict, Sequence<int> Counts);

/// <summary>A credit that goes back when the objective is met long enough.</summary>
/// <param name="Period">The period that the credit was for.</param>
/// <param name="Met">How many periods have been met since.</param>
/// <param name="IsCertain">False when one of them, or the credit's claim to be earned back, is not determined.</param>
public sealed record OpenEarnBack(RemedyKey Key, ServicePeriod Period, MoneyRange Amount, int Met, bool IsCertain);

/// <summary>What was paid under a cap in a span that goes on.</summary>
/// <param name="Group">The values of what the cap is on.</param>
/// <param name="Span">The year, quarter or month, or the term.</param>
public sealed record UsedCap(CapKey Cap, Sequence<string> Group, ServicePeriod Span, MoneyRange Amount);

/// <param name="Most">Null when it is not known how many.</param>
public sealed record PointsSoFar(ServicePeriod Span, Rational Least, Rational? Most)
{
    public override string ToString() => Most is not { } most
        ? $"at least {new Compensation.Points(Least)}"
        : most == Least ? $"{new Compensation.Points(most)}" : $"between {Quantity.Number(Least)} and {Quantity.Number(most)} points";
}
