using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A class that is listed before another but has more time.</summary>
internal static class InvertedPriorities
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
        {
            if (objective.Indicator is not Indicator.Timeliness { Deadline: Deadline.Within { Allowance: { Field: not null } table } }) continue;
            foreach (var (first, second) in table.Entries.Zip(table.Entries.Skip(1)))
                if (first.Value is Allowance.ClockTime more && second.Value is Allowance.ClockTime less && less.Ticks < more.Ticks
                    && string.CompareOrdinal(first.Class, second.Class) < 0)
                    yield return new Diagnostic(
                        "KPT527", Severity.Warning, objective.Clause,
                        $"'{objective.Name}' gives '{first.Class}' {first.Value}, but '{second.Class}' only {second.Value}.",
                        "Give the more urgent class less time.");
        }
    }
}
