using System.Text;
using Kept.Core.Tests.Evaluation;
using Kept.Storage.Audit;
using Kept.Storage.Measurements;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Tests.Measurements;

/// <summary>What a store keeps and tells of batches that somebody sends.</summary>
public sealed class SentBatchTests
{
    private const string Tickets = """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          personal: [worked_by]
          cases: {id: number, events: [opened, resolved], at: at, event: what, fields: {agent: worked_by, priority: priority}}
        """;

    private const string TicketRows = """
        number,at,what,worked_by,priority
        1,2026-06-02T08:00:00Z,opened,Anna Bell,urgent
        1,2026-06-02T09:00:00Z,resolved,Anna Bell,urgent

        """;

    private const string Probes = """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, header: [service, at, up], states: {at: at, state: up, dimensions: [service]}}
        """;

    [Fact]
    public void Personal_data_is_hidden_before_a_batch_is_stored()
    {
        using var place = new TestPlace(EngineKind.Sqlite);
        using var store = Store.Open(place.Place);
        var batches = BatchesOf(store, Tickets);

        Assert.False(batches.Accept("desk", "1", Encoding.UTF8.GetBytes(TicketRows), recorded: 0, _ => { }).HasErrors);

        var stored = Encoding.Latin1.GetString(store.Read(transaction => transaction.Rows("SELECT payload FROM inbox", new { }, row => (byte[])row.GetValue(0))).Single());
        Assert.Contains("urgent", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("Anna", stored, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.PostgreSql)]
    public void The_audit_trail_tells_of_batches_when_they_are_folded(EngineKind engine)
    {
        using var place = new TestPlace(engine);
        using var store = Store.Open(place.Place);
        var (batches, trail) = (BatchesOf(store, Probes), new AuditTrail(store, Organisation.Own));
        for (var batch = 0; batch < 4; batch++) Accept(batches, batch % 2 == 0 ? "north" : "south", batch, services: 40);
        Accept(batches, "south", 3, services: 40);   // once more
        var before = trail.All().Count;

        batches.Fold(recorded: 0);

        var entry = Assert.Single(trail.All().Skip(before));
        Assert.Equal("took in batches that were sent of w/probes", entry.What);
        Assert.Equal(["north: 2 batches, 0 to 2, 80 rows", "south: 2 batches, 1 to 3, 80 rows"], entry.Details.Select(line => line.Split(", sha256:")[0]));
        Assert.Null(trail.FindFault());
        batches.Fold(recorded: 0);
        Assert.Equal(before + 1, trail.All().Count);
        Assert.Equal(0, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM inbox", new { })));
        Assert.Equal(160, store.Read(transaction => transaction.Number("SELECT CAST(SUM(row_count) AS BIGINT) FROM segments", new { })));
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_told_and_texts_that_cannot_be_read_leave_nothing()
    {
        using var place = new TestPlace(EngineKind.Sqlite);
        using var store = Store.Open(place.Place);
        var (batches, rejected) = (BatchesOf(store, Probes), new List<long>());

        var report = batches.Accept("north", "1", Encoding.UTF8.GetBytes("a,2026-06-02T08:00:00Z,1\na,soon,1\nb,2026-06-02T08:00:00Z,1\n"), recorded: 0, row => rejected.Add(row.Line)).Value!;
        Assert.Equal((3, 2, 2), (report.RowsRead, report.RowsKept, Assert.Single(rejected)));
        Assert.True(batches.Accept("north", "2", Encoding.UTF8.GetBytes("a,2026-06-02T08:00:00Z,1\n\0"), recorded: 0, _ => { }).HasErrors);
        Assert.Equal(1, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM inbox", new { })));
    }

    private static void Accept(SentBatches batches, string sender, int batch, int services)
    {
        var text = string.Concat(Enumerable.Range(0, services).Select(service => $"s{service},2026-06-02T08:{batch:00}:00Z,{(service + batch) % 7 / 6}\n"));
        Assert.False(batches.Accept(sender, $"{batch}", Encoding.UTF8.GetBytes(text), recorded: 0, _ => { }).HasErrors);
    }

    private static SentBatches BatchesOf(Store store, string source)
    {
        var workspace = new StoredWorkspaces(store, Organisation.Own).Save("w", [new("a.yaml", [])], recorded: 0);
        return new StoredMeasurements(store, Organisation.Own, workspace).Batches(Trial.Bind(source).Sources.Single());
    }
}
