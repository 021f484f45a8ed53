using System.Diagnostics;
using Kept.Quantities;
using Kept.Time;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 8: what follows from a miss, promise by promise.</summary>
internal static class RemedyWording
{
    public static IEnumerable<Provision> Of(Agreement agreement)
    {
        var withRemedies = agreement.Objectives.Where(o => o.Remedies.Count > 0).ToList();
        if (withRemedies.Count == 0) return [new Sentence("", "Nothing follows from a miss: no promise of this agreement has a remedy.")];
        return
        [
            .. SettlementWording.Of(agreement),
            .. Without(agreement),
            .. withRemedies.Select(o => Of(o, agreement)),
        ];
    }

    private static IEnumerable<Provision> Without(Agreement agreement)
    {
        var without = agreement.Objectives.Where(o => o.Remedies.Count == 0).ToList();
        if (without.Count > 0)
            yield return new Paragraph("8.6", "Promises without a remedy", [new Sentence("", $"Nothing follows from a miss of the promises in {(without.Count == 1 ? "clause" : "clauses")} {Cite.List(without.Select(o => Cite.Clause("objectives", o.Name)))}.")]);
    }

    private static Clause Of(Objective objective, Agreement agreement)
    {
        var label = Cite.Clause("remedies", objective.Name);
        return new Clause(label, "", objective.Title, objective.Remedies
            .Select((remedy, i) => (Provision)Of(remedy, objective, agreement, $"{label}.{i + 1}", $"objectives.{objective.Name}.remedies.{i + 1}")).ToSequence());
    }

    private static Paragraph Of(Remedy remedy, Objective objective, Agreement agreement, string number, string path) => remedy switch
    {
        Remedy.Credit credit => new Paragraph(number, "Service credit", Credit(credit, objective, agreement, $"{path}.credit").ToSequence()),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Provision> Credit(Remedy.Credit credit, Objective objective, Agreement agreement, string path)
    {
        var debtor = objective.Obliged is { } obliged ? Cite.Role(obliged, agreement) : "the party that makes the promise";
        var creditor = objective.To is { } to ? $" {Cite.Role(to, agreement)}" : "";
        yield return new Sentence("", $"{Cite.Capital(debtor)} owes{creditor} a service credit for each period, as follows.");
        yield return new Sentence($"{path}.of", Base(credit.Of, objective));
        foreach (var part in Scales(credit, objective, agreement, path)) yield return part;
        if (credit.AtMost is { } most)
            yield return new Sentence($"{path}.atMost", $"For one period it is at most {Gives(most)}.");
    }

    private static IEnumerable<Provision> Scales(Remedy.Credit credit, Objective objective, Agreement agreement, string path)
    {
        foreach (var entry in credit.Scale.All)
        {
            var (name, suffix) = credit.Scale.Field is not { } field ? ("", "")
                : ReferenceEquals(entry, credit.Scale.Otherwise) ? ($"any other {field}", ".otherwise")
                : ($"{field} {Cite.Word(entry.Class)}", $".{entry.Class}");
            foreach (var part in ScaleWording.Of(entry.Value, name, path, suffix, MoneyOf(credit.Of, objective), agreement)) yield return part;
        }
        if (credit.Scale is { Field: { } by, Otherwise: null }) yield return new Sentence("", $"For any other {by} no credit is owed.");
    }

    private static string Base(CreditBase creditBase, Objective objective) => creditBase switch
    {
        CreditBase.Fixed known => $"Percentages refer to {QuantityWords.Of(known.Amount)}.",
        CreditBase.Charge charge => $"Percentages refer to the charge for the service {Cite.Of(charge.Service)} for the period{Share(charge.Service.Charge!, objective.Every)}.",
        CreditBase.Measured measured => $"Percentages refer to {SelectionWording.Inline(measured.Amounts, "the amounts of")} that fall into the period{SameScope(objective)}.",
        _ => throw new UnreachableException(),
    };

    private static string SameScope(Objective objective) =>
        objective.Per.Count == 0 ? "" : ", as far as they have the same " + Cite.List(objective.Per.Order(StringComparer.Ordinal).Select(Cite.Word));

    private static string Share(Charge charge, Recurrence every) => charge switch
    {
        Charge.PerMonths { Months: var months } when MonthsOf(every) is { } own && own != months =>
            $": {QuantityWords.Count(own, "month")} of the {QuantityWords.Count(months, "month")} that the charge is for",
        _ => "",
    };

    /// <summary>What a whole period costs, where the agreement says so itself.</summary>
    private static Money? MoneyOf(CreditBase creditBase, Objective objective) => creditBase switch
    {
        CreditBase.Fixed known => known.Amount,
        CreditBase.Charge { Service.Charge: Charge.PerMonths charge } when MonthsOf(objective.Every) == charge.Months => charge.Amount,
        _ => null,
    };

    private static int? MonthsOf(Recurrence every) => every switch
    {
        Recurrence.Monthly monthly => monthly.Months,
        Recurrence.RollingMonths rolling => rolling.Months,
        _ => null,
    };

    /// <summary>A remedy in a few words: "a credit of 10% to 100%".</summary>
    public static string Brief(Remedy remedy) => remedy switch
    {
        Remedy.Credit credit => $"a credit of {Cite.List(credit.Scale.All.Select(s => ScaleWording.Brief(s.Value)).Distinct(), "or")}"
            + (credit.AtMost is { } most ? $", at most {Gives(most)}" : ""),
        _ => throw new UnreachableException(),
    };

    /// <summary>What is given, in a few words: "10%", "500.00 EUR", "nothing".</summary>
    public static string Gives(Compensation gives) => gives switch
    {
        Compensation.Nothing => "nothing",
        Compensation.ShareOfBase share => QuantityWords.Share(share.Share),
        Compensation.Amount amount => QuantityWords.Of(new Quantity(amount.Value, new Unit.Amount(amount.Currency))),
        _ => throw new UnreachableException(),
    };
}
