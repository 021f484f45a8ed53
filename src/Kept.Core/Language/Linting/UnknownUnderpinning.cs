using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A dependency on an agreement or service that the workspace does not hold.</summary>
internal static class UnknownUnderpinning
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement, Workspace workspace) => agreement.Dependencies
        .SelectMany(d => d.Needs.Promises())
        .Where(p => Underpinning.Find(p, workspace) is null)
        .Select(p => new Diagnostic(
            "KPT512", Severity.Warning, p.Clause,
            $"The workspace holds no agreement that promises '{p}', so nothing says what it supports.",
            Spelling.FindNearest(p.Agreement, workspace.Agreements.Select(a => a.Name).ToList()) is { } nearest && nearest != p.Agreement
                ? $"Did you mean '{nearest}'?"
                : "Add the agreement, or name one of its services behind a dot."));
}
