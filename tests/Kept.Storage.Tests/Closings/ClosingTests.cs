using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Closings;

/// <summary>What comes after a period was closed is kept, and counts when it is opened again.</summary>
public sealed class ClosingTests
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
            good: {service: web, target: ">= 99%", every: day, remedies: none, indicator: {ratio: {source: requests, good: good, total: total}}}
            quick: {service: web, target: "<= 100 ms", every: day, remedies: none, indicator: {percentile: {source: latencies, rank: 95%}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes*.csv, states: {at: at, state: state}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: requests}
        spec: {files: requests*.csv, counts: {at: at, bucket: 1 h, counters: {good: good, total: total}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latencies}
        spec: {files: latencies*.csv, samples: {at: at, value: ms, unit: ms}}
        """;

    private static readonly (string Name, string Rows)[] First =
    [
        ("probes-1.csv", "at,state\n2026-06-01T00:00:00Z,up\n2026-06-01T12:00:00Z,up\n2026-06-02T00:00:00Z,up\n"),
        ("requests-1.csv", "at,good,total\n2026-06-01T00:00:00Z,100,100\n2026-06-02T00:00:00Z,50,50\n"),
        ("latencies-1.csv", "at,ms\n2026-06-01T00:00:00Z,10\n2026-06-02T00:00:00Z,20\n"),
    ];

    private static readonly (string Name, string Rows)[] Late =
    [
        ("probes-2.csv", "at,state\n2026-06-01T10:00:00Z,down\n2026-06-01T11:00:00Z,up\n"),
        ("requests-2.csv", "at,good,total\n2026-06-01T05:00:00Z,50,100\n"),
        ("latencies-2.csv", "at,ms\n2026-06-01T07:00:00Z,900\n"),
    ];

    [Theory]
    [InlineData(EngineKind.Sqlite)]
    [InlineData(EngineKind.PostgreSql)]
    public void Late_measurements_leave_a_closed_period_until_it_is_opened_again(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);
        var before = Evaluate(place);
        Assert.Equal(3, Count(before, "\"verdict\": \"met\""));
        Assert.StartsWith("hosting@1 2026-06-01: revision 1 issued", Session.Output("issue", "--store", place.Place, "--period", "2026-06-01"), StringComparison.Ordinal);

        Assert.Equal("hosting 2026-06-01: closed\n", Session.Output("close", "--store", place.Place, "--period", "2026-06-01"));
        Assert.Equal("hosting 2026-06-01: was closed before\n", Session.Output("close", "--store", place.Place, "--period", "2026-06-01"));
        Import(folder, place, Late);

        Assert.Equal(before, Evaluate(place));
        Assert.Contains("revision 1 stands", Session.Output("issue", "--store", place.Place, "--period", "2026-06-01"));
        Assert.Equal(3, Count(Evaluate(place, "--late"), "\"verdict\": \"missed\""));

        Import(folder, place, Late);   // again, and the same
        Assert.Equal(before, Evaluate(place));

        string[] reopen = ["reopen", "--store", place.Place, "--agreement", "hosting", "--period", "2026-06-01", "--reason", "the probes came late"];
        Assert.Equal("hosting 2026-06-01: open again\n", Session.Output(reopen));
        Assert.Equal(3, Count(Evaluate(place), "\"verdict\": \"missed\""));
        Assert.Contains("revision 2 issued", Session.Output("issue", "--store", place.Place, "--period", "2026-06-01"));
        Assert.Contains("2026-06-01 is not closed for 'hosting'. Nothing is closed.", Session.Run(reopen).Errors);
        using var store = Store.Open(place.Place);
        var trail = new Storage.Audit.AuditTrail(store, Organisation.Own);
        Assert.Null(trail.FindFault());
        Assert.EndsWith("hosting 2026-06-01: the probes came late", trail.All().Single(e => e.What.StartsWith("reopened", StringComparison.Ordinal)).What, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_known_of_a_closed_period_does_not_depend_on_how_its_rows_are_packed_later()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);
        Session.Output("close", "--store", place.Place, "--period", "2026-06-01");
        Import(folder, place, Late);
        Session.Output("close", "--store", place.Place, "--period", "2026-06-02");
        string[] second = ["evaluate", "--store", place.Place, "--period", "2026-06-02", "--format", "json"];
        var then = Session.Output(second);
        Import(folder, place, [("probes-3.csv", "at,state\n2026-06-01T14:00:00Z,down\n2026-06-02T09:00:00Z,down\n")]);

        Assert.Equal(3, Count(Evaluate(place), "\"verdict\": \"met\""));
        Assert.Equal(then, Session.Output(second));
        Assert.NotEqual(then, Session.Output([.. second, "--late"]));
    }

    [Fact]
    public void A_period_that_runs_cannot_be_closed()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        folder.Write("agreement.yaml", Text);
        Import(folder, place, First);

        var outcome = Session.Run("close", "--store", place.Place, "--period", "2199");

        Assert.Equal((ExitCode.Invalid, "kept: 2199 is not over, so that 'hosting' cannot be closed for it.\n"), (outcome.Code, outcome.Errors));
    }

    private static void Import(Folder folder, TestPlace place, (string Name, string Rows)[] files)
    {
        foreach (var (name, rows) in files) folder.Write(name, rows);
        Session.Output("import", folder.Path, "--store", place.Place);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    private static string Evaluate(TestPlace place, params string[] more) =>
        Session.Output(["evaluate", "--store", place.Place, "--period", "2026-06-01", "--format", "json", .. more]);
}
