using Kept.Agreements;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Benchmarks.ServiceLevels;

/// <summary>One of the four computations of the comparison, or a variant of one, as an agreement in the language.</summary>
/// <param name="Name">As the comparison calls it.</param>
/// <param name="Text">The agreement and its sources.</param>
/// <param name="Period">What is asked for, as on the command line.</param>
internal sealed record Workload(string Name, string Text, string Period)
{
    public Agreement Bind()
    {
        var bound = WorkspaceBinder.Bind([YamlParser.Parse(new SourceText($"{Name}.yaml", Text)).Value!], [], out _);
        if (bound.ValueUnlessErrors is { Agreements: [var agreement, ..] }) return agreement;
        throw new InvalidOperationException(string.Join('\n', bound.Diagnostics.Select(d => $"{d.Code} {d.Place} {d.Message} {d.Help}")));
    }

    public static Workload Named(string name, int services) => name switch
    {
        "w1" => new(name, Workloads.Availability(services), "2026-10"),
        "w2" => new(name, Workloads.Intervals, "2026-10"),
        "w3" => new(name, Workloads.Percentiles, "2026-10"),
        "w3-masked" => new(name, Workloads.MaskedPercentiles, "2026-10"),
        "w4" => new(name, Workloads.Tickets, "2025-07-01/2026-08-01"),
        _ => throw new ArgumentException($"There is no workload {name}."),
    };
}
