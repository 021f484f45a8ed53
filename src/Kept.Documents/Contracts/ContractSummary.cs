using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>What people ask of an agreement first, on one page.</summary>
internal static class ContractSummary
{
    private const int MostPromises = 6;
    private const int MostServices = 6;
    private const int MostRemedies = 2;

    public static IReadOnlyList<Provision> Of(Agreement agreement) =>
    [
        .. Services(agreement),
        Promises(agreement),
        .. Left(agreement.Objectives.Count - MostPromises, "promise"),
        new Provision.Points(Terms(agreement).Select(text => new Provision.Sentence("", text)).ToSequence()),
        new Provision.Sentence("", "This summary is no part of the agreement. What holds is the contract with the content hash above."),
    ];

    private static IEnumerable<Provision> Services(Agreement agreement)
    {
        if (agreement.Services.Count == 0) return [];
        return
        [
            new Provision.Table("Services", ["Service", "Hours", "Charge"], agreement.Services.Take(MostServices).Select(s => new TableRow(
                "", [s.Title, s.Hours?.Title ?? "Round the clock", Wording.Of(s.Charge)])).ToSequence()),
            .. Left(agreement.Services.Count - MostServices, "service"),
        ];
    }

    private static Provision.Table Promises(Agreement agreement) => new(
        "Promises", ["Promise", "Made by", "Target", "For each", "What follows"], agreement.Objectives.Take(MostPromises).Select(o => new TableRow(
            "", [o.Title, o.Obliged ?? "–", Wording.Brief(o), Wording.Brief(o.Every), o.Remedies.Count == 0 ? "–" : Remedies(o)])).ToSequence());

    private static string Remedies(Objective objective)
    {
        var all = objective.Remedies.Select(Wording.Brief).Distinct().ToList();
        var more = all.Count > MostRemedies + 1 ? all.Count - MostRemedies : 0;
        return string.Join("; ", all.Take(all.Count - more)) + (more == 0 ? "" : $"; and {more} more");
    }

    private static IEnumerable<Provision> Left(int count, string thing)
    {
        if (count > 0) yield return new Provision.Sentence("", $"And {count} more {thing}{(count == 1 ? "" : "s")}, which the contract has.");
    }

    private static IEnumerable<string> Terms(Agreement agreement)
    {
        if (agreement.Exclusions.Count > 0) yield return $"Not held against anybody: {string.Join(", ", agreement.Exclusions.Select(e => e.Title))}.";
        foreach (var sentence in Wording.Limits(agreement)) yield return sentence;
        foreach (var sentence in Wording.Further(agreement)) yield return sentence;
        foreach (var section in new[] { "extension", "termination", "liability", "law" })
            if (Contract.Of(agreement).Sections.FirstOrDefault(s => s.Name == section) is { } found && found.Parts is not [Provision.Sentence { Path: "" }])
                yield return $"{found.Title}: see section {found.Label}.";
    }
}
