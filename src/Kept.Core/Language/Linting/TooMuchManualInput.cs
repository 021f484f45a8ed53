using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>Promises that are mostly measured by hand.</summary>
internal static class TooMuchManualInput
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        var promises = agreement.Objectives.Where(o => o.Target is not null).ToList();
        var manual = promises.Count(o => o.Indicator.Sources().Any(s => s.IsManual));
        if (manual * 2 > promises.Count)
            yield return new Diagnostic(
                "KPT516", Severity.Warning, agreement.Clause,
                $"{manual} of {promises.Count} promises of '{agreement.Name}' are measured by what people enter by hand.",
                "Measure them with a program, or promise fewer.");
    }
}
