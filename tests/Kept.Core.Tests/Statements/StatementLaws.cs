using System.Text.Json;
using Kept.Core.Tests.Evaluation;
using Kept.Core.Tests.Remedies;
using Kept.Core.Tests.Unions;
using Kept.Remedies;
using Kept.Statements;
using Xunit;

namespace Kept.Core.Tests.Statements;

/// <summary>The views of a statement: the same bytes for the same inputs, well formed, and saying what the settlement says.</summary>
public sealed class StatementLaws
{
    private static readonly string[] Verdicts = ["met", "missed", "not-determined"];

    [Fact]
    public void The_same_inputs_give_the_same_bytes() => Law.Holds(
        Dice.Throw(dice => (Trial: Trial.OfAnyKind(dice), Seed: dice.Between(0, 1_000_000))),
        given =>
        {
            var promised = Promised.Throw(new Dice(given.Seed), Outcome.Certain(new Fraction(1, 2), null), given.Trial.Steps);
            Assert.Equal(Views(given.Trial, promised), Views(given.Trial, promised));
        },
        60);

    [Fact]
    public void The_statement_of_everything_has_the_same_bytes_every_time() =>
        Assert.All(
            EveryCase.Workspaces.Zip(EveryCase.Workspaces),
            same => Assert.Equal(Views(EveryCase.Settle(same.First).Statement), Views(EveryCase.Settle(same.Second).Statement)));

    [Fact]
    public void Json_is_well_formed_and_has_the_stable_core() => Law.Holds(
        Dice.Throw(SettlementTrial.Throw),
        trial =>
        {
            var (evaluation, settlement) = trial.Settle();
            var json = StatementJson.Write(Statement.Draw(evaluation, settlement, []));
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            Assert.Equal("trial", root.GetProperty("agreement").GetString());
            Assert.Equal(1, root.GetProperty("version").GetInt32());
            Assert.StartsWith("sha256:", root.GetProperty("contentHash").GetString(), StringComparison.Ordinal);
            Assert.Equal(evaluation.Findings.Count, root.GetProperty("objectives").GetArrayLength());
            foreach (var objective in root.GetProperty("objectives").EnumerateArray()) Check(objective);
            Assert.Equal(
                settlement.Total is { } total ? total.IsCertain ? total.Least.Digits : $"{total.Least.Digits} to {total.Most.Digits}" : "null",
                Total(root.GetProperty("total")));
            Assert.Equal(json, StatementJson.Write(Statement.Draw(evaluation, settlement, [])));
        },
        80);

    private static void Check(JsonElement objective)
    {
        Assert.Contains(objective.GetProperty("verdict").GetString(), Verdicts);
        Assert.Equal(JsonValueKind.Object, objective.GetProperty("bounds").ValueKind);
        if (objective.GetProperty("attainment") is { ValueKind: JsonValueKind.Object } attainment)
            Assert.Matches("^-?[0-9]+/[1-9][0-9]*$", attainment.GetProperty("exact").GetString()!);
        foreach (var remedy in objective.GetProperty("remedies").EnumerateArray())
            Assert.Equal("credit", remedy.GetProperty("kind").GetString());
    }

    private static string Total(JsonElement total) => total.ValueKind is JsonValueKind.Null ? "null" : total.GetProperty("amount") switch
    {
        { ValueKind: JsonValueKind.Object } range => $"{range.GetProperty("least").GetString()} to {range.GetProperty("most").GetString()}",
        var amount => amount.GetString()!,
    };

    private static string Views(Trial trial, Promised promised)
    {
        var evaluation = trial.Evaluate(promised, tracesDays: true);
        return Views(Statement.Draw(evaluation, new Settlement([], [], null), []));
    }

    private static string Views(Statement statement) =>
        StatementText.Write(statement) + StatementJson.Write(statement) + WhyText.Write(statement, null) + WhyJson.Write([statement], null);
}
