using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>More promises than people can watch.</summary>
internal static class TooManyPromises
{
    private const int Most = 20;

    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        var promises = agreement.Objectives.Count(o => o.Target is not null);
        if (promises > Most)
            yield return new Diagnostic(
                "KPT515", Severity.Warning, agreement.Clause,
                $"'{agreement.Name}' makes {promises} promises; people lose sight of more than {Most}.",
                "Promise what matters and report the rest ('target: report-only'), or divide the agreement by service.");
    }
}
