using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What services need of other agreements, and what teams can do.</summary>
internal static class DependencyWording
{
    /// <summary>What one service needs in order to be up.</summary>
    public static IEnumerable<Sentence> Of(ServicePromise service, Agreement agreement) => agreement.Dependencies
        .Where(d => ReferenceEquals(d.Service, service))
        .Select(d => new Sentence($"dependencies.{service.Name}", $"In order to be up it needs {Words(d.Needs)}."));

    public static IEnumerable<Provision> Capacities(Agreement agreement)
    {
        if (agreement.Capacities.Count > 0)
            yield return new Paragraph("4.1", "Capacity", agreement.Capacities.Select(Of).ToSequence<Provision>());
    }

    private static Sentence Of(Capacity capacity) => new(
        $"capacity.{capacity.Name}",
        $"The team {Cite.Word(capacity.Name)} has {QuantityWords.Length(capacity.TeamTicks)} for this agreement in a month; "
        + $"expected in a month are {Cite.List(capacity.Workloads.Select(Words))}.");

    private static string Words(Workload workload) =>
        $"{QuantityWords.Count(workload.Cases, "case")}{(workload.Class is { } name ? $" of {(name == "otherwise" ? "any other class" : Cite.Word(name))}" : "")} that take {QuantityWords.Length(workload.EffortTicks)} each";

    private static string Words(Dependency dependency) => dependency switch
    {
        Dependency.Promised promised => $"what the agreement {Cite.Word(promised.Agreement)} promises{(promised.Service is { } name ? $" for {Cite.Word(name)}" : "")}",
        Dependency.Series series => $"all of ({string.Join("; ", series.Parts.Select(Words))})",
        Dependency.AtLeast atLeast => $"at least {QuantityWords.Number(atLeast.Count)} of ({string.Join("; ", atLeast.Parts.Select(Words))})",
        Dependency.Weighted weighted =>
            $"by their weights ({string.Join("; ", weighted.Parts.Select(p => $"{QuantityWords.Of(Quantity.Number(p.Weight))}: {Words(p.Part)}"))})",
        _ => throw new UnreachableException(),
    };
}
