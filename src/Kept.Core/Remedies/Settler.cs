using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Settles one evaluation: credits line by line, then combination, cap and minimum in the agreement's order.</summary>
internal sealed class Settler(Agreement agreement, Evaluation.Evaluation evaluation, Timeline timeline)
{
    private readonly Charges _charges = new(timeline);

    public Settlement Settle()
    {
        if (agreement.Currency is not { } currency) return new Settlement([], [], null);
        var lines = new List<CreditLine>();
        var steps = new List<string>();
        var total = MoneyRange.Nothing(currency);
        var isKnown = true;
        foreach (var period in evaluation.Findings.GroupBy(f => f.Period))
        {
            var own = period.SelectMany(f => CreditsOf(f, currency)).ToList();
            if (own.Count == 0) continue;
            var (paid, sum) = new PeriodSettlement(agreement, currency, own, OfAllCharges(period.First()), steps).Run();
            lines.AddRange(paid);
            isKnown &= sum is not null;
            total = sum is null ? total : Add(total, sum);
        }
        return new Settlement(lines.ToSequence(), steps.ToSequence(), isKnown ? total : null);
    }

    private Rational? OfAllCharges(Finding finding) => _charges.OfAll(agreement, finding.Objective.Every, finding.Period);

    private IEnumerable<CreditLine> CreditsOf(Finding finding, Currency currency)
    {
        if (finding.Objective.Qualifying is { } qualifying && !Verdicts.Qualifies(qualifying, finding.Measured.Count)) yield break;
        foreach (var credit in finding.Objective.Remedies.OfType<Remedy.Credit>())
            if (LineOf(finding, credit, currency) is { } line) yield return line;
    }

    private CreditLine LineOf(Finding finding, Remedy.Credit credit, Currency currency)
    {
        var label = credit.Scale.Field is { } field ? finding.Scope.FirstOrDefault(l => l.Dimension == field).Value : null;
        var given = credit.Scale.Find(label) is { } scale
            ? CreditScales.Of(scale.Value, finding)
            : Given.Nothing($"the agreement has no scale for '{label}'");
        var because = new List<string> { given.Because };
        var creditBase = _charges.Of(credit.Of, finding);
        var percent = given.IsCertain ? Share(given.Most) : null;
        if (creditBase is null && (NeedsBase(given.Most) || NeedsBase(given.Least)))
        {
            because.Add("nothing says what was charged, so the credit has no amount yet");
            return new CreditLine(finding, credit, null, percent, null, null, because.ToSequence());
        }

        var amount = new MoneyRange(
            Amount(given.Least, credit, creditBase, currency), Amount(given.Most, credit, creditBase, currency));
        if (Explain(given.Most, creditBase, currency) is { } how) because.Add(how);
        if (credit.AtMost is not null) because.Add($"at most {Describe(credit.AtMost)}");
        return new CreditLine(finding, credit, creditBase, percent, amount, amount, because.ToSequence());
    }

    private Money Amount(Compensation gives, Remedy.Credit credit, Rational? creditBase, Currency currency)
    {
        var exact = Compensations.Amount(gives, creditBase);
        if (credit.AtMost is { } most && Compensations.Amount(most, creditBase) is { } limit) exact = Rational.Min(exact, limit);
        return Money.Round(exact, currency, agreement.Settlement.Rounding);
    }

    private static string? Explain(Compensation gives, Rational? creditBase, Currency currency) => gives switch
    {
        Compensation.ShareOfBase share =>
            $"{Quantity.Share(share.Share)} of {new Quantity(creditBase!.Value, new Unit.Amount(currency))}"
            + $" = {new Quantity(share.Share * creditBase.Value, new Unit.Amount(currency))}",
        Compensation.Amount amount => new Quantity(amount.Value, new Unit.Amount(currency)).ToString(),
        _ => null,
    };

    private static string Describe(Compensation most) => most switch
    {
        Compensation.ShareOfBase share => $"{Quantity.Share(share.Share)} of the base",
        Compensation.Amount amount => new Quantity(amount.Value, new Unit.Amount(amount.Currency)).ToString(),
        _ => "nothing",
    };

    private static bool NeedsBase(Compensation gives) => gives is Compensation.ShareOfBase;

    private static Rational? Share(Compensation gives) => gives switch
    {
        Compensation.Nothing => Rational.Zero,
        Compensation.ShareOfBase share => share.Share,
        _ => null,
    };

    private static MoneyRange Add(MoneyRange a, MoneyRange b) => new(
        a.Least with { MinorUnits = a.Least.MinorUnits + b.Least.MinorUnits },
        a.Most with { MinorUnits = a.Most.MinorUnits + b.Most.MinorUnits });
}

internal static class Compensations
{
    /// <summary>What a compensation comes to, in units of the currency; a share of an unknown base is nothing.</summary>
    public static Rational Amount(Compensation gives, Rational? creditBase) => gives switch
    {
        Compensation.Nothing => Rational.Zero,
        Compensation.ShareOfBase share => share.Share * (creditBase ?? Rational.Zero),
        Compensation.Amount amount => amount.Value,
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
