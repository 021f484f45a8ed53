using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Remedies;
using Kept.Storage.Audit;
using Kept.Storage.Closings;
using Kept.Storage.Measurements;
using Kept.Storage.Pseudonyms;
using Kept.Storage.Sql;
using Kept.Storage.Workspaces;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Storage.Retention;

/// <summary>What became of the measurements of a source that are older than it keeps.</summary>
/// <param name="Rows">How many rows were removed, or would be.</param>
/// <param name="Days">The days in UTC that they are of, half-open; empty without any.</param>
/// <param name="Kept">Why older ones stay.</param>
public sealed record SourceRetention(Source Source, long Rows, TimeRange Days, IReadOnlyList<string> Kept);

/// <summary>Removes measurements that are older than their sources keep and that nothing needs any more.</summary>
/// <param name="texts">What the texts of the workspace declare.</param>
public sealed class MeasurementRetention(Store store, long organisation, StoredWorkspace workspace, Workspace texts)
{
    /// <summary>What would be removed.</summary>
    /// <param name="at">The tick from which the age of measurements is counted.</param>
    public IReadOnlyList<SourceRetention> Preview(long at) => store.Read(transaction => Plan(transaction, at).Select(plan => plan.ToRetention()).ToList());

    /// <summary>Removes it, and tells the audit trail.</summary>
    /// <param name="at">The tick from which the age of measurements is counted.</param>
    /// <param name="recorded">The tick of now.</param>
    public IReadOnlyList<SourceRetention> Remove(long at, long recorded)
    {
        foreach (var source in texts.Sources.Where(source => source.Keep is not null))
            if (store.Read(transaction => StoredSource.Find(transaction, organisation, workspace.Number, source)) is { } stored)
                new Folding(store, stored, source, Packer.For(source), recorded).RunAfter(_ => []);
        var (removed, forgotten) = store.Write(
            transaction =>
            {
                var plans = Plan(transaction, at);
                var lines = plans.Where(plan => plan.Removals.Count > 0).Select(plan => Apply(transaction, plan, recorded)).ToList();
                foreach (var plan in plans) RemoveImports(transaction, plan);
                var unused = UnusedNames.Remove(transaction, organisation, recorded);
                if (unused > 0) lines.Add(string.Create(CultureInfo.InvariantCulture, $"who is behind {unused} pseudonyms of which no case is left"));
                if (lines.Count > 0) AuditTrail.Add(transaction, store, organisation, recorded, $"removed measurements of {workspace.Name} that are older than they are kept", lines);
                return (plans.Select(plan => plan.ToRetention()).ToList(), unused);
            },
            erases: true);
        if (removed.Any(source => source.Rows > 0)) store.GiveBack(isMuch: true);
        if (forgotten > 0) store.Shred();
        return removed;
    }

    private List<SourcePlan> Plan(DbTransaction transaction, long at)
    {
        var books = new { organisation, workspace = workspace.Number };
        var closed = transaction.Rows(ClosingSql.All, books, row => (Agreement: row.GetString(0), Period: row.GetString(1), State: row.GetString(4)))
            .Where(c => c.State == ClosedPeriods.Closed).ToLookup(c => c.Agreement, c => c.Period);
        var issued = transaction.CountedRows(StatementSql.Periods, books, row => (Agreement: row.GetString(0), Period: row.GetString(1))).ToLookup(s => s.Agreement, s => s.Period);
        var holds = LegalHolds.All(transaction, organisation, workspace).ToLookup(h => h.Agreement);
        var needs = texts.Agreements.Where(a => !a.IsExtended).Select(a => (Agreement: a, Needs: new Needs(
            a, Earlier(a), TimeOf(closed[a.Name], a.Zone), TimeOf(issued[a.Name], a.Zone), holds[a.Name]))).ToList();
        return texts.Sources.Where(source => source.Keep is not null).Select(source => Plan(
            transaction, source, SegmentDays.Of(at), [.. needs.Where(n => n.Agreement.Sources().Any(s => s.Name == source.Name)).Select(n => n.Needs)])).ToList();
    }

    private SourcePlan Plan(DbTransaction transaction, Source source, int day, IReadOnlyList<Needs> needs)
    {
        var cut = DateTimeZone.Utc.StartOfDay(source.Keep!.Before(DateTimeZone.Utc.LocalAt(SegmentDays.StartOf(day)).Date));
        var plan = new SourcePlan(source, cut);
        foreach (var (stored, hash) in transaction.CountedRows(
            RetentionSql.Sources, new { organisation, workspace = workspace.Number, name = source.Name },
            row => (new StoredSource(organisation, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)), row.GetString(3))))
        {
            var isCurrent = hash == SourceLayout.HashOf(source);
            plan.Stored.Add(stored);
            if ((source.Content is SourceContent.Cases ? Cases(transaction, stored, plan, isCurrent, needs) : Series(transaction, stored, plan, isCurrent, needs)) is { } removal)
                plan.Removals.Add(removal);
        }
        return plan;
    }

    private static Removal? Series(DbTransaction transaction, StoredSource stored, SourcePlan plan, bool isCurrent, IReadOnlyList<Needs> needs)
    {
        var pieces = StoredPiece.Of(transaction, stored);
        if (pieces.Count == 0 || pieces.Min(piece => piece.Range.Start) is var oldest && oldest >= plan.Cut) return null;
        var time = Removable(plan, needs, oldest);
        if (SourceLayout.HasRunningTotals(plan.Source) && time.Any(range => range.Start > TimeRange.Always.Start))
        {
            plan.Kept.Add("running totals are removed from the oldest on, since the last reading of time that stays counts up to the next one");
            time = IntervalSet.Of(time.Where(range => range.Start <= TimeRange.Always.Start));
        }
        return SeriesRemoval.Of(transaction, stored, plan.Source, isCurrent, pieces, time);
    }

    private CaseRemoval? Cases(DbTransaction transaction, StoredSource stored, SourcePlan plan, bool isCurrent, IReadOnlyList<Needs> needs)
    {
        if (!isCurrent)
        {
            if (transaction.Number(RetentionSql.CountCases, new { organisation = stored.Organisation, source = stored.Number }) > 0)
                plan.Kept.Add("cases that were imported when the source read its files in another way do not say when they ended");
            return null;
        }
        var pieces = CasePiece.Read(transaction, stored, plan.Source);
        if (CaseRemoval.Oldest(pieces) is not { } oldest || oldest >= plan.Cut) return null;
        return CaseRemoval.Of(
            stored, store.Engine, plan.Source, pieces, Removable(plan, needs, oldest), [.. texts.Agreements.SelectMany(a => a.OpenEnds(plan.Source)).Distinct()]);
    }

    /// <summary>The time that is older than a source keeps, without what is needed, in whole days.</summary>
    private static IntervalSet Removable(SourcePlan plan, IReadOnlyList<Needs> needs, long oldest)
    {
        var time = IntervalSet.Of(new TimeRange(TimeRange.Always.Start, plan.Cut));
        foreach (var need in needs.SelectMany(n => n.Of(plan.Source, oldest, plan.Cut)))
        {
            time = need.Range is { } range ? time.Except(IntervalSet.Of(range)) : IntervalSet.Empty;
            if (need.Why is { } why) plan.Kept.Add(why);
        }
        return IntervalSet.Of(time.Select(range => new TimeRange(
            range.Start <= TimeRange.Always.Start ? range.Start : SegmentDays.StartOf(SegmentDays.Of(range.Start - 1) + 1), SegmentDays.StartOf(SegmentDays.Of(range.End)))));
    }

    private string Apply(DbTransaction transaction, SourcePlan plan, long recorded)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var removal in plan.Removals)
        {
            removal.Stored.Move(transaction);
            removal.Apply(transaction, digest);
            foreach (var gone in removal.Gone)
                transaction.Change(RetentionSql.AddRemoval, new { organisation, source = removal.Stored.Number, since = gone.Start, until = gone.End, recorded });
        }
        var (rows, days) = (plan.Rows, plan.Days);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{plan.Source.Name}: {rows} rows of {Date(days.Start)} to {Date(days.End - 1)}, sha256:{Convert.ToHexStringLower(digest.GetCurrentHash())}");
    }

    /// <summary>Removes what was noticed at imports that later ones, which are as old, took the place of.</summary>
    private static void RemoveImports(DbTransaction transaction, SourcePlan plan)
    {
        foreach (var stored in plan.Stored)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var at = new { organisation = stored.Organisation, source = stored.Number, before = plan.Cut };
            foreach (var (import, files) in transaction.Rows(
                RetentionSql.Imports, at, row => (row.GetInt64(0), System.Text.Json.JsonSerializer.Deserialize<string[]>(row.GetString(1))!)))
                if (seen.Count > 0 && seen.IsSupersetOf(files))
                    transaction.ChangeOne(RetentionSql.RemoveImport, new { at.organisation, at.source, import }, "the imports of a source");
                else seen.UnionWith(files);
        }
    }

    private List<Agreement> Earlier(Agreement agreement) => agreement.HasMemory
        ? [.. texts.Agreements.Where(a => a.Name == agreement.Name && a.Version < agreement.Version).OrderBy(a => a.Version)]
        : [];

    private static IntervalSet TimeOf(IEnumerable<string> periods, DateTimeZone zone) => IntervalSet.Of(
        periods.Select(label => ServicePeriodText.TryParse(label, zone, out var period, out _) ? period.Range : default));

    private static string Date(long tick) => LocalDatePattern.Iso.Format(DateTimeZone.Utc.LocalAt(tick).Date);

    /// <param name="Cut">The tick before which measurements are older than the source keeps.</param>
    private sealed record SourcePlan(Source Source, long Cut)
    {
        public List<StoredSource> Stored { get; } = [];

        public List<Removal> Removals { get; } = [];

        public List<string> Kept { get; } = [];

        public long Rows => Removals.Sum(removal => removal.Rows);

        public TimeRange Days => Removals.Count == 0 ? default : new(Removals.Min(r => r.Range.Start), Removals.Max(r => r.Range.End));

        public SourceRetention ToRetention() => new(Source, Rows, Days, [.. Kept.Distinct()]);
    }
}
