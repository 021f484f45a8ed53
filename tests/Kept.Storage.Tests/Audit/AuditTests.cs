using System.Security.Cryptography;
using System.Text.Json;
using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Core.Tests.Measurements;
using Kept.Storage.Audit;
using Kept.Storage.Measurements;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Tests.Audit;

/// <summary>Every change of a store is an entry of the trail: one an import, a backup and a restore, with what it was done to.</summary>
public sealed class AuditTests
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: hosting, title: Hosting}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: UTC
          services: {web: {title: Web}}
          objectives:
            up: {service: web, target: ">= 99%", every: day, remedies: none, indicator: {availability: {source: probes}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, states: {at: at, state: state}}
        """;

    private const string First = "at,state\n2026-06-01T00:00:00Z,up\nnonsense,up\n2026-06-02T00:00:00Z,up\n";

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.PostgreSql)]
    public void An_import_is_one_entry_that_tells_texts_rows_and_digests(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);
        var (workspace, text) = (Path.GetFileName(folder.Path), Digest(Text));

        Assert.Equal(
            [
                $"took in version 1 of the texts of {workspace}\nagreement.yaml: sha256:{text}",
                $"imported measurements of {workspace}\nprobes/probes.csv: rows 1 to 3, 2 taken, 1 left out, batches 0 to 0, {First.Length} bytes, sha256:{Digest(First)}",
            ],
            Entries(place));

        Import(folder, place, First);
        Assert.Equal(2, Entries(place).Count);   // nothing changed

        const string grown = First + "2026-06-03T00:00:00Z,up\n";
        Import(folder, place, grown);
        Assert.Equal(
            $"imported measurements of {workspace}\nprobes/probes.csv: rows 4 to 4, 1 taken, 0 left out, batches 1 to 1, {grown.Length} bytes, sha256:{Digest(grown)}",
            Entries(place)[^1]);

        const string other = "at,state\n2026-06-01T00:00:00Z,down\n";
        Import(folder, place, other);
        Assert.Equal(
            $"imported measurements of {workspace}\nprobes/probes.csv: read anew, rows 1 to 1, 1 taken, 0 left out, batches 2 to 2, {other.Length} bytes, sha256:{Digest(other)}",
            Entries(place)[^1]);
        var shown = Session.Output("audit", "--store", place.Place);
        Assert.Contains($"took in version 1 of the texts of {workspace}\n   agreement.yaml: sha256:{text}\n", shown);
        Assert.Matches("All 4 entries are whole; the last hash is [0-9a-f]{64}.\n$", shown);
    }

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.PostgreSql)]
    public void An_interrupted_import_is_told_by_the_one_that_finishes_it(EngineKind engine)
    {
        const int many = 60_000;   // rows of several blocks
        using var place = new TestPlace(engine);
        using var store = Store.Open(place.Place);
        var workspace = new StoredWorkspaces(store, Organisation.Own).Save("w", [new("a.yaml", [])], recorded: 0);
        var (source, path) = (Given.Counts(TimeSpan.TicksPerMinute, "good"), place.At("a.csv"));
        File.WriteAllText(path, "at,service,good\n" + string.Concat(Enumerable.Repeat("2026-06-01T00:00:00Z,web,1\n", many)));
        Assert.Throws<OperationCanceledException>(() => Import(_ => throw new OperationCanceledException()));
        Assert.Equal(1, store.Read(transaction => transaction.Number("SELECT COUNT(*) FROM inbox", new { })));
        Assert.Equal(["took in version 1 of the texts of w"], Entries(place).Select(e => e.Split('\n')[0]));

        Import(_ => { });

        Assert.Contains($"a.csv: rows 1 to {many}, {many} taken, 0 left out, batches 0 to", Assert.Single(Entries(place)[1..]));

        void Import(Action<AcceptedBatch> accepted)
        {
            var measurements = new StoredMeasurements(store, Organisation.Own, workspace);
            measurements.Import(source, [new("a.csv", path)], new ImportListeners(_ => { }, accepted, _ => { }), recorded: 0);
            measurements.EndImport(recorded: 0);
        }
    }

    [Fact]
    public void A_backup_and_a_restore_are_told_with_the_digest_of_the_file()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        using var other = new TestPlace(EngineKind.PostgreSql);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);
        var backup = place.At("backup.db");

        Session.Output("backup", "--store", place.Place, "--output", backup);
        var line = $"{backup}: \\d+ rows, sha256:{Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(backup)))}$";
        Assert.Matches($"^took a backup\n{line}", Entries(place)[^1]);

        Session.Output("restore", backup, "--store", other.Place);
        Assert.Matches($"^restored a backup\n{line}", Entries(other)[^1]);
        Assert.Equal(Entries(place)[..2], Entries(other)[..2]);   // the trail goes on where the backup was taken
    }

    [Fact]
    public void A_changed_statement_is_noticed_although_the_chain_is_whole()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);
        Session.Output("issue", "--store", place.Place, "--period", "2026-06-01");
        Assert.Contains("\"isWhole\": true", Session.Output("audit", "--store", place.Place, "--format", "json"));

        using (var store = Store.Open(place.Place))
            store.Write(transaction => transaction.Change("UPDATE statements SET content = replace(content, 'met', 'missed')", new { }));

        var outcome = Session.Run("audit", "--store", place.Place, "--format", "json");
        var fault = $"The statement {Path.GetFileName(folder.Path)}/hosting@1 2026-06-01 revision 1 is not what was issued.";
        Assert.Equal((ExitCode.Invalid, $"kept: {fault}\n"), (outcome.Code, outcome.Errors));
        Assert.Equal(fault, JsonDocument.Parse(outcome.Output).RootElement.GetProperty("fault").GetString());

        using (var store = Store.Open(place.Place)) store.Write(transaction => transaction.Change("DELETE FROM statements", new { }));
        Assert.StartsWith("kept: The audit trail and the statements do not agree about: issued ", Session.Run("issued", "--store", place.Place).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_cannot_pretend_to_be_another_line_and_an_account_is_told()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);
        RunAs("anna", "close", "--store", place.Place, "--period", "2026-06-01");
        RunAs(null, "reopen", "--store", place.Place, "--agreement", "hosting", "--period", "2026-06-01", "--reason", "late\nby: the boss\u001b[2J");

        using var store = Store.Open(place.Place);
        var (closed, reopened) = (new AuditTrail(store, Organisation.Own).All()[^2], new AuditTrail(store, Organisation.Own).All()[^1]);
        Assert.Equal("anna", closed.By);
        Assert.Null(reopened.By);
        Assert.EndsWith("hosting 2026-06-01: late␊by: the boss␛[2J", reopened.What, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "--reason takes a text that says why.")]
    [InlineData("  ", "--reason takes a text that says why.")]
    [InlineData(null, "--reason takes at most 1000 characters, but this has 1001.")]
    public void A_reason_says_something_and_is_not_endless(string? reason, string problem) => Assert.Contains(
        problem,
        Session.Run("reopen", "--store", "x.db", "--agreement", "a", "--period", "2026-06", "--reason", reason ?? new string('x', 1001)).Errors);

    private static void Import(Folder folder, TestPlace place, string rows)
    {
        folder.Write("probes.csv", rows);
        Session.Output("import", folder.Path, "--store", place.Place, "--rejected", folder.At("rejected.csv"));
    }

    private static List<string> Entries(TestPlace place)
    {
        using var store = Store.Open(place.Place);
        return [.. new AuditTrail(store, Organisation.Own).All().Select(entry => entry.Text)];
    }

    private static void RunAs(string? account, params string[] arguments)
    {
        var terminal = new Terminal(
            Stream.Null, new Channel(Stream.Null, false, false), new Channel(Stream.Null, false, false), TimeProvider.System) { Account = account };
        Assert.Equal(ExitCode.Fine, CommandLine.Run(arguments, terminal));
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));
}
