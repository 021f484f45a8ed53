using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Storage.Engines;
using Kept.Storage.Measurements;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Tests.Durability;

/// <summary>A read that goes wrong never looks like fewer measurements.</summary>
public sealed class ReadFaultTests
{
    private static readonly string Shop = Session.Path("examples/web-shop");

    [Theory]
    [InlineData(EngineKind.Sqlite, "segments")]
    [InlineData(EngineKind.Sqlite, "series")]
    [InlineData(EngineKind.Sqlite, "months")]
    [InlineData(EngineKind.Sqlite, "inbox")]
    [InlineData(EngineKind.PostgreSql, "segments")]
    [InlineData(EngineKind.PostgreSql, "months")]
    [InlineData(EngineKind.PostgreSql, "series")]
    public void A_read_that_ends_too_early_fails_the_evaluation(EngineKind kind, string table)
    {
        using var place = new TestPlace(kind);
        var folder = Cli.Files.WorkspaceFolder.Load(Shop);
        var source = folder.Checked.Value!.Sources.Single(s => s.Name == "probes");
        Import(place.Place, source, recorded: table == "months" ? long.MaxValue / 4 : 0);
        long Read(int rows)
        {
            using var store = Store.Open(new FaultyEngine(Engine.Of(place.Place), table, rows), place.Place, makesOne: false);
            var workspace = new StoredWorkspaces(store, Organisation.Own).All().Single();
            return new StoredMeasurements(store, Organisation.Own, workspace)
                .Read([source], snapshot => snapshot.Read([(source, null)], long.MaxValue / 4, long.MaxValue / 4).Sources[0].Report.RowsRead);
        }

        var whole = Read(int.MaxValue);
        if (table == "inbox") AddToInbox(place.Place, source);
        foreach (var rows in new[] { 0, 1, 2 })
        {
            if (table == "inbox" && rows > 0) continue;
            var failure = Assert.Throws<StoreException>(() => Read(rows));
            Assert.Contains("but reading gave", failure.Message);
        }
        Assert.Equal(table == "inbox" ? whole + 1 : whole, Read(int.MaxValue));
    }

    [Fact]
    public void Damaged_measurements_and_texts_end_the_evaluation()
    {
        using var place = new TestPlace(EngineKind.Sqlite);
        Assert.Equal(0, Session.Run("import", Shop, "--store", place.Place).Code);
        var bytes = File.ReadAllBytes(place.Place);
        var stored = Contents(place.Place);
        Assert.InRange(stored.Count, 10, 1000);
        for (var trial = 0; trial < 25; trial++)
        {
            var content = stored[trial * stored.Count / 25];
            var wrong = bytes.ToArray();
            var beginning = content.AsSpan(0, Math.Min(content.Length, 200));
            var places = 0;
            // What went through the inbox lies in pages that are free now, too.
            for (int from = 0, at; (at = bytes.AsSpan(from).IndexOf(beginning)) >= 0; from += at + 1, places++)
                wrong[from + at + trial * 7 % beginning.Length] ^= 0x01;
            Assert.True(places > 0);
            var copy = place.At($"damaged{trial}.db");
            File.WriteAllBytes(copy, wrong);

            var outcome = Session.Run("evaluate", "--store", copy, "--period", "2026-06", "--format", "json");

            Assert.Equal((ExitCode.Invalid, ""), (outcome.Code, outcome.Output));
            Assert.Contains("damaged", outcome.Errors);
        }
    }

    /// <summary>The bytes of texts, of cases and of June.</summary>
    private static List<byte[]> Contents(string place)
    {
        using var store = Store.Open(place);
        return store.Read(transaction => transaction.Rows(
            "SELECT content FROM texts UNION ALL SELECT payload FROM segments WHERE day = 0 OR day BETWEEN 20605 AND 20633 "
            + "UNION ALL SELECT payload FROM months WHERE month = 677", new { }, row => row.Bytes(0)));
    }

    private static void Import(string place, Agreements.Source source, long recorded)
    {
        using var store = Store.Open(place);
        var workspace = new StoredWorkspaces(store, Organisation.Own).Save("shop", [new("a.yaml", [])], recorded);
        var files = source.Files.Select(file => new MeasurementFile(file, Path.Combine(Shop, file))).ToList();
        Assert.False(new StoredMeasurements(store, Organisation.Own, workspace).Import(source, files, new(_ => { }, _ => { }, _ => { }), recorded).HasErrors);
    }

    /// <summary>Puts a batch into the inbox that is not folded.</summary>
    private static void AddToInbox(string place, Agreements.Source source)
    {
        using var store = Store.Open(place);
        var workspace = new StoredWorkspaces(store, Organisation.Own).All().Single();
        store.Write(transaction => new Inbox(transaction, StoredSource.Find(transaction, Organisation.Own, workspace.Number, source)!)
            .Accept("test", "1", BatchCodec.Encode([new(["somewhere"], 0, new(1, [0], [], null, [], [new(["up"u8.ToArray()], [0])]))], Packer.For(source)), rows: 1, latest: 0, recorded: 0));
    }
}
