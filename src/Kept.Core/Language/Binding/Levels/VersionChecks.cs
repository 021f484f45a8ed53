using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Binding.Levels;

/// <summary>What may not change from one version of an agreement to the next, since no day would be judged once, or amounts that are remembered
/// would not add up.</summary>
internal static class VersionChecks
{
    public static IEnumerable<Diagnostic> Of(IReadOnlyList<BoundNode> nodes) => Takeovers.InForce(nodes)
        .Where(e => e.Edition.Agreement is not null)
        .GroupBy(e => e.Node.Document.Name, StringComparer.Ordinal)
        .SelectMany(same => Of([.. same.Select(e => e.Edition).OrderBy(e => e.Edition.Effective?.From ?? LocalDate.MinIsoValue)]));

    private static IEnumerable<Diagnostic> Of(IReadOnlyList<BoundEdition> versions)
    {
        foreach (var (before, after) in versions.Zip(versions.Skip(1)))
        {
            if (after.Edition.Effective is not { } takeover) continue;   // reported with that version
            var (document, old, own) = (after.Edition.Document, before.Agreement!, after.Agreement!);
            if (!old.Zone.Equals(own.Zone))
            {
                yield return VersionDiagnostics.OtherZone(document, takeover, old.Zone, own.Zone);
                continue;
            }
            foreach (var (mine, others) in own.Objectives.Join(old.Objectives, o => o.Name, o => o.Name, (mine, others) => (mine, others)))
                if (takeover.Spanning is not Spanning.Split && mine.Every != others.Every && !(Begins(mine, takeover, own.Zone) && Begins(others, takeover, own.Zone)))
                    yield return VersionDiagnostics.OtherPeriods(document, takeover, mine, others.Every);
        }
        foreach (var (place, after) in versions.Index())
            if (versions.Take(place).FirstOrDefault(before => AreOfOtherMoney(before.Agreement!, after.Agreement!)) is { } other)
                yield return VersionDiagnostics.OtherCurrency(after.Edition.Document, after.Agreement!.Currency!, other.Agreement!.Currency!);
    }

    /// <summary>Whether a period begins with the takeover; windows that roll begin every day.</summary>
    private static bool Begins(Objective objective, Takeover takeover, DateTimeZone zone) =>
        objective.Every.IsRolling || objective.Every.PeriodOf(takeover.From, zone).Range.Start == zone.StartOfDay(takeover.From);

    private static bool AreOfOtherMoney(Agreement one, Agreement other) =>
        one.Currency is { } a && other.Currency is { } b && a != b && (RemembersMoney(one) || RemembersMoney(other));

    private static bool RemembersMoney(Agreement agreement) =>
        agreement.Settlement.HasMemory || agreement.Objectives.Any(o => o.Remedies.Any(r => r.Terms?.EarnBack is not null));
}
