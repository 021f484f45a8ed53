using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>How the credits of a period add up, are limited, paid and rounded.</summary>
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

    private static readonly Field<Compensation> AtRisk = Optional(
        "atRisk", CompensationText.ShareOrMoney, "What the provider puts at risk in a period: a percentage of the period's charges, or money.");

    private static readonly Field<Sequence<string>> HighestPer = Required(
        "highestPer", CapShapes.Groups, "Of the credits that agree in these only the highest is paid.");

    /// <summary>The key without which an agreement does not say how several credits of a period add up.</summary>
    public static Field<Combination> Combine { get; } = Optional(
        "combine", new EitherShape<Combination>(
            new WordShape<Combination>("how credits combine", [
                ("sum", new Combination.Sum(), "They add up."),
                ("highest-per-service", new Combination.HighestPer([CreditGroup.Service]), "Of the credits of one service only the highest is paid."),
                ("highest", new Combination.HighestPer([]), "Only the highest credit is paid.")]),
            new RecordShape<Combination>("A combination", [HighestPer], r => new Combination.HighestPer(r.Get(HighestPer)))),
        "How the credits of one period combine; required when there can be several.");

    private static readonly Field<CapLimit> Cap = Optional(
        "cap", CapShapes.Limit, "The most that all credits of a period can be: short for caps: [{on: agreement, per: period, atMost: …}].");

    private static readonly Field<Sequence<CreditCap>> Caps = Optional(
        "caps", new ListShape<CreditCap>(CapShapes.Cap), "Limits on what credits come to together, each on something and over some time.");

    private static readonly Field<Comparison> EachCredit = Optional("each", CapShapes.Minimum, "Asked of each credit.");

    private static readonly Field<Comparison> TotalCredit = Optional("total", CapShapes.Minimum, "Asked of the total.");

    private static readonly Field<Boxed<bool>> Otherwise = Optional(
        "otherwise", new WordShape<Boxed<bool>>("what becomes of a total that is too small", [
            ("lost", new(false), "Nothing is paid for it."),
            ("deferred", new(true), "It is added to the total of the next period.")]),
        "What becomes of a credit that does not meet it; lost when left out.");

    private static readonly Field<PayoutMinimum> Minimum = Optional(
        "minimum", new RecordShape<PayoutMinimum>("A minimum of the payout", [EachCredit, TotalCredit, Otherwise], BuildMinimum),
        "Credits are paid only when they meet it.");

    private static readonly Field<Sequence<Boxed<SettlementStep>>> Order = Optional(
        "order", new ListShape<Boxed<SettlementStep>>(new WordShape<Boxed<SettlementStep>>("a step of the settlement", [
            ("combine", new(SettlementStep.Combine), "Credits add up, or the highest stays."),
            ("cap", new(SettlementStep.Cap), "Caps are applied, the narrowest first."),
            ("minimum", new(SettlementStep.Minimum), "The minimum is asked of the total.")])),
        "The order of the steps; [combine, cap, minimum] when left out.");

    private static readonly Field<PointsTerms> Points = Optional("points", CapShapes.Points, "What points come to.");

    private static readonly Field<string> Applied = Optional(
        "applied", Scalars.Text("when", "to the invoice of the following month"), "When a credit is applied, in the parties' words.");

    private static readonly Field<string> Expires = Optional(
        "expires", Scalars.Text("when", "12 months after it was given"), "When a credit that was not used expires, in the parties' words.");

    public static Shape<SettlementTerms> Settlement { get; } = new RecordShape<SettlementTerms>(
        "The settlement", [Rounding, AtRisk, Combine, Cap, Caps, Minimum, Order, Points, Applied, Expires], Build);

    /// <summary>Holds when the agreement says nothing because it has no credits.</summary>
    public static SettlementTerms None { get; } = new() { Rounding = RoundingRule.HalfUp };

    /// <summary>The rounding rule of a name; null when there is none.</summary>
    public static RoundingRule? FindRule(string name) => Rules.FirstOrDefault(r => r.Text == name).Meaning?.Value;

    private static SettlementTerms? Build(RecordReader record)
    {
        if (record.Has(Cap) && record.Has(Caps))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "The settlement", [Cap, Caps]));
            return null;
        }
        var order = record.Get(Order, []).Select(s => s.Value).ToSequence();
        var minimum = record.Find(Minimum);
        if (order.Count > 0 && !IsComplete(order, minimum))
        {
            record.Report(SettlementDiagnostics.OrderIsIncomplete(record.PlaceOf(Order)));
            return null;
        }
        var caps = record.Has(Cap)
            ? [new CreditCap([], new CapSpan.Period(), record.Get(Cap).AtMost, record.Get(Cap).OfAtRisk, record.PlaceOf(Cap))]
            : record.Get(Caps, []);
        return new SettlementTerms
        {
            Rounding = record.Get(Rounding).Value,
            AtRisk = record.Find(AtRisk),
            Combination = record.Find(Combine) ?? new Combination.Sum(),
            Caps = caps.OrderByDescending(CapShapes.Narrowness).ToSequence(),
            Minimum = minimum,
            Order = order.Count > 0 ? order : SettlementTerms.DefaultOrder,
            Points = record.Find(Points),
            Applied = record.Find(Applied),
            Expires = record.Find(Expires),
        };
    }

    private static bool IsComplete(Sequence<SettlementStep> order, PayoutMinimum? minimum) =>
        order.Count == SettlementTerms.DefaultOrder.Count && order.Distinct().Count() == order.Count
        && (minimum is not { Each: false } || order.ToList().IndexOf(SettlementStep.Minimum) > order.ToList().IndexOf(SettlementStep.Combine));

    private static PayoutMinimum? BuildMinimum(RecordReader record)
    {
        if (record.Has(EachCredit) == record.Has(TotalCredit))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "A minimum of the payout", [EachCredit, TotalCredit]));
            return null;
        }
        var isDeferred = record.Get(Otherwise, new(false)).Value;
        if (isDeferred && record.Has(EachCredit))
        {
            record.Report(SettlementDiagnostics.DeferredEach(record.PlaceOf(Otherwise)));
            return null;
        }
        var asked = record.Find(EachCredit) ?? record.Get(TotalCredit);
        var amount = Money.Round(asked.Limit.Value, ((Unit.Amount)asked.Limit.Unit).Currency, RoundingRule.HalfEven);
        return new PayoutMinimum(asked.Comparator, amount, record.Has(EachCredit), isDeferred);
    }
}
