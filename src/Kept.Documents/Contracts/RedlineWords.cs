using System.Globalization;
using Kept.Agreements;
using Kept.Quantities;
using Kept.Remedies;

namespace Kept.Documents.Contracts;

/// <summary>What the forms of a redline have in common.</summary>
internal static class RedlineWords
{
    public const string Same = "Both say the same.";

    public static string Title(Redline redline) => redline.Before.Version == redline.After.Version
        ? redline.After.Title
        : string.Create(CultureInfo.InvariantCulture, $"{redline.After.Title}: version {redline.Before.Version} → version {redline.After.Version}");

    public static string Count(Redline redline) => redline.Changes.Count switch
    {
        0 => Same,
        1 => "1 change.",
        var n => string.Create(CultureInfo.InvariantCulture, $"{n} changes."),
    };

    public static string Where(Change change) => change.Label.Contains('.', StringComparison.Ordinal) ? $"clause {change.Label}" : $"section {change.Label}";

    /// <summary>The part that changes, as "99.9% → 99.95%"; null where more than one part of the words does.</summary>
    public static string? Brief(Change change)
    {
        if (change.Before is null || change.After is null || change.IsMarkdown) return null;
        var runs = WordDifference.Between(change.Before, change.After).Where(r => r.Change is not WordChange.Stays).ToList();
        return runs is [{ Change: WordChange.Goes } gone, { Change: WordChange.Comes } come] ? $"{gone.Text.Trim()} → {come.Text.Trim()}" : null;
    }

    public static string Heading(CreditEffect effect) => effect.Scope.Length == 0 ? effect.Objective.Title : $"{effect.Objective.Title}, {effect.Scope}";

    /// <summary>Why there are figures of one period only.</summary>
    public const string EffectNote = "What the same attainment of one promise gives in one period in which nothing else gives credits:";

    public static Table Effects(CreditEffect effect) => new(
        [new("Attainment"), new("Before", true), new("Now", true), new("Difference", true)],
        effect.Rows.Select(row => new Sequence<string>([
            ContractWords.Capital(Wording.Range(row.When)), Words(row.Before), Words(row.After), Difference(row)])).ToSequence());

    private static string Words(SampleCredit credit)
    {
        if (credit.IsNone) return "none";
        var percent = credit.Percent is { } share ? Quantity.Share(share).ToText(10) : null;
        return (percent, credit.Amount) switch
        {
            ({ } p, { } amount) => $"{p} ({Wording.Of(amount)})",
            ({ } p, null) => p,
            (null, { } amount) => Wording.Of(amount),
            _ => "not known",
        };
    }

    private static string Difference(CreditEffectRow row)
    {
        if (AmountOf(row.Before, row.After) is { } before && AmountOf(row.After, row.Before) is { } after && before.Currency == after.Currency)
            return Signed(after.MinorUnits.CompareTo(before.MinorUnits), Wording.Of(after with { MinorUnits = System.Numerics.BigInteger.Abs(after.MinorUnits - before.MinorUnits) }));
        return row is { Before.Percent: { } old, After.Percent: { } now }
            ? Signed(now.CompareTo(old), Points((now - old).Abs() * 100))
            : "–";
    }

    /// <summary>An amount; nothing is an amount of 0 where the other one is money.</summary>
    private static Money? AmountOf(SampleCredit credit, SampleCredit other) =>
        credit.Amount ?? (credit.IsNone && other.Amount is { } amount ? Money.Zero(amount.Currency) : null);

    private static string Points(Rational number) => $"{number.ToShortDecimal(6)} percentage point{(number == Rational.One ? "" : "s")}";

    private static string Signed(int sign, string text) => sign > 0 ? $"+{text}" : sign < 0 ? $"−{text}" : text;
}
