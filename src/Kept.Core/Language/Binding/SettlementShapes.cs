using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>How the credits of a period add up, are limited and are rounded.</summary>
internal static class SettlementShapes
{
    private static readonly (string Text, Boxed<RoundingRule> Meaning, string Doc)[] Rules = [
        ("half-up", new(RoundingRule.HalfUp), "To the nearer; a half away from zero."),
        ("half-even", new(RoundingRule.HalfEven), "To the nearer; a half to the even one."),
        ("half-down", new(RoundingRule.HalfDown), "To the nearer; a half toward zero."),
        ("up", new(RoundingRule.Up), "Away from zero."),
        ("down", new(RoundingRule.Down), "Toward zero."),
        ("floor", new(RoundingRule.Floor), "To the smaller."),
        ("ceiling", new(RoundingRule.Ceiling), "To the larger.")];

    private static readonly Field<Boxed<RoundingRule>> Rounding = Required(
        "rounding", new WordShape<Boxed<RoundingRule>>("a rounding rule", Rules), "How each credit is rounded to the minor unit of the currency, once.");

    /// <summary>The key without which an agreement does not say how several credits of a period add up.</summary>
    public static Field<Boxed<Combination>> Combine { get; } = Optional(
        "combine", new WordShape<Boxed<Combination>>("how credits combine", [
            ("sum", new(Combination.Sum), "They add up."),
            ("highest-per-service", new(Combination.HighestPerService), "Of the credits of one service only the highest is paid."),
            ("highest", new(Combination.Highest), "Only the highest credit is paid.")]),
        "How the credits of one period combine; required when there can be several.");

    private static readonly Field<Compensation> Cap = Optional(
        "cap", RemedyShapes.ShareOrMoney,
        "The most that all credits of a period can be: a percentage of the period's charges, or money.");

    private static readonly Shape<MinimumDraft> Amount = new ScalarShape<MinimumDraft>(
        "a comparison with an amount of money", "more than 1.00 USD", TryParseMinimum);

    private static readonly Field<MinimumDraft> EachCredit = Optional("each", Amount, "Asked of each credit.");

    private static readonly Field<MinimumDraft> TotalCredit = Optional("total", Amount, "Asked of the total.");

    private static readonly Field<PayoutMinimum> Minimum = Optional(
        "minimum", new RecordShape<PayoutMinimum>("A minimum of the payout", [EachCredit, TotalCredit], BuildMinimum),
        "Credits are paid only when they meet it.");

    private static readonly Field<Boxed<bool>> Order = Optional(
        "order", new WordShape<Boxed<bool>>("the order of cap and minimum", [
            ("cap-then-minimum", new(false), "The minimum is asked of the capped total."),
            ("minimum-then-cap", new(true), "The cap is applied to a total that meets the minimum.")]),
        "The order of cap and minimum of the total; cap-then-minimum when left out.");

    public static Shape<SettlementTerms> Settlement { get; } = new RecordShape<SettlementTerms>(
        "The settlement", [Rounding, Combine, Cap, Minimum, Order], Build);

    /// <summary>Holds when the agreement says nothing because it has no credits.</summary>
    public static SettlementTerms None { get; } = new(RoundingRule.HalfUp, Combination.Sum, null, null, false);

    /// <summary>The rounding rule of a name; null when there is none.</summary>
    public static RoundingRule? FindRule(string name) => Rules.FirstOrDefault(r => r.Text == name).Meaning?.Value;

    private static SettlementTerms Build(RecordReader record) => new(
        record.Get(Rounding).Value, record.Get(Combine, new(Combination.Sum)).Value,
        record.Has(Cap) ? new CreditCap(record.Get(Cap), record.PlaceOf(Cap)) : null,
        record.Find(Minimum), record.Get(Order, new(false)).Value);

    private static PayoutMinimum? BuildMinimum(RecordReader record)
    {
        if (record.Has(EachCredit) == record.Has(TotalCredit))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A minimum of the payout", [EachCredit, TotalCredit]));
            return null;
        }
        var draft = record.Find(EachCredit) ?? record.Get(TotalCredit);
        return new PayoutMinimum(draft.Comparator, draft.Amount, record.Has(EachCredit));
    }

    private static bool TryParseMinimum(string text, out MinimumDraft value, out ScalarProblem problem)
    {
        value = null!;
        if (!Scalars.TryParseComparison(text, out var comparison, out problem)) return false;
        if (comparison.Limit.Unit is not Unit.Amount amount || !comparison.Comparator.PrefersMore) return false;
        value = new MinimumDraft(comparison.Comparator, Money.Round(comparison.Limit.Value, amount.Currency, RoundingRule.HalfEven));
        return value.Amount.Amount == comparison.Limit.Value;
    }

    private sealed record MinimumDraft(Comparator Comparator, Money Amount);
}
