using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Signing;

/// <summary>What an agreement needs before it is signed, beyond having a meaning: people behind every promise.</summary>
public static class SignatureCheck
{
    /// <summary>What is missing in the agreements of a workspace that are signed: those that no other extends or includes.</summary>
    public static Sequence<Diagnostic> Of(Workspace workspace)
    {
        var diagnostics = new DiagnosticBag();
        foreach (var agreement in workspace.Agreements.Where(a => !a.IsExtended))
            foreach (var objective in agreement.Objectives)
                diagnostics.AddRange(Missing(agreement, objective));
        return diagnostics.ToSequence();
    }

    private static IEnumerable<Diagnostic> Missing(Agreement agreement, Objective objective)
    {
        var roles = agreement.Parties.Select(p => p.Role).ToList();
        if (objective.Obliged is null) yield return SignatureDiagnostics.NobodyOwes(objective, roles);
        else if (objective.To is null && roles.Count > 2) yield return SignatureDiagnostics.OwedToNobody(objective, roles);
        if (objective.Owner is null) yield return SignatureDiagnostics.NoOwner(objective);
        if (objective.Obliged is not null && !HasContact(agreement, objective)) yield return SignatureDiagnostics.NoContact(objective);
        if (objective.Reporter is null && agreement.Reporter is null) yield return SignatureDiagnostics.NoReporter(objective);
    }

    private static bool HasContact(Agreement agreement, Objective objective) =>
        objective.Contact is not null
        || agreement.Parties.FirstOrDefault(p => p.Role == objective.Obliged) is { } obliged && (obliged.Contact is not null || obliged.Party.Contacts.Count > 0);
}
