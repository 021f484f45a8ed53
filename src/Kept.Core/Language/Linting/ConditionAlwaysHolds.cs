using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A condition that everything meets.</summary>
internal static class ConditionAlwaysHolds
{
    public static IEnumerable<Diagnostic> Check(Workspace workspace) => Conditions.Of(workspace)
        .Where(Satisfiability.IsCertain)
        .Select(c => new Diagnostic(
            "KPT502", Severity.Warning, c.Place,
            $"Everything meets the condition '{c}'.",
            "Leave it out, or join what has to hold together with 'and'."));
}
