using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Kept.Cli.Tests.Commands;

/// <summary>The fields of a statement that programs rely on.</summary>
public sealed class StatementContractTests
{
    private static readonly string Workspace = Session.Path("tests/scenarios/statement-for-programs");

    private readonly string _text = Session.Run("evaluate", Workspace, "--period", "2026-06", "--format", "json").Output;

    private JsonElement Statement => JsonDocument.Parse(_text).RootElement;

    private JsonElement Objective => Assert.Single(Statement.GetProperty("objectives").EnumerateArray());

    [Fact]
    public void It_says_which_agreement_period_and_knowledge_it_is_about()
    {
        Assert.Equal("acme-shop", Text(Statement, "agreement"));
        Assert.Equal(3, Statement.GetProperty("version").GetInt32());
        Assert.Equal("2026-06", Text(Statement, "period"));
        Assert.Equal("2026-07-01T00:00:00Z", Text(Statement, "asOf"));
        Assert.Equal("2026-07-01T00:00:00Z", Text(Statement, "at"));
        Assert.Equal("UTC", Text(Statement, "timeZone"));
    }

    [Fact]
    public void An_objective_has_its_promise_attainment_bounds_and_verdict()
    {
        Assert.Equal("availability", Text(Objective, "name"));
        Assert.Equal("shop", Text(Objective, "service"));
        Assert.Equal("""{"region":"eu"}""", Json(Objective, "scope"));
        Assert.Equal(">= 99.95%", Text(Objective, "target"));
        Assert.Equal("""{"exact":"799/800","value":"99.875","unit":"%"}""", Json(Objective, "attainment"));
        Assert.Equal("""{"worst":"799/800","best":"799/800"}""", Json(Objective, "bounds"));
        Assert.Equal("missed", Text(Objective, "verdict"));
        Assert.Equal("agreement.yaml:14:7", Text(Objective, "clause"));
    }

    [Fact]
    public void A_credit_has_its_percentage_amount_and_currency()
    {
        var credit = Assert.Single(Objective.GetProperty("remedies").EnumerateArray());

        Assert.Equal("credit", Text(credit, "kind"));
        Assert.Equal("10", Text(credit, "percent"));
        Assert.Equal("420.00", Text(credit, "amount"));
        Assert.Equal("USD", Text(credit, "currency"));
        Assert.Equal("""{"amount":"420.00","currency":"USD"}""", Json(Statement, "total"));
    }

    [Fact]
    public void The_documented_fields_are_there_with_their_values()
    {
        var page = File.ReadAllText(Session.Path("docs/command-line.md"));
        var documented = JsonDocument.Parse(page.Split("```json")[1].Split("```")[0]).RootElement;

        Assert.Empty(Missing(documented, Statement, ""));
    }

    [Fact]
    public void The_hash_is_that_of_the_text_without_it()
    {
        var hash = Text(Statement, "contentHash");
        var without = _text.Replace($",\n  \"contentHash\": \"{hash}\"", "", StringComparison.Ordinal);

        Assert.NotEqual(_text, without);
        Assert.Equal("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(without))), hash);
    }

    [Fact]
    public void The_same_inputs_give_the_same_bytes_wherever_the_files_lie()
    {
        using var copy = Folder.CopyOf("tests/scenarios/statement-for-programs");

        Assert.Equal(_text, Session.Run("evaluate", copy.Path, "--period", "2026-06", "--format", "json").Output);
    }

    [Fact]
    public void What_was_not_measured_is_not_determined_and_has_open_bounds_and_a_range_of_credits()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        folder.Write("states.csv", "at,region,state\n2026-06-11T00:00:00Z,eu,up\n2026-07-01T00:00:00Z,eu,up\n");
        var objective = JsonDocument.Parse(Session.Run("evaluate", folder.Path, "-p", "2026-06", "-f", "json").Output).RootElement.GetProperty("objectives")[0];

        Assert.Equal("""{"exact":"1/1","value":"100","unit":"%"}""", Json(objective, "attainment"));
        Assert.Equal("""{"worst":"2/3","best":"1/1"}""", Json(objective, "bounds"));
        Assert.Equal("not-determined", Text(objective, "verdict"));
        Assert.Equal("""{"least":"0.00","most":"1050.00"}""", Json(objective.GetProperty("remedies")[0], "amount"));
    }

    /// <summary>What the documented element has and the actual one has not.</summary>
    private static IEnumerable<string> Missing(JsonElement documented, JsonElement actual, string path) => documented.ValueKind switch
    {
        JsonValueKind.Object => documented.EnumerateObject().SelectMany(p => actual.TryGetProperty(p.Name, out var value)
            ? Missing(p.Value, value, $"{path}/{p.Name}")
            : [$"{path}/{p.Name}"]),
        JsonValueKind.Array => documented.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany(pair => Missing(pair.First, pair.Second, path)),
        _ => documented.ToString().EndsWith('…') || documented.ToString() == actual.ToString() ? [] : [$"{path} is {actual}"],
    };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static string Json(JsonElement element, string name) => JsonSerializer.Serialize(element.GetProperty(name));
}
