using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>An exclusion that anybody can claim afterwards: its windows need neither notice nor evidence.</summary>
internal static class UnprovenExclusion
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement) => agreement.Exclusions
        .Where(e => e is { IsOutside: false, During: null, Windows: { Announced: null, Evidence: null } })
        .Select(e => new Diagnostic(
            "KPT514", Severity.Warning, e.Clause,
            $"'{e.Name}' excludes every window that is recorded, without notice and without evidence.",
            "Ask for 'announced' with 'notice', or for 'evidence'."));
}
