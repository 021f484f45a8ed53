using System.Text;
using System.Text.RegularExpressions;
using Kept.Cli;
using Kept.Cli.Tests;
using Kept.Statements;
using Kept.Storage.Tests.Engines;

namespace Kept.Storage.Tests.Pseudonyms;

/// <summary>Personal data of cases stands in a store once, and can be taken out of it without breaking anything.</summary>
public sealed partial class PseudonymTests
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: desk, title: Desk}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: UTC
          services: {desk: {title: Desk}}
          objectives:
            answered: {service: desk, per: agent, target: at least 90%, every: month, remedies: none,
              indicator: {timeliness: {source: tickets, clock: {from: opened, to: resolved, hours: always}, within: 2 h}}}
            of-one: {service: desk, target: at least 1, every: month, remedies: none,
              indicator: {count: {source: tickets, where: requester != nobody, countedBy: opened}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          key: [number, what, requester]
          personal: [requester, worked_by]
          cases: {id: number, events: [opened, resolved], at: at, event: what, fields: {agent: worked_by, requester: requester, priority: priority}}
        """;

    private const string Requester = "Łukasz \"Ö\" Wąs";
    private const string Rows = """
        number,at,what,worked_by,requester,priority
        1,2026-06-02T08:00:00Z,opened,Anna Bell,"Łukasz ""Ö"" Wąs",P1
        1,2026-06-02T09:00:00Z,resolved,Anna Bell,"Łukasz ""Ö"" Wąs",P1
        6,2026-06-02T08:00:00Z,opened,"Łukasz ""Ö"" Wąs",Erik,P1
        6,2026-06-02T09:00:00Z,resolved,"Łukasz ""Ö"" Wąs",Erik,P1
        2,2026-06-03T08:00:00Z,opened,Anna,met,P1
        2,2026-06-03T12:00:00Z,resolved,Anna,met,P1
        3,2026-06-04T08:00:00Z,opened,met,Anna Bell,P2
        3,2026-06-04T09:00:00Z,resolved,met,Anna Bell,P2
        4,nonsense of Anna Bell,opened,Anna Bell,Erika,P2
        5,2026-06-04T09:00:00Z,smalltalk by Erika,Anna Bell,Erika,P2

        """;

    public static TheoryData<EngineKind> Engines => [EngineKind.Sqlite, EngineKind.PostgreSql];

    [Theory]
    [MemberData(nameof(Engines))]
    public void A_person_is_shown_until_erased_and_every_hash_still_verifies(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        using var other = new TestPlace(engine == EngineKind.Sqlite ? EngineKind.PostgreSql : EngineKind.Sqlite);
        Import(folder, place, Rows);
        string[] question = ["--period", "2026-06", "--format", "json"];
        var files = Session.Output(["evaluate", folder.Path, .. question]);
        Assert.Equal(files, Evaluate(place));
        Assert.Equal(Session.Output(["why", folder.Path, .. question]), Session.Output(["why", "--store", place.Place, .. question]));
        Assert.Equal(4, Regex.Count(files, "\"agent\": "));

        var issued = Session.Output("issue", "--store", place.Place, "--period", "2026-06");
        var statement = Session.Output("issued", "--store", place.Place, "--format", "json");
        Assert.Equal(4, Regex.Count(statement, "\"agent\": \"person[0-9a-f]{32}\""));
        Assert.DoesNotContain("Anna", statement);
        Assert.Contains("\"verdict\": \"met\"", statement);   // although somebody is called so
        Assert.Contains("stands as it was issued", Session.Output("issue", "--store", place.Place, "--period", "2026-06"));
        Assert.DoesNotContain("Anna", Session.Output("audit", "--store", place.Place));
        Session.Output("backup", "--store", place.Place, "--output", place.At("backup.db"));
        Session.Output("restore", place.At("backup.db"), "--store", other.Place);
        Assert.Equal(files, Evaluate(other));

        var erased = Pseudonym().Match(Erase(place, "Anna Bell")).Value;
        Assert.Contains($"Who is behind {erased} was erased before.", Erase(place, "Anna Bell"));
        Assert.Equal(WithoutHash(files).Replace("\"Anna Bell\"", $"\"{erased}\"", StringComparison.Ordinal).Split('\n').Order(), WithoutHash(Evaluate(place)).Split('\n').Order());
        Assert.Equal(statement, Session.Output("issued", "--store", place.Place, "--format", "json"));
        Assert.Contains(statement.Split("\"contentHash\": \"")[1].Split('"')[0], issued);
        Assert.Contains("stands as it was issued", Session.Output("issue", "--store", place.Place, "--period", "2026-06"));
        var trail = Session.Output("audit", "--store", place.Place);
        Assert.Contains($"erased who is behind {erased}: request 17", trail);
        Assert.DoesNotContain("Bell", trail);

        // Neither the same file again nor one that is read anew brings anybody back.
        Import(folder, place, Rows);
        Import(folder, place, Rows.Replace("2026-06-02T08:00:00Z", "2026-06-02T08:30:00Z", StringComparison.Ordinal));
        Assert.DoesNotContain("Anna Bell", Evaluate(place));
        Assert.Contains($"\"agent\": \"{erased}\"", Evaluate(place));
        Assert.Contains("\"agent\": \"Anna\"", Evaluate(place));
        Assert.Equal(files, Evaluate(other));
    }

    [Fact]
    public void A_statement_that_names_nobody_is_written_as_it_is()
    {
        var written = Session.Output("evaluate", Session.Path("examples/web-shop"), "--period", "2026-06", "--format", "json");
        var (content, hash) = PersonalJson.With(written, new Dictionary<string, string> { ["nobody"] = "somebody" });

        Assert.Equal(written, content);
        Assert.Contains($"\"contentHash\": \"{hash}\"", written);
        Assert.True(StatementJson.IsWhole(content));
    }

    [Fact]
    public void Nothing_of_a_person_is_left_in_the_bytes_of_a_file()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        var many = string.Concat(Enumerable.Range(0, 3_000).Select(i => $"m{i},2026-06-05T08:00:00Z,opened,Agent {i % 700},Requester Number {i},P3\n"));
        Import(folder, place, Rows + many);
        var rejected = File.ReadAllText(folder.At("rejected.csv"));
        Assert.Contains("tickets.csv,10,KPT419,\"A stamp in the source's format is expected in column \"\"at\"\", but this is \"\"…\"\"", rejected);
        Assert.DoesNotContain("Anna", rejected);
        Assert.DoesNotContain("Erika", rejected);
        Assert.Equal(1, Count(place, "Requester Number 1500"));   // the table of pseudonyms, and nowhere else

        Erase(place, "Requester Number 1500");
        Erase(place, Requester);
        Erase(place, "Erika", isKnown: false);   // only rows that could not be used had her

        Assert.Equal(0, Count(place, "Requester Number 1500"));
        Assert.Equal(0, Count(place, "Wąs"));
        Assert.Equal(0, Count(place, "Erika"));
        Assert.Equal(1, Count(place, "Requester Number 1501"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public void Who_has_no_case_left_is_forgotten_with_the_last_one(EngineKind engine)
    {
        using var folder = new Folder();
        using var place = new TestPlace(engine);
        Import(folder, place, Rows.Replace("2026-06-04", "2026-10-04", StringComparison.Ordinal), "keep: 2 months after resolved");
        foreach (var month in new[] { "2026-06", "2026-07", "2026-08", "2026-09" })
        {
            Session.Output("close", "--store", place.Place, "--period", month);
            Session.Output("issue", "--store", place.Place, "--period", month);
        }
        string[] retain = ["retain", "--store", place.Place, "--at", "2026-11-20"];
        Assert.Contains("tickets: 6 rows of 2026-06-02 to 2026-06-03 removed", Session.Output(retain));
        Assert.DoesNotContain("pseudonyms", Session.Output("audit", "--store", place.Place));   // an import that runs may be going to use them

        using (var store = Store.Open(place.Place)) store.Write(transaction => transaction.Change("UPDATE pseudonyms SET recorded = 0", new { }));
        Session.Output(retain);
        Assert.Contains("who is behind 3 pseudonyms of which no case is left", Session.Output("audit", "--store", place.Place));   // Anna, Łukasz and Erik
        using (var store = Store.Open(place.Place))
            Assert.Equal(["Anna Bell", "met"], store.Read(transaction => Storage.Pseudonyms.PersonalNames.Values(transaction, Organisation.Own)).Values.Select(Encoding.UTF8.GetString).Order());
    }

    [Fact]
    public void What_came_in_before_a_column_was_personal_is_told()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        folder.Write("tickets.csv", Rows);
        folder.Write("agreement.yaml", Text.Replace("  personal: [requester, worked_by]\n", "", StringComparison.Ordinal));
        Session.Output("import", folder.Path, "--store", place.Place, "--rejected", folder.At("rejected.csv"));
        Session.Output("issue", "--store", place.Place, "--period", "2026-06");
        Import(folder, place, Rows);

        var outcome = Session.Run("erase", "--store", place.Place, "--person", "Anna", "--reason", "request 17");

        Assert.Equal(
            (ExitCode.Invalid, "kept: It still stands in rows of 'tickets', which came into the store before it was called personal.\n"
                + "kept: It still stands in the statement desk@1 2026-06 revision 1, which came into the store before it was called personal.\n"),
            (outcome.Code, outcome.Errors));
    }

    [Fact]
    public void A_reason_does_not_name_who_is_forgotten()
    {
        using var folder = new Folder();
        using var place = new TestPlace(EngineKind.Sqlite);
        Import(folder, place, Rows);

        var outcome = Session.Run("erase", "--store", place.Place, "--person", "Anna Bell", "--reason", "anna bell asked for it");

        Assert.Equal((ExitCode.Invalid, "kept: The reason names who is to be forgotten, and would stay in the audit trail.\n"), (outcome.Code, outcome.Errors));
        Assert.Contains("Anna Bell", Evaluate(place));
    }

    private static void Import(Folder folder, TestPlace place, string rows, string? keep = null)
    {
        folder.Write("agreement.yaml", keep is null ? Text : Text.Replace("files: tickets.csv", $"files: tickets.csv\n  {keep}", StringComparison.Ordinal));
        folder.Write("tickets.csv", rows);
        Session.Output("import", folder.Path, "--store", place.Place, "--rejected", folder.At("rejected.csv"));
    }

    private static string Erase(TestPlace place, string person, bool isKnown = true)
    {
        var said = Session.Output("erase", "--store", place.Place, "--person", person, "--reason", "request 17");
        Assert.Equal(isKnown, said != "No personal column of the store ever held this.\n");
        return said;
    }

    private static string Evaluate(TestPlace place) => Session.Output("evaluate", "--store", place.Place, "--period", "2026-06", "--format", "json");

    private static string WithoutHash(string json) => Regex.Replace(json, "\"contentHash\": .*", "");

    /// <summary>How often a text stands in the files of a store.</summary>
    private static int Count(TestPlace place, string text) => Directory.EnumerateFiles(Path.GetDirectoryName(place.Place)!)
        .Sum(file => Regex.Count(Encoding.Latin1.GetString(File.ReadAllBytes(file)), Regex.Escape(Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text))) + "(?![0-9])"));

    [GeneratedRegex("person[0-9a-f]{32}")]
    private static partial Regex Pseudonym();
}
