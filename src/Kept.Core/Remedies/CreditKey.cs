using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>By what credits are grouped.</summary>
internal static class CreditKey
{
    /// <summary>The values that a finding has for the names; null when it lacks one of the dimensions.</summary>
    public static Sequence<string>? Of(Sequence<string> names, Finding finding)
    {
        var values = new List<string>(names.Count);
        foreach (var name in names)
        {
            var value = name switch
            {
                CreditGroup.Service => finding.Objective.Service?.Name ?? "",
                CreditGroup.Objective => finding.Objective.Name,
                _ => finding.Scope.FirstOrDefault(l => l.Dimension == name).Value,
            };
            if (value is null) return null;
            values.Add(value);
        }
        return values.ToSequence();
    }
}
