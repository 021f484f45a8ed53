using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 8: what follows from a result, promise by promise.</summary>
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
            .. SettlementWording.Further(agreement),
            .. withRemedies.Select(o => Of(o, agreement)),
        ];
    }

    /// <summary>One remedy of a promise.</summary>
    public static Paragraph Of(Remedy remedy, Objective objective, Agreement agreement)
    {
        var number = objective.Remedies.ToList().FindIndex(r => ReferenceEquals(r, remedy)) + 1;
        var path = $"objectives.{objective.Name}.remedies.{number}";
        var (title, parts) = remedy switch
        {
            Remedy.Credit { Terms.GivesTime: true } time =>
                ("Time of service", Owed("time of service", objective.Obliged, objective.To, time.How, $"{path}.credit")),
            Remedy.Credit credit => ("Service credit", Owed("a service credit", objective.Obliged, objective.To, credit.How, $"{path}.credit")),
            Remedy.Bonus bonus => ("Bonus", Owed("a bonus", objective.To, objective.Obliged, bonus.How, $"{path}.bonus")),
            Remedy.Points points => ("Points", CreditWording.Of(points.How, GivenWords.Points, objective, agreement, $"{path}.points")
                .Prepend(new Sentence("", "Points are counted for each period, as follows."))),
            Remedy.Option option => ($"Option of {Cite.Role(option.Of, agreement)}", OptionWording.Of(option, agreement, $"{path}.option")),
            _ => throw new UnreachableException(),
        };
        return new Paragraph($"{Cite.Clause("remedies", objective.Name)}.{number}", title, parts.ToSequence());

        IEnumerable<Provision> Owed(string what, string? debtor, string? creditor, CreditTerms terms, string at)
        {
            var from = debtor is null ? remedy is Remedy.Bonus ? "the party to which the promise is made" : "the party that makes the promise" : Cite.Role(debtor, agreement);
            var to = creditor is null ? "" : $" {Cite.Role(creditor, agreement)}";
            return CreditWording.Of(terms, remedy is Remedy.Bonus ? GivenWords.Bonus : GivenWords.Credit, objective, agreement, at)
                .Prepend(new Sentence("", $"{Cite.Capital(from)} owes{to} {what} for each period, as follows."));
        }
    }

    /// <summary>A remedy in a few words: "a credit of 10% to 100% of the charge".</summary>
    public static string Brief(Remedy remedy) => remedy switch
    {
        Remedy.Credit { Terms.GivesTime: true } time => CreditWording.Brief(time.How),
        Remedy.Credit credit => $"a credit of {CreditWording.Brief(credit.How)}",
        Remedy.Bonus bonus => $"a bonus of {CreditWording.Brief(bonus.How)}",
        Remedy.Points points => CreditWording.Brief(points.How),
        Remedy.Option option => $"an option of the {option.Of}: {option.What}{(option.Notice is { } notice ? $", announced {notice} before" : "")}",
        _ => throw new UnreachableException(),
    };

    /// <summary>What is given, in a few words: "10%", "500.00 EUR", "2 days", "nothing".</summary>
    public static string Gives(Compensation gives) => gives switch
    {
        Compensation.Nothing => "nothing",
        Compensation.ShareOfBase share => QuantityWords.Share(share.Share),
        Compensation.Amount amount => QuantityWords.Of(new Quantity(amount.Value, new Unit.Amount(amount.Currency))),
        Compensation.ServiceTime time => QuantityWords.Count(time.Count, time.Unit.Word),
        Compensation.Points points => QuantityWords.Count(points.Count, "point"),
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<Provision> Without(Agreement agreement)
    {
        var without = agreement.Objectives.Where(o => o.Remedies.Count == 0).ToList();
        if (without.Count > 0)
            yield return new Paragraph("8.6", "Promises without a remedy", [new Sentence("", $"Nothing follows from a miss of the promises in {(without.Count == 1 ? "clause" : "clauses")} {Cite.List(without.Select(o => Cite.Clause("objectives", o.Name)))}.")]);
    }

    private static Clause Of(Objective objective, Agreement agreement) => new(
        Cite.Clause("remedies", objective.Name), "", objective.Title,
        objective.Remedies.Select(remedy => (Provision)Of(remedy, objective, agreement)).ToSequence());
}
