using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>A business result that is owed although nothing says which part of it the obliged party brings about.</summary>
internal static class BusinessFigureOwed
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement) => agreement.Objectives
        .Where(o => o is { Target: not null, Remedies.Count: > 0, Indicator.Unit: Unit.Amount }
            && o.Indicator.Selections().All(s => s.Where is null))
        .Select(o => new Diagnostic(
            "KPT519", Severity.Warning, o.Clause,
            $"'{o.Name}' makes a business result owed, but nothing says which part of it the obliged party brings about.",
            "Count only that part with 'where', or write 'target: report-only'."));
}
