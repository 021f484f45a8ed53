using System.Diagnostics;
using Kept.Time;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 4: the services, with what is promised of each.</summary>
internal static class ServiceWording
{
    public static IEnumerable<Provision> Of(Agreement agreement) => agreement.Services.Count == 0
        ? [new Sentence("", "This agreement names no services; its promises stand for themselves."), .. DependencyWording.Capacities(agreement)]
        : [.. DependencyWording.Capacities(agreement), .. agreement.Services.Select(s => Of(s, agreement))];

    private static Clause Of(ServicePromise service, Agreement agreement)
    {
        var path = $"services.{service.Name}";
        return new Clause(Cite.Clause("services", service.Name), path, service.Title, [
            .. service.Catalogue?.Description is { } description ? [new Sentence($"{path}.description", description)] : Array.Empty<Provision>(),
            .. Catalogued(service, path),
            new Points([
                new Sentence($"{path}.hours", $"Service hours: {Cite.Hours(service.Hours)}."),
                new Sentence($"{path}.charge", $"Charge: {Charge(service.Charge)}."),
                .. service.Charge is Charge.PerMonths charge
                    ? [new Sentence($"{path}.charge.partialPeriods", $"{Cite.Capital(BaseWording.WhenCut(charge))}.")]
                    : Array.Empty<Sentence>(),
                .. service.Charge is Charge.PerMonths && agreement.Objectives.Any(o => o.Remedies.Count > 0 && o.Every is not (Recurrence.Monthly or Recurrence.RollingMonths))
                    ? [new Sentence("", "A period that is no number of months has the whole months from its first day on, and by days a part of the month that follows.")]
                    : Array.Empty<Sentence>(),
                .. service.IsCritical ? [new Sentence($"{path}.critical", "It is critical: what it attains is measured by somebody else than its provider.")] : Array.Empty<Sentence>(),
                .. DependencyWording.Of(service, agreement),
                .. agreement.Objectives.Where(o => ReferenceEquals(o.Service, service)).Select(Promise),
            ]),
        ]);
    }

    private static IEnumerable<Provision> Catalogued(ServicePromise service, string path)
    {
        if (service.Catalogue is { } catalogue && (catalogue.Name != service.Name || catalogue.Title != service.Title))
            yield return new Sentence($"{path}.service", $"In the catalogue of services it is {catalogue.Title} ({catalogue.Name}).");
    }

    /// <summary>A bullet that repeats what a clause of section 6 says.</summary>
    private static Sentence Promise(Objective objective) => new(
        "", $"{Cite.Of(objective)}: {PromiseWording.Brief(objective)}, for {DateWords.Of(objective.Every)}.");

    public static string Charge(Charge? charge) => charge switch
    {
        null => "none is agreed",
        Agreements.Charge.PerMonths { Months: 1 } monthly => $"{QuantityWords.Of(monthly.Amount)} for each month",
        Agreements.Charge.PerMonths fixedCharge => $"{QuantityWords.Of(fixedCharge.Amount)} for each {QuantityWords.Count(fixedCharge.Months, "month")}",
        Agreements.Charge.Measured measured => SelectionWording.Inline(measured.Amounts, "the amounts of"),
        _ => throw new UnreachableException(),
    };
}
