using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class CsvTests
{
    private static Source Notes { get; } = Given.Source(new SourceContent.Cases(
        "id", new CaseRows.OneRowACase([], []), [], [Given.Column("note")]));

    private static IEnumerable<string> Ids(CaseTable cases) => Enumerable.Range(0, cases.Count).Select(cases.Id);

    private static string? Note(string text) => Notes.Log(text).AtEnd().Cases().FindField("note")![0];

    [Theory]
    [InlineData("id,note\n1,plain\n", "plain")]
    [InlineData("id,note\r\n1,plain\r\n", "plain")]
    [InlineData("id,note\r1,plain\r", "plain")]
    [InlineData("id,note\n1,no line end", "no line end")]
    [InlineData("\n\r\nid,note\n\n\n1,after blank lines\n\n", "after blank lines")]
    [InlineData("\uFEFFid,note\n1,behind a byte order mark\n", "behind a byte order mark")]
    [InlineData("note,id\nanother order,1\n", "another order")]
    [InlineData("id,note,x\n1,trailing empty cell,\n", "trailing empty cell")]
    [InlineData("id,note\n1,\"quoted, comma\"\n", "quoted, comma")]
    [InlineData("id,note\n1,\"a \"\"word\"\"\"\n", "a \"word\"")]
    [InlineData("id,note\n1,\"two\r\nlines\"\n", "two\r\nlines")]
    [InlineData("id,note\n1,a 5\" pipe\n", "a 5\" pipe")]
    [InlineData("id,note\n1, spaces are data \n", " spaces are data ")]
    [InlineData("id,note\n1,\"\"\n", null)]
    [InlineData("\"id\",\"no\"\"te\",note\n1,x,quoted header\n", "quoted header")]
    public void Cells_are_read_as_they_are_written(string text, string? note) => Assert.Equal(note, Note(text));

    [Theory]
    [InlineData(';', "id;note\n1;a,b\n")]
    [InlineData('\t', "id\tnote\n1\ta,b\n")]
    [InlineData('|', "id|note\n1|a,b\n")]
    public void The_delimiter_is_the_one_that_the_source_gives(char delimiter, string text) =>
        Assert.Equal("a,b", (Notes with { Delimiter = delimiter }).Log(text).AtEnd().Cases().FindField("note")![0]);

    [Fact]
    public void A_file_without_a_header_row_takes_the_names_given()
    {
        var log = (Notes with { Header = ["skipped", "id", "note"] }).Log("x,1,first row is data\n");

        Assert.Equal("first row is data", log.AtEnd().Cases().FindField("note")![0]);
    }

    [Fact]
    public void A_header_without_rows_is_no_measurements_and_no_error()
    {
        var read = Notes.Read("id,note\n");

        Assert.Empty(read.Diagnostics);
        Assert.Equal(0, read.Value!.AtEnd().Cases().Count);
        Assert.Null(read.Value!.LatestInstant);
    }

    [Fact]
    public void Ragged_rows_are_left_out_and_said_with_their_lines()
    {
        var read = Notes.Read("id,note\n1,a\n2\n3,\"x\ny\"\n4,b,c\n5,d\n6,e,f\n7,g\n8\n9,h\n");

        Assert.Equal<string>(
            [
                "test.csv:3: warning KPT412: A row has 1 column where the header has 2, so it is left out. "
                + "(4 such rows; the next are lines 6 and 8.) "
                + "Look for a delimiter in a cell without quotes, or for a line that was cut off.",
            ],
            read.Diagnostics.Select(d => d.ToString()));
        var report = read.Value!.Report;
        Assert.Equal((9, 5, 4), (report.RowsRead, report.RowsKept, report.RowsRejected));
        Assert.Equal<RowPlace>([new(3, "2"), new(6, "4,b,c"), new(8, "6,e,f")], report.Remarks[0].First);
    }

    [Fact]
    public void An_unclosed_quote_costs_its_own_row_only()
    {
        var read = Notes.Read("id,note\n1,a\n2,\"never closed\n3,b\n4,\"closed\"\n5,c\n");

        var cases = read.Value!.AtEnd().Cases();
        Assert.Equal(["1", "3", "4", "5"], Ids(cases));
        var warning = Assert.Single(read.Diagnostics);
        Assert.Equal(("KPT414", 3), (warning.Code, warning.Place.Line));
    }

    [Fact]
    public void A_row_longer_than_a_mebibyte_is_skipped_to_its_end()
    {
        var longest = new string('x', 1024 * 1024 - 2);

        var read = Notes.Read($"id,note\n1,{longest}\n2,{longest}x\n3,\"{longest}\"\n4,b\n5,c\n");

        var cases = read.Value!.AtEnd().Cases();
        Assert.Equal(["1", "4", "5"], Ids(cases));
        Assert.Equal(["KPT413", "KPT414"], read.Diagnostics.Select(d => d.Code));
        Assert.Equal([3, 4], read.Diagnostics.Select(d => d.Place.Line));
    }

    [Fact]
    public void The_lines_after_a_long_row_keep_their_numbers()
    {
        var read = Notes.Read($"id,note\n1,a\n2,{new string('x', 3_000_000)}\r\n3,b\n4\n5,c\n6,d\n");

        Assert.Equal([3, 5], read.Diagnostics.Select(d => d.Place.Line));
    }

    [Fact]
    public void Quotes_that_open_in_every_line_and_never_close_do_not_take_for_ever()
    {
        // Each line alone opens a quote, and from within a quote each line opens the next one.
        var line = Encoding.UTF8.GetBytes("a\",b,\"c\n");
        var lines = Enumerable.Repeat(line, 500_000).SelectMany(bytes => bytes).ToArray();

        var read = MeasurementReader.Read(Notes, [new("hostile.csv", Given.Blocks([.. "id,note\n"u8, .. lines]))]);

        Assert.True(read.HasErrors);
    }

    [Fact]
    public void A_hundred_thousand_stray_quotes_are_each_a_rejected_row()
    {
        var text = new StringBuilder("id,note\n");
        for (var i = 0; i < 100_000; i++) text.Append(null, $"{i},fine\n{i},\"stray\" quote\na{i},fine\n");

        var report = Notes.Log(text.ToString()).Report;

        Assert.Equal((300_000, 100_000), (report.RowsRead, report.RowsRejected));
    }

    [Theory]
    [InlineData("", "KPT401")]
    [InlineData("\n\r\n", "KPT401")]
    [InlineData("\uFEFF", "KPT401")]
    [InlineData("id,nota\n1,a\n", "KPT402")]
    [InlineData("id,note,note\n1,a,b\n", "KPT403")]
    [InlineData("id,note\n1,a\0b\n", "KPT404")]
    [InlineData("id,\"note\n1,a\n", "KPT409")]
    public void A_file_that_cannot_be_read_gives_an_error_and_no_value(string text, string code)
    {
        var read = Notes.Read(text);

        Assert.Null(read.Value);
        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void All_missing_columns_are_named_with_what_was_probably_meant()
    {
        var read = Notes.Read("ID,Notes,other\n1,a,b\n");

        Assert.Equal(
            [
                "test.csv:1: error KPT402: A column \"id\" is expected, but the header has ID, Notes, other. "
                + "Did you mean \"ID\"?",
                "test.csv:1: error KPT402: A column \"note\" is expected, but the header has ID, Notes, other. "
                + "Did you mean \"Notes\"?",
            ],
            read.Diagnostics.Select(d => d.ToString()));
    }

    [Fact]
    public void A_column_that_the_given_header_lacks_is_an_error_of_the_source()
    {
        var read = (Notes with { Header = ["id", "text"] }).Read("1,a\n");

        Assert.Equal(Given.Clause, Assert.Single(read.Diagnostics).Place);
    }

    [Fact]
    public void A_column_that_is_there_twice_is_no_error_when_it_is_not_used() =>
        Assert.Empty(Notes.Read("id,note,x,x,,\n1,a,b,c,d,e\n").Diagnostics);

    [Fact]
    public void The_line_of_a_NUL_byte_is_said()
    {
        var error = Assert.Single(Notes.Read("id,note\n1,a\n2,b\0\n").Diagnostics);

        Assert.Equal(("KPT404", 3), (error.Code, error.Place.Line));
    }

    [Fact]
    public void Text_in_UTF_16_is_refused()
    {
        var read = MeasurementReader.Read(Notes,
            [new("utf16.csv", Given.Blocks(Encoding.Unicode.GetBytes("\uFEFFid,note\n1,a\n")))]);

        Assert.Equal("KPT404", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void A_cell_in_another_encoding_is_left_out_and_said()
    {
        byte[] latin1 = [.. "id,note\n1,fine\n2,M"u8, 0xFC, .. "ller\n3,fine\n"u8];

        var read = MeasurementReader.Read(Notes, [new("latin1.csv", Given.Blocks(latin1))]);

        Assert.Equal(("KPT417", 3), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Place.Line));
        Assert.Equal(2, read.Value!.Report.RowsKept);
    }

    [Fact]
    public void More_than_ten_thousand_columns_are_refused()
    {
        var header = "id,note" + string.Concat(Enumerable.Range(0, 9_998).Select(i => $",c{i}"));

        Assert.Empty(Notes.Read(header + "\n").Diagnostics);
        Assert.Equal("KPT407", Assert.Single(Notes.Read(header + ",x\n").Diagnostics).Code);
    }

    [Fact]
    public void A_row_of_a_million_columns_is_just_a_ragged_one()
    {
        var read = Notes.Read($"id,note\n1,a\n2{new string(',', 1_000_000)}\n3,b\n");

        Assert.StartsWith("A row has 1,000,001 columns", Assert.Single(read.Diagnostics).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_which_most_rows_do_not_fit_is_an_error()
    {
        var half = Notes.Read("id,note\n1,a\n2\n");
        var most = Notes.Read("id,note\n1,a\n2\n3\n");

        Assert.NotNull(half.Value);
        Assert.Null(most.Value);
        Assert.Equal(["KPT408", "KPT412"], most.Diagnostics.Select(d => d.Code));
    }

    [Fact]
    public void A_source_without_files_is_a_warning()
    {
        var read = MeasurementReader.Read(Notes, []);

        Assert.Equal(("KPT436", Severity.Warning),
            (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Severity));
        Assert.NotNull(read.Value);
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('¦')]
    public void A_delimiter_that_cannot_be_one_is_an_error_of_the_source(char delimiter) =>
        Assert.Equal("KPT437", Assert.Single((Notes with { Delimiter = delimiter }).Read("id\n").Diagnostics).Code);

    [Fact]
    public void Each_file_has_columns_in_an_order_of_its_own()
    {
        var cases = Notes.Log("id,note\n1,a\n", "x,note,id\n,b,2\n").AtEnd().Cases();

        Assert.Equal(["a", "b"], Enumerable.Range(0, 2).Select(i => cases.FindField("note")![i]));
    }

    [Fact]
    public void A_large_file_is_read_in_little_memory_and_its_bad_row_is_found()
    {
        const int Rows = 4_000_000;
        var keep = new Expression.Name("keep", Given.Clause);
        var yes = new Expression.Text("yes", Given.Clause);
        var source = Given.Source(new SourceContent.Counts(Given.Iso("at"), 0, [new("n", null)], true, [])) with
        {
            Where = new Expression.Compare(Kept.Quantities.Comparator.Equal, keep, yes, Given.Clause),
        };

        var before = GC.GetAllocatedBytesForCurrentThread();
        var read = MeasurementReader.Read(source, [new("large.csv", LargeFile(Rows))]);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.InRange(allocated, 0, 4_000_000);
        var warning = Assert.Single(read.Diagnostics);
        Assert.Equal(("KPT412", 3_000_002), (warning.Code, warning.Place.Line));
        Assert.Equal((Rows, Rows - 2, 1),
            (read.Value!.Report.RowsRead, read.Value.Report.RowsFilteredOut, read.Value.Report.RowsKept));
    }

    /// <summary>200 MB in blocks of a mebibyte; one row is kept, and one has too few columns.</summary>
    private static IEnumerable<ReadOnlyMemory<byte>> LargeFile(int rows)
    {
        var row = Encoding.UTF8.GetBytes("2026-06-01T00:00:00Z,no,a cell of no interest here\n");
        var block = new byte[row.Length * 20_000];
        for (var i = 0; i < 20_000; i++) row.CopyTo(block, i * row.Length);
        yield return "at,keep,text\n"u8.ToArray();
        for (var written = 0; written < rows; written += 20_000)
        {
            if (written != 3_000_000)
            {
                yield return block;
                continue;
            }
            yield return "2026-06-01T00:00:00Z\n"u8.ToArray();
            yield return "2026-06-01T00:00:00Z,yes,\n"u8.ToArray();
            yield return block.AsMemory(2 * row.Length);
        }
    }

    [Fact]
    public void A_file_that_cannot_be_read_on_fails_as_its_host_says()
    {
        static IEnumerable<ReadOnlyMemory<byte>> Blocks()
        {
            yield return "at,service,state\n2026-06-01T00:00:00Z,web,up\n"u8.ToArray();
            throw new IOException("gone");
        }

        var failure = Assert.Throws<IOException>(() => MeasurementReader.Read(Given.States(), [new("gone.csv", Blocks())]));
        Assert.Equal("gone", failure.Message);
    }
}
