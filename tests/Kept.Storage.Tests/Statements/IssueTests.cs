using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Statements;

/// <summary>A statement that was issued never changes; late measurements make a revision that says what is different.</summary>
public sealed class IssueTests
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
        spec: {files: probes.csv, recorded: recorded, states: {at: at, state: state}}
        """;

    private const string Early = "at,recorded,state\n2026-06-01T00:00:00Z,2026-06-01T00:00:00Z,up\n2026-06-02T00:00:00Z,2026-06-02T00:00:00Z,up\n";

    // An hour of the first of June was down, which came to be known on the third.
    private const string Late = Early + "2026-06-01T10:00:00Z,2026-06-03T09:00:00Z,down\n2026-06-01T11:00:00Z,2026-06-03T09:00:00Z,up\n";

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.PostgreSql)]
    public void Late_measurements_make_a_revision_and_leave_what_was_issued(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, Early);
        string[] issue = ["issue", "--store", place.Place, "--period", "2026-06-01"];

        Assert.StartsWith("hosting@1 2026-06-01: revision 1 issued, sha256:", Session.Output(issue), StringComparison.Ordinal);
        var first = Session.Output("issued", "--store", place.Place, "--format", "json");
        Assert.Contains("revision 1 stands as it was issued", Session.Output(issue));

        Import(folder, place, Late);
        Assert.Contains("revision 1 stands as it was issued", Session.Output([.. issue, "--as-of", "2026-06-02T12:00:00Z"]));
        var second = Session.Output(issue);
        Assert.Contains("revision 2 issued", second);
        Assert.Contains("up in 2026-06-01, verdict: \"met\" → \"missed\"", second);
        Assert.Contains("\"exact\": \"23/24\"", second);
        Assert.StartsWith(first.TrimEnd('\n', ']'), Session.Output("issued", "--store", place.Place, "--format", "json"), StringComparison.Ordinal);

        // As known then, and as known now.
        Assert.Contains("\"verdict\": \"met\"", Evaluate(place, "--as-of", "2026-06-02T12:00:00Z"));
        Assert.Contains("\"verdict\": \"missed\"", Evaluate(place));
    }

    [Fact]
    public void A_trail_that_was_changed_is_noticed()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, Early);
        Session.Output("issue", "--store", place.Place, "--period", "2026-06-01");
        Session.Output("issue", "--store", place.Place, "--period", "2026-06-02");
        using (var store = Store.Open(place.Place))
            store.Write(transaction => transaction.Change("UPDATE audit_trail SET entry = 'nothing' WHERE number = 1", new { }));

        var outcome = Session.Run("issued", "--store", place.Place);

        Assert.Equal((ExitCode.Invalid, "kept: The audit trail is broken: entry 1 is not what was written.\n"), (outcome.Code, outcome.Errors));
    }

    private static void Import(Folder folder, TestPlace place, string rows)
    {
        folder.Write("probes.csv", rows);
        Session.Output("import", folder.Path, "--store", place.Place);
    }

    private static string Evaluate(TestPlace place, params string[] more) =>
        Session.Output(["evaluate", "--store", place.Place, "--period", "2026-06-01", "--format", "json", .. more]);
}
