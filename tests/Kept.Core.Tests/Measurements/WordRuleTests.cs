using System.Globalization;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

/// <summary>Words by conditions on columns.</summary>
public class WordRuleTests
{
    private static readonly Column State = new("state", "code", Given.Words(otherwise: "up"))
    {
        Rules = [Rule("down", "code", 500), Rule("slow", "ms", 1000), Rule("very-slow", "ms", 2000)],
    };

    [Fact]
    public void The_first_condition_that_a_row_meets_gives_its_word()
    {
        var log = Source(State).Log(
            "at,service,code,ms\n2026-06-01T00:00:00Z,a,200,10\n2026-06-02T00:00:00Z,a,500,1500\n2026-06-03T00:00:00Z,a,200,2500\n2026-06-04T00:00:00Z,a,,\n");
        Assert.Equal(["up", "down", "slow", "up"], log.AtEnd().Lines().Select(line => line.Split(' ')[2]));
    }

    [Fact]
    public void A_row_without_a_state_is_no_record()
    {
        var log = Source(State with { Words = null }).Log("at,service,code,ms\n2026-06-01T00:00:00Z,a,200,10\n2026-06-02T00:00:00Z,a,503,10\n");
        Assert.Equal((1, 1), (log.AtEnd().Lines().Length, log.Report.RowsKept));
    }

    [Fact]
    public void Words_by_conditions_are_those_that_a_column_of_words_would_hold() => Law.Holds(
        from cells in Gen.Choose(0, 999).Two().ListOf(30)
        from first in Gen.Choose(0, 999)
        from second in Gen.Choose(0, 999)
        select (cells, first, second),
        given =>
        {
            var column = new Column("state", "x", Given.Words(otherwise: "none"))
            {
                Rules = [Rule("first", "x", given.first), Rule("second", "y", given.second)],
            };
            var rows = given.cells.Select((cell, i) => (At: Given.Text(Given.Tick("2026-06-01T00:00:00Z") + i * 600_000_000L), cell)).ToList();
            var byRules = Source(column).Log("at,service,x,y\n" + string.Concat(rows.Select(r => Line(r.At, r.cell.Item1, r.cell.Item2))));
            var byWords = Given.States().Log("at,service,state\n" + string.Concat(rows.Select(r =>
                $"{r.At},a,{(r.cell.Item1 >= given.first ? "first" : r.cell.Item2 >= given.second ? "second" : "none")}\n")));
            return byRules.AtEnd().Lines().SequenceEqual(byWords.AtEnd().Lines());
        });

    private static string Line(string at, int x, int y) => string.Create(CultureInfo.InvariantCulture, $"{at},a,{x},{y}\n");

    private static WordRule Rule(string word, string column, int least) => new(word, new Expression.Compare(
        Comparator.AtLeast, new Expression.Name(column, Given.Clause), new Expression.Literal(Quantity.Number(least), Given.Clause), Given.Clause));

    private static Source Source(Column state) => Given.Source(new SourceContent.States(Given.Iso("at"), state, null, [Given.Column("service")]));
}
