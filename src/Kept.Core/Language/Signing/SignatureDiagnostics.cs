using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Signing;

/// <summary>What keeps an agreement from being signed.</summary>
internal static class SignatureDiagnostics
{
    public static Diagnostic NobodyOwes(Objective objective, IReadOnlyList<string> roles) => new(
        "KPT326", Severity.Error, objective.Clause,
        $"Nobody owes '{objective.Name}'.",
        $"Add 'obliged: {roles[0]}', the role that owes it; there are {string.Join(", ", roles)}.");

    public static Diagnostic OwedToNobody(Objective objective, IReadOnlyList<string> roles) => new(
        "KPT326", Severity.Error, objective.Clause,
        $"Among {roles.Count} parties nothing says to whom '{objective.Name}' is owed.",
        $"Add 'to: {roles.First(role => role != objective.Obliged)}', the role that it is owed to; there are {string.Join(", ", roles)}.");

    public static Diagnostic NoOwner(Objective objective) => new(
        "KPT327", Severity.Error, objective.Clause,
        $"Nobody answers for '{objective.Name}'.",
        "Add 'owner', the person or function that answers for it.");

    public static Diagnostic NoContact(Objective objective) => new(
        "KPT328", Severity.Error, objective.Clause,
        $"Nothing says whom to reach about '{objective.Name}'.",
        $"Give '{objective.Obliged}' a 'contact' under 'parties', or add one to the objective.");

    public static Diagnostic NoReporter(Objective objective) => new(
        "KPT329", Severity.Error, objective.Clause,
        $"Nobody reports on '{objective.Name}'.",
        "Add 'reporter' to the agreement or to the objective: the person or function that reports what was measured.");
}
