using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Linting;

/// <summary>A promise to oneself.</summary>
internal static class OwedToItself
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement)
    {
        foreach (var objective in agreement.Objectives)
            if (PartyOf(objective.Obliged, agreement) is { } obliged && obliged == PartyOf(objective.To, agreement))
                yield return new Diagnostic(
                    "KPT525", Severity.Warning, objective.Clause,
                    $"'{objective.Name}' is owed by '{obliged}' to itself.",
                    "Name another role in 'obliged' or 'to'.");
    }

    private static string? PartyOf(string? role, Agreement agreement) => agreement.Parties.FirstOrDefault(p => p.Role == role)?.Party.Name;
}
