using System.Data.Common;
using Kept.Agreements;
using Kept.Storage.Audit;
using Kept.Storage.Measurements;
using Kept.Storage.Sql;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Closings;

/// <summary>The periods of a workspace whose measurements are closed: what comes later is kept, but does not change them.</summary>
public sealed class ClosedPeriods(Store store, long organisation, StoredWorkspace workspace)
{
    internal const string Closed = "closed";

    private const string Open = "open";

    /// <summary>All that were ever closed, by agreement and period.</summary>
    public IReadOnlyList<ClosedPeriod> All() => store.Read(transaction =>
        transaction.CountedRows(ClosingSql.All, new { organisation, workspace = workspace.Number }, Read));

    /// <summary>Closes a period with the measurements that are there now; null when it is closed already.</summary>
    /// <param name="period">As it is written: 2026-06.</param>
    /// <param name="sources">What the agreement measures with.</param>
    /// <param name="recorded">The tick of now.</param>
    public ClosedPeriod? Close(string agreement, string period, IEnumerable<Source> sources, long recorded) => store.Write(transaction =>
    {
        if (Last(transaction, agreement, period) is { IsClosed: true }) return null;
        var closed = Add(transaction, agreement, period, Closed, recorded);
        foreach (var source in sources)
            if (StoredSource.Find(transaction, organisation, workspace.Number, source) is { } stored)
                transaction.Change(
                    ClosingSql.AddSource,
                    new { organisation, source = stored.Number, workspace = workspace.Number, agreement, period, revision = closed.Revision, batches = stored.Batches });
        return closed;
    });

    /// <summary>Opens a period again, so that everything counts that came since; null when it is not closed.</summary>
    /// <param name="reason">Why, for the audit trail.</param>
    /// <param name="recorded">The tick of now.</param>
    public ClosedPeriod? Reopen(string agreement, string period, string reason, long recorded) => store.Write(transaction =>
        Last(transaction, agreement, period) is { IsClosed: true } ? Add(transaction, agreement, period, Open, recorded, reason) : null);

    /// <summary>What counts for a period; everything when it is open.</summary>
    internal static CountedBatches Counted(DbTransaction transaction, long organisation, long workspace, string agreement, string period)
    {
        if (transaction.First(ClosingSql.Last, new { organisation, workspace, agreement, period }, Read) is not { IsClosed: true } closed) return CountedBatches.All;
        var sources = transaction.CountedRows(
            ClosingSql.Sources, new { organisation, workspace, agreement, period, revision = closed.Revision }, row => (Source: row.GetInt64(0), Batches: row.GetInt64(1)));
        return new(closed.Recorded, sources.ToDictionary(s => s.Source, s => s.Batches));
    }

    private ClosedPeriod? Last(DbTransaction transaction, string agreement, string period) =>
        transaction.First(ClosingSql.Last, new { organisation, workspace = workspace.Number, agreement, period }, Read);

    private ClosedPeriod Add(DbTransaction transaction, string agreement, string period, string state, long recorded, string? reason = null)
    {
        var revision = (Last(transaction, agreement, period)?.Revision ?? 0) + 1;
        transaction.ChangeOne(
            ClosingSql.Add, new { organisation, workspace = workspace.Number, agreement, period, revision, recorded, state }, "the closings of a period");
        var why = reason is null ? "" : $": {reason}";
        AuditTrail.Add(transaction, store, organisation, recorded, $"{(state == Closed ? "closed" : "reopened")} {workspace.Name}/{agreement} {period}{why}");
        return new(agreement, period, revision, recorded, state == Closed);
    }

    private static ClosedPeriod Read(DbDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4) == Closed);
}
