using System.Data.Common;
using System.Globalization;
using Kept.Storage.Audit;
using Kept.Storage.Sql;
using Kept.Storage.Workspaces;
using NodaTime;
using NodaTime.Text;

namespace Kept.Storage.Retention;

/// <summary>The legal holds of a workspace.</summary>
public sealed class LegalHolds(Store store, long organisation, StoredWorkspace workspace)
{
    /// <summary>All that were ever placed, in order.</summary>
    public IReadOnlyList<LegalHold> All() => store.Read(transaction => All(transaction, organisation, workspace));

    /// <summary>Places a hold.</summary>
    /// <param name="since">The first day in the agreement's zone; null for all before.</param>
    /// <param name="until">The last day; null for all behind.</param>
    /// <param name="recorded">The tick of now.</param>
    public LegalHold Place(string agreement, LocalDate? since, LocalDate? until, string reason, long recorded) => store.Write(transaction =>
    {
        var hold = new LegalHold(transaction.Number(RetentionSql.NextHold, new { organisation })!.Value, agreement, since, until, reason, recorded, null);
        transaction.ChangeOne(
            RetentionSql.AddHold,
            new { organisation, hold = hold.Number, workspace = workspace.Number, agreement, since = Text(since), until = Text(until), reason, recorded }, "the legal holds");
        AuditTrail.Add(transaction, store, organisation, recorded, Line($"placed hold {hold.Number} on {workspace.Name}/{agreement}, {hold.Days}: {reason}"));
        return hold;
    });

    /// <summary>Ends a hold; null when there is none of this number that holds.</summary>
    /// <param name="recorded">The tick of now.</param>
    public LegalHold? Release(long number, string reason, long recorded) => store.Write(transaction =>
    {
        if (All(transaction, organisation, workspace).FirstOrDefault(h => h.Number == number && h.Released is null) is not { } hold) return null;
        transaction.ChangeOne(RetentionSql.Release, new { organisation, workspace = workspace.Number, hold = number, recorded }, "the legal holds");
        AuditTrail.Add(transaction, store, organisation, recorded, Line($"released hold {number} on {workspace.Name}/{hold.Agreement}, {hold.Days}: {reason}"));
        return hold with { Released = recorded };
    });

    internal static List<LegalHold> All(DbTransaction transaction, long organisation, StoredWorkspace workspace) => transaction.CountedRows(
        RetentionSql.Holds, new { organisation, workspace = workspace.Number },
        row => new LegalHold(row.GetInt64(0), row.GetString(1), Date(row, 2), Date(row, 3), row.GetString(4), row.GetInt64(5), row.LongOrNull(6)));

    private static LocalDate? Date(DbDataReader row, int column) => row.IsDBNull(column) ? null : LocalDatePattern.Iso.Parse(row.GetString(column)).Value;

    private static string? Text(LocalDate? date) => date is { } day ? LocalDatePattern.Iso.Format(day) : null;

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
