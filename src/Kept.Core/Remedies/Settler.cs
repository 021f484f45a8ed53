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
            total = sum is null ? total : total + sum;
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
        var percent = given.Certain is { } certain ? Share(certain) : null;
        var amount = AmountOf(given, credit, creditBase, currency);
        if (amount is null)
            because.Add(creditBase is null
                ? "nothing says what was charged, so the credit has no amount yet"
                : "nothing says how much it is at most, so the credit has no amount yet");
        else if (Explain(given.Possible.MaxBy(gives => Compensations.Amount(gives, creditBase))!, creditBase, currency) is { } how)
            because.Add(how);
        if (amount is not null && credit.AtMost is not null) because.Add($"at most {Describe(credit.AtMost)}");
        return new CreditLine(finding, credit, creditBase, percent, amount, amount, because.ToSequence());
    }

    /// <summary>What is given, at least and at most; null when nobody can say how much that is.</summary>
    private MoneyRange? AmountOf(Given given, Remedy.Credit credit, Rational? creditBase, Currency currency)
    {
        if (given.Certain is Compensation.Nothing) return MoneyRange.Nothing(currency);
        if (creditBase is null && given.Possible.Append(credit.AtMost).Any(gives => gives is Compensation.ShareOfBase)) return null;
        var limit = credit.AtMost is { } atMost ? Compensations.Amount(atMost, creditBase) : (Rational?)null;
        var amounts = given.Possible.Select(gives => Compensations.Amount(gives, creditBase)).ToList();
        if (!given.HasMost && limit is null) return null;
        if (!given.HasMost) amounts.Add(limit!.Value);
        return new MoneyRange(Limited(amounts.Min()), Limited(amounts.Max()));

        Money Limited(Rational amount) => Money.Round(
            limit is { } most ? Rational.Min(amount, most) : amount, currency, agreement.Settlement.Rounding);
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

    private static Rational? Share(Compensation gives) => gives switch
    {
        Compensation.Nothing => Rational.Zero,
        Compensation.ShareOfBase share => share.Share,
        _ => null,
    };
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
