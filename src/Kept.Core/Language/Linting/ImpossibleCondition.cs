using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A condition that nothing can meet.</summary>
internal static class ImpossibleCondition
{
    public static IEnumerable<Diagnostic> Check(Workspace workspace) => Conditions.Of(workspace)
        .Where(c => !Satisfiability.IsPossible(c))
        .Select(c => new Diagnostic(
            "KPT501", Severity.Warning, c.Place,
            $"Nothing can meet the condition '{c}'.",
            "Join alternatives with 'or', and look at the limits."));
}
