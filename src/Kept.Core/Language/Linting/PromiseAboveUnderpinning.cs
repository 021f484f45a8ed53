using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>An availability that the agreements underneath do not support.</summary>
internal static class PromiseAboveUnderpinning
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement, Workspace workspace)
    {
        foreach (var dependency in agreement.Dependencies)
        {
            if (Underpinning.Supported(dependency.Needs, workspace) is not var (supported, arithmetic)) continue;
            foreach (var objective in agreement.Objectives.Where(o => o.Service?.Name == dependency.Service.Name && o.Availability is not null))
                if (objective.Promises().FirstOrDefault(p => p.Comparator.PrefersMore && p.Limit.Value > supported) is { } promise)
                    yield return new Diagnostic(
                        "KPT509", Severity.Warning, objective.Clause,
                        $"'{objective.Name}' promises {promise.InWords()}, but what '{dependency.Service.Name}' needs supports only "
                            + $"{arithmetic} = {Underpinning.Percent(supported)} when its parts fail independently.",
                        "Promise less, agree on more underneath, or add parts in parallel.");
        }
    }
}
