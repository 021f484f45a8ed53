using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What two versions of an agreement make of the same attainments of one promise.</summary>
/// <param name="Objective">As it is now; as it was where it is gone.</param>
/// <param name="Scope">The class that it is about; empty where the credit does not depend on one.</param>
/// <param name="Rows">Only attainments for which the credits differ, the best first.</param>
public sealed record CreditEffect(Objective Objective, string Scope, Sequence<CreditEffectRow> Rows)
{
    /// <summary>The effects of what changed between two versions, promise by promise. Both are settled, by the same rules as
    /// everything else, for one period in which nothing but this promise gives credits.</summary>
    public static Sequence<CreditEffect> Between(Agreement before, Agreement after)
    {
        var names = after.Objectives.Concat(before.Objectives).Select(o => o.Name).Distinct();
        return names.SelectMany(name => Of(new SampleSettlement(before, name), new SampleSettlement(after, name))).ToSequence();
    }

    private static IEnumerable<CreditEffect> Of(SampleSettlement before, SampleSettlement after)
    {
        if ((after.Objective ?? before.Objective) is not { } objective || !(before.HasCredits || after.HasCredits)) yield break;
        if (before.Objective is { } old && after.Objective is { } now && !old.Indicator.Unit.IsCommensurable(now.Indicator.Unit)) yield break;
        foreach (var scope in before.Classes.Concat(after.Classes).Distinct())
        {
            var rows = CreditEffectRows.Of(before, after, scope).Where(r => r.Before != r.After).ToSequence();
            if (rows.Count > 0) yield return new CreditEffect(objective, scope ?? "", rows);
        }
    }
}

/// <param name="When">The attainments that it is about; a single one where the credits are not steps.</param>
public sealed record CreditEffectRow(QuantityInterval When, SampleCredit Before, SampleCredit After);

/// <summary>What an attainment gives.</summary>
/// <param name="Percent">Of the base; null where it is no share.</param>
/// <param name="Amount">Null where nothing says what was charged.</param>
public sealed record SampleCredit(Rational? Percent, Money? Amount)
{
    public static SampleCredit None { get; } = new(Rational.Zero, null);

    public bool IsNone => Percent is { IsZero: true } && (Amount is null || Amount.MinorUnits.IsZero);
}
