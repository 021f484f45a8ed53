using System.Globalization;
using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Storage.Tests.Engines;
using NodaTime;

namespace Kept.Storage.Tests.Retention;

/// <summary>What is older than a source keeps is removed when it was settled and nothing protects it, and never looks like no data.</summary>
public sealed class RetentionTests
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: hosting, title: Hosting}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          term: {start: 2026-01-01, end: 2026-12-31}
          timeZone: Europe/Berlin
          services: {web: {title: Web}}
          objectives:
            up: {service: web, per: site, target: ">= 99%", every: month, remedies: none, indicator: {availability: {source: probes}}}
            good: {service: web, target: ">= 99%", every: month, remedies: none, indicator: {ratio: {source: requests, good: good, total: total}}}
            quick: {service: web, target: "<= 100 ms", every: month, remedies: none, indicator: {percentile: {source: latencies, rank: 95%}}}
            answered: {service: web, target: "<= 2 h", every: month, remedies: none, indicator: {mean: {source: tickets, clock: {from: opened, to: resolved, hours: always}}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: probes}
        spec: {files: probes.csv, keep: 3 months, states: {at: at, state: state, dimensions: [site]}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: requests}
        spec: {files: requests.csv, keep: 3 months, counts: {at: at, bucket: 24 hours, counters: {good: good, total: total}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: latencies}
        spec: {files: latencies.csv, key: [at], keep: 3 months, samples: {at: at, value: ms, unit: ms}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec: {files: tickets.csv, keep: 3 months after resolved, cases: {id: id, events: {opened: opened, resolved: resolved}}}
        """;

    private static readonly string[] Months = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06"];

    public static TheoryData<EngineKind> Engines => [EngineKind.Sqlite, EngineKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_is_settled_and_old_is_removed_and_the_rest_says_the_same_as_before(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        Import(folder, place);
        Settle(place, Months[..4]);
        var before = Months.ToDictionary(m => m, m => Evaluate(place, m));

        var preview = Session.Output("retain", "--store", place.Place, "--at", "2026-07-20", "--dry-run");
        Assert.Contains("probes: 173 rows of 2026-01-01 to ", preview);
        Assert.EndsWith(
            "tickets: 13 rows of 2026-01-01 to 2026-03-22 would be removed\n", preview, StringComparison.Ordinal);
        var removed = Session.Output("retain", "--store", place.Place, "--at", "2026-07-20");
        Assert.Equal(preview.Replace("would be removed", "removed", StringComparison.Ordinal), removed);
        Assert.DoesNotContain(" rows of ", Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"));

        foreach (var month in Months[3..]) Assert.Equal(before[month], Evaluate(place, month));
        var refused = Session.Run("evaluate", "--store", place.Place, "--period", "2026-02", "--format", "json");
        Assert.Equal((ExitCode.Invalid, ""), (refused.Code, refused.Output));
        Assert.Contains("error KPT456: 'hosting' needs measurements of 'probes' from 2026-01-29 on for 2026-02, but those of 2026-01-01 to ", refused.Errors);
        Assert.Contains("were removed by retention on ", refused.Errors);
        Assert.Contains("hosting@1 2026-02: revision 1", Session.Output("issued", "--store", place.Place));
        var trail = Session.Output("audit", "--store", place.Place);
        Assert.Matches("removed measurements of .* that are older than they are kept\n   probes: 173 rows of 2026-01-01 to .*, sha256:[0-9a-f]{64}\n", trail);

        Import(folder, place);   // the same files bring nothing back
        Assert.DoesNotContain(" rows of ", Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void What_is_not_settled_stays_with_the_reason(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        Import(folder, place);

        Assert.StartsWith(
            "probes: nothing removed\n  older ones stay: 'hosting' is not closed for 2026-01-01/2026-04-21\n", Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"),
            StringComparison.Ordinal);

        Settle(place, Months[..1]);
        Session.Output("close", "--store", place.Place, "--period", "2026-02");
        var removed = Session.Output("retain", "--store", place.Place, "--at", "2026-07-20");
        Assert.Contains("no statement of 'hosting' is issued for 2026-02", removed);
        Evaluate(place, "2026-02");   // is not refused
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_legal_hold_protects_days_until_it_is_released(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        using var other = new TestPlace(engine == EngineKind.Sqlite ? EngineKind.PostgreSql : EngineKind.Sqlite);
        Import(folder, place);
        Settle(place, Months[..4]);
        Assert.Equal("Nothing is protected.\n", Session.Output("hold", "--store", place.Place));
        Session.Output("hold", "--store", place.Place, "--agreement", "hosting", "--from", "2026-02-10", "--until", "2026-02-12", "--reason", "a claim'); DROP TABLE holds; --\n2. forged");
        var before = Evaluate(place, "2026-02");

        Assert.Contains(
            "  older ones stay: hold 1 protects 'hosting' from 2026-02-10 until 2026-02-12: a claim'); DROP TABLE holds; --␊2. forged\n",
            Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"));
        Assert.Equal(before, Evaluate(place, "2026-02"));
        Assert.Equal(ExitCode.Invalid, Session.Run("evaluate", "--store", place.Place, "--period", "2026-01").Code);

        Session.Output("backup", "--store", place.Place, "--output", place.At("backup.db"));
        Session.Output("restore", place.At("backup.db"), "--store", other.Place);
        Assert.Equal(Session.Output("hold", "--store", place.Place), Session.Output("hold", "--store", other.Place));
        Assert.Equal(before, Evaluate(other, "2026-02"));

        string[] release = ["release", "--store", place.Place, "--hold", "1", "--reason", "it is settled"];
        Assert.Equal("Hold 1 on hosting, from 2026-02-10 until 2026-02-12, is released.\n", Session.Output(release));
        Assert.Equal("kept: There is no hold 1 that holds. 'kept hold' lists all.\n", Session.Run(release).Errors);
        Assert.Contains(", released ", Session.Output("hold", "--store", place.Place));
        Assert.Contains(" rows of ", Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"));
        Assert.Equal(ExitCode.Invalid, Session.Run("evaluate", "--store", place.Place, "--period", "2026-02").Code);
        Assert.Contains("released hold 1 on ", Session.Output("audit", "--store", place.Place));
    }

    [Fact]
    public void What_remedies_look_back_on_stays_although_it_is_old()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        Import(folder, place);
        folder.Write("agreement.yaml", Text
            .Replace("timeZone: Europe/Berlin", "timeZone: Europe/Berlin\n  currency: EUR\n  settlement: {rounding: half-up}", StringComparison.Ordinal)
            .Replace("services: {web: {title: Web}}", "services: {web: {title: Web, charge: 100.00 EUR per month}}", StringComparison.Ordinal)
            .Replace(
                "good: {service: web, target: \">= 99%\", every: month, remedies: none",
                "good: {service: web, target: \">= 99%\", every: month, remedies: [{credit: {of: charge, missed: 10%, repeat: {of: consecutive, times: {2: 150%, 3: 200%}, credited: keeps-counting}}}]",
                StringComparison.Ordinal)
            .Replace("keep: 3 months", "keep: 1 month", StringComparison.Ordinal));
        Session.Output("import", folder.Path, "--store", place.Place);
        Settle(place, Months);
        var before = Months.ToDictionary(m => m, m => Evaluate(place, m));
        Assert.Contains("200%", before["2026-06"]);

        // June and what its factor of 200% depends on stay, April and May; before the 29th of March only the row of the 28th does.
        Assert.Contains("requests: 86 rows of 2026-01-01 to 2026-03-27 removed", Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"));

        Assert.Equal(before["2026-06"], Evaluate(place, "2026-06"));
        Assert.Equal(ExitCode.Invalid, Session.Run("evaluate", "--store", place.Place, "--period", "2026-05").Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Running_totals_are_removed_from_the_oldest_on(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        Import(folder, place, Text.Replace("{good: good, total: total}}}", "{good: good, total: total}, counting: running-from-zero}}", StringComparison.Ordinal));
        Settle(place, Months[..4]);
        Session.Output("hold", "--store", place.Place, "--agreement", "hosting", "--from", "2026-02-01", "--until", "2026-02-28", "--reason", "a claim");
        var before = Evaluate(place, "2026-02");

        // What the last reading of February counts is told by the first of March.
        Assert.Contains("running totals are removed from the oldest on, since ", Session.Output("retain", "--store", place.Place, "--at", "2026-07-20"));

        Assert.Equal(before, Evaluate(place, "2026-02"));
        Assert.DoesNotContain("measurements of 'requests'", Session.Run("evaluate", "--store", place.Place, "--period", "2026-03").Errors);
        Assert.Contains("measurements of 'requests'", Session.Run("evaluate", "--store", place.Place, "--period", "2026-01").Errors);
    }

    [Fact]
    public void Mistakes_are_told()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        Import(folder, place);
        Assert.Equal("kept: --at lies in the future: measurements are not older than they are.\n", Session.Run("retain", "--store", place.Place, "--at", "2199-01-01").Errors);
        Assert.Contains("There is no agreement 'hostin'. Did you mean 'hosting'?", Session.Run("hold", "--store", place.Place, "--agreement", "hostin", "--reason", "x").Errors);
        Assert.Contains("A hold needs a reason: --reason TEXT.", Session.Run("hold", "--store", place.Place, "--agreement", "hosting").Errors);
        Assert.Contains("A hold is placed on an agreement: --agreement NAME.", Session.Run("hold", "--store", place.Place, "--reason", "x").Errors);
        Assert.Contains("--from takes a date such as 2026-03-01, but this is 'March'.", Session.Run("hold", "--store", place.Place, "--agreement", "hosting", "--from", "March", "--reason", "x").Errors);
    }

    private static void Import(Folder folder, TestPlace place, string text = Text)
    {
        var days = Enumerable.Range(0, 181).Select(day => new LocalDate(2026, 1, 1).PlusDays(day)).ToList();
        folder.Write("agreement.yaml", text);
        // The second site was seen once and still is what it was.
        folder.Write("probes.csv", "at,site,state\n2026-01-05T00:00:00Z,b,up\n" + Rows(days.SelectMany(d => new[] { $"{d:uuuu-MM-dd}T06:00:00Z,a,up", $"{d:uuuu-MM-dd}T07:00:00Z,a,{(d.Day == 3 ? "down" : "up")}" })));
        folder.Write("requests.csv", "at,good,total\n" + Rows(days.Select(d => $"{d:uuuu-MM-dd}T00:00:00Z,{90 + d.Day % 10},100")));
        folder.Write("latencies.csv", "at,ms\n" + Rows(days.Select(d => $"{d:uuuu-MM-dd}T12:00:00Z,{d.Day}")));
        folder.Write("tickets.csv", "id,opened,resolved\n0,2026-01-02T00:00:00Z,\n" + Rows(days.Where(d => d.Day % 7 == 1).Select((d, i) =>
            $"{i + 1},{d:uuuu-MM-dd}T08:00:00Z,{d:uuuu-MM-dd}T09:{d.Day:00}:00Z")));
        Session.Output("import", folder.Path, "--store", place.Place);
    }

    private static string Rows(IEnumerable<string> rows) => string.Concat(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row}\n")));

    private static void Settle(TestPlace place, IEnumerable<string> months)
    {
        foreach (var month in months)
        {
            Session.Output("close", "--store", place.Place, "--period", month);
            Session.Output("issue", "--store", place.Place, "--period", month);
        }
    }

    private static string Evaluate(TestPlace place, string month) => Session.Output("evaluate", "--store", place.Place, "--period", month, "--format", "json");
}
