using System.Text;
using Kept.Agreements;
using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class NdjsonTests
{
    private static Source Values(params string[] paths) => Given.Source(new SourceContent.Cases(
        "id", new CaseRows.OneRowACase([], []), [], [.. paths.Select(path => new Column(path, path, null))])) with
    {
        Format = FileFormat.Ndjson,
    };

    [Theory]
    [InlineData("v", """{"id":"1","v":"text"}""", "text")]
    [InlineData("v", """  {"v" : "text" , "id":"1"} """, "text")]
    [InlineData("v", """{"id":1,"v":12.50}""", "12.50")]
    [InlineData("v", """{"id":1,"v":-1e3}""", "-1e3")]
    [InlineData("v", """{"id":1,"v":true}""", "true")]
    [InlineData("v", """{"id":1,"v":false}""", "false")]
    [InlineData("v", """{"id":1,"v":null}""", null)]
    [InlineData("v", """{"id":1}""", null)]
    [InlineData("v", """{"id":1,"v":"a","v":"b"}""", "b")]
    [InlineData("v", """{"id":1,"v":"a\n\"b\" \u00fc \ud83d\ude42"}""", "a\n\"b\" ü 🙂")]
    [InlineData("v", """{"id":1,"v":"not \\n escaped"}""", "not \\n escaped")]
    [InlineData("v", """{"id":1,"\u0076":"escaped name"}""", "escaped name")]
    [InlineData("user.name", """{"id":1,"user":{"id":2,"name":"Ann"}}""", "Ann")]
    [InlineData("user.name", """{"id":1,"user":"Ann"}""", null)]
    [InlineData("user.name", """{"id":1,"user":{"name":"Ann","more":{"name":"x"}},"name":"y"}""", "Ann")]
    [InlineData("pauses[1].from", """{"id":1,"pauses":[{"from":"a"},{"from":"b"}]}""", "b")]
    [InlineData("pauses[1].from", """{"id":1,"pauses":[{"from":"a"}]}""", null)]
    [InlineData("m[0][1]", """{"id":1,"m":[[1,2],[3,4]]}""", "2")]
    [InlineData("attributes[\"http.status\"].code", """{"id":1,"attributes":{"http.status":{"code":500}}}""", "500")]
    [InlineData("v", """{"skipped":[{"v":1},[2,{"v":3}]],"id":1,"v":"after"}""", "after")]
    public void Values_are_found_by_their_path(string path, string line, string? value)
    {
        var read = Values(path).Read(line + "\n");

        Assert.Equal(value, read.Value!.AtEnd().Cases().FindField(path)![0]);
        Assert.Equal("1", read.Value!.AtEnd().Cases().Id(0));
    }

    [Fact]
    public void Each_line_is_a_row_whatever_its_end_and_blank_lines_are_none()
    {
        var log = Values("v").Log("\uFEFF{\"id\":1}\r\n\r\n  \n{\"id\":2}\r{\"id\":3}\n{\"id\":4}");

        Assert.Equal(4, log.AtEnd().Cases().Count);
        Assert.Equal(4, log.Report.RowsRead);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("""{"id":2""")]
    [InlineData("""{"id":2},""")]
    [InlineData("""{"id":2}{"id":3}""")]
    [InlineData("""["id",2]""")]
    [InlineData("2")]
    [InlineData("null")]
    [InlineData("""{"id":2,"v":"\ud83d"}""")]
    [InlineData("""{'id':2}""")]
    public void A_line_that_is_no_object_is_left_out_and_said(string line)
    {
        var read = Values("v").Read($"{{\"id\":1,\"v\":\"x\"}}\n{line}\n");

        Assert.Equal(("KPT415", 2), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Place.Line));
        Assert.Equal(1, read.Value!.Report.RowsKept);
    }

    [Fact]
    public void An_object_where_a_value_is_expected_is_said()
    {
        var read = Values("v").Read("{\"id\":1,\"v\":\"x\"}\n{\"id\":2,\"v\":{}}\n{\"id\":3,\"v\":[1]}\n{\"id\":4}\n");

        Assert.Equal("KPT416", Assert.Single(read.Diagnostics).Code);
        Assert.Equal((4, 2), (read.Value!.Report.RowsRead, read.Value!.Report.RowsRejected));
    }

    [Fact]
    public void A_path_that_no_row_has_is_noted()
    {
        var read = Values("nmae").Read("{\"id\":1,\"name\":\"Ann\"}\n");

        Assert.Equal("test.csv:1: note KPT434: No row of the file has a value at nmae. "
            + "Check the path when you expect some; JSON's names are case-sensitive.",
            Assert.Single(read.Diagnostics).ToString());
    }

    [Theory]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a[")]
    [InlineData("a[]")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a[0]b")]
    [InlineData("a[\"\"]")]
    [InlineData("a[\"b]")]
    [InlineData("a[99999999999]")]
    public void A_path_that_is_none_is_an_error_of_the_source(string path) =>
        Assert.Equal("KPT411", Assert.Single(Values(path).Read("{\"id\":1}\n").Diagnostics).Code);

    [Fact]
    public void An_empty_file_holds_no_measurements() => Assert.Equal(0, Values("v").Log("").Report.RowsRead);

    [Fact]
    public void Objects_nested_ever_deeper_do_not_overflow_the_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"v\":", 100_000)) + "1" + new string('}', 100_000);

        var read = Values("w").Read($"{{\"id\":1,\"w\":1}}\n{deep}\n");

        Assert.Equal("KPT415", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void A_long_line_is_skipped_to_its_end()
    {
        var longLine = $"{{\"id\":2,\"v\":\"{new string('x', 3_000_000)}\"}}\n";

        var read = Values("v").Read("{\"id\":1,\"v\":1}\n" + longLine + "{\"id\":3,\"v\":1}\n!\n{\"id\":4}\n");

        Assert.Equal(["KPT413", "KPT415"], read.Diagnostics.Select(d => d.Code));
        Assert.Equal([2, 4], read.Diagnostics.Select(d => d.Place.Line));
    }

    [Fact]
    public void A_file_of_nothing_but_bad_lines_ends_early()
    {
        var read = Values("v").Read(string.Concat(Enumerable.Repeat("{x\n", 200_000)));

        Assert.Contains("KPT438", read.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void Lines_may_lie_across_blocks()
    {
        var bytes = Encoding.UTF8.GetBytes("{\"id\":1,\"v\":\"caf\\u00e9\"}\r\n{\"id\":2,\"v\":\"tea\"}\r\n");
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            var read = MeasurementReader.Read(Values("v"), [new("cut.ndjson", Given.Blocks(bytes, cut))]);

            var field = read.Value!.AtEnd().Cases().FindField("v")!;
            Assert.Equal(("café", "tea"), (field[0], field[1]));
        }
    }
}
