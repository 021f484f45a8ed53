using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class CsvLaws
{
    private static Source TwoFields { get; } = Given.Source(new SourceContent.Cases(
        "id", new CaseRows.OneRowACase([], []), [], [Given.Column("a"), Given.Column("b")])) with
    {
        Header = ["id", "a", "b"],
    };

    // Everything that means something to a tokenizer comes often.
    private static Gen<string> Soup { get; } = Gen.Elements(
            "a", "b", "é", "🙂", " ", ",", ",", ",", ",", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", "x,y,z\n",
            "\"q\",", "\n\n")
        .ListOf().Select(parts => string.Concat(parts));

    private static Gen<string> Cell { get; } = Gen.OneOf(
        Gen.Elements(
            "", "plain", "with space ", " x", "a,b", "say \"hi\"", "two\nlines", "three\r\n\rlines", "\"", "\"\"", "ü",
            "\t"),
        Soup);

    private static Gen<int[]> Cuts { get; } = Gen.Choose(0, 200).ArrayOf();

    [Fact]
    public void Any_text_is_cut_into_the_same_cells_as_one_character_at_a_time() =>
        Prop.ForAll(Soup.ToArbitrary(), Cuts.ToArbitrary(), (text, cuts) => AgreesWithTwin(text, cuts))
            .QuickCheckThrowOnFailure(2_000);

    [Fact]
    public void Written_cells_are_read_back_however_they_are_quoted()
    {
        var row = from a in Cell from b in Cell from quotes in Gen.Choose(0, 7) select (a, b, quotes);
        var table =
            from rows in row.ListOf()
            from end in Gen.Elements("\n", "\r\n", "\r")
            from cuts in Cuts
            select (rows, end, cuts);
        Prop.ForAll(table.ToArbitrary(), t =>
        {
            var text = string.Concat(t.rows.Select((r, i) =>
                $"{Write($"{i:0000}", r.quotes & 1)},{Write(r.a, r.quotes & 2)},{Write(r.b, r.quotes & 4)}{t.end}"));
            var cases = Read(text, t.cuts).Value!.AtEnd().Cases();
            return cases.Count == t.rows.Count
                && t.rows.Select((r, i) => FieldsAre(cases, i, r.a, r.b)).All(same => same);
        }).QuickCheckThrowOnFailure(500);
    }

    private static string Write(string cell, int quotes) =>
        quotes != 0 || cell.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;

    private static bool FieldsAre(CaseTable cases, int number, string a, string b) =>
        (cases.FindField("a")![number] ?? "") == a && (cases.FindField("b")![number] ?? "") == b;

    private static Kept.Diagnostics.Checked<SourceLog> Read(string text, int[] cuts) => MeasurementReader.Read(
        TwoFields, [new("soup.csv", Given.Blocks(Encoding.UTF8.GetBytes(text), cuts))]);

    private static bool AgreesWithTwin(string soup, int[] cuts)
    {
        // Enough good rows that no share of bad ones fails the file.
        var text = soup + "\n" + string.Concat(Enumerable.Range(0, soup.Length + 1).Select(i => $"good{i},,\n"));
        var rows = CsvTwin.Read(text);
        var good = rows.Where(row => row.Cells is { Count: 3 } cells && cells[0].Length > 0).ToList();
        var expected = good.GroupBy(row => row.Cells![0]).ToDictionary(same => same.Key, same => same.Last().Cells!);

        var log = Read(text, cuts).Value!;
        var cases = log.AtEnd().Cases();
        var ragged = log.Report.Remarks.Where(remark => remark.Code is "KPT412" or "KPT414")
            .SelectMany(remark => remark.First);
        return log.Report.RowsRead == rows.Count
            && log.Report.RowsRejected == rows.Count - good.Count
            && ragged.All(place => rows.Any(row => row.Line == place.Line && row.Cells is not { Count: 3 }))
            && cases.Count == expected.Count
            && Enumerable.Range(0, cases.Count)
                .All(i => FieldsAre(cases, i, expected[cases.Id(i)][1], expected[cases.Id(i)][2]));
    }
}
