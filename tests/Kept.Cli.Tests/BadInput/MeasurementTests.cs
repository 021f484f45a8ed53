using System.Text;

namespace Kept.Cli.Tests.BadInput;

/// <summary>Whatever lies where measurements should: a file that cannot be read is one message and no statement, rows that
/// cannot be used are counted and located, and all others are used.</summary>
public sealed class MeasurementTests
{
    private const string Good = "2026-06-01T00:00:00Z,12\n2026-06-02T00:00:00Z,13\n2026-06-03T00:00:00Z,14\n";

    private static readonly string Long = new('x', 5_000_000);

    public static TheoryData<string, string, byte[]> NotMeasurements => new()
    {
        { "empty", "rows.csv:1: error KPT401", [] },
        { "blank lines only", "rows.csv:1: error KPT401", "\n\n\n"u8.ToArray() },
        { "an archive", "rows.csv:1: error KPT404", [.. "PK\u0003\u0004"u8, 0, 0, .. "\u0001\u0002\n"u8, 0, 7, 0] },
        { "UTF-16", "rows.csv:1: error KPT404", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("at,ms\n" + Good)] },
        { "a NUL", "rows.csv:5: error KPT404", Encoding.UTF8.GetBytes("at,ms\n" + Good + "2026-06-04T00:00:00Z,\0\n") },
        { "a line of 5 MB", "rows.csv:1: error KPT409", Encoding.UTF8.GetBytes(Long) },
        { "a quote in the header that is not closed", "rows.csv:1: error KPT409", Encoding.UTF8.GetBytes("\"at,ms\n" + Good) },
    };

    /// <summary>Each with the rows that are used.</summary>
    public static TheoryData<string, int, string, string> BadRows => new()
    {
        { "a cell is missing", 3, "rows.csv:5: warning KPT412", Good + "2026-06-04T00:00:00Z\n" },
        { "a cell is too many", 3, "rows.csv:2: warning KPT412", "2026-06-04T00:00:00Z,12,13\n" + Good },
        { "no number", 3, "rows.csv:5: warning KPT424", Good + "2026-06-04T00:00:00Z,n/a\n" },
        { "a decimal comma", 3, "rows.csv:5: warning KPT424", Good + "2026-06-04T00:00:00Z,\"12,5\"\n" },
        { "no zone", 3, "rows.csv:5: warning KPT421", Good + "2026-06-04T00:00:00,12\n" },
        { "no such day", 3, "rows.csv:5: warning KPT420", Good + "2026-06-31T00:00:00Z,12\n" },
        { "an empty cell", 3, "rows.csv:5: warning KPT418", Good + ",12\n" },
        { "a quote that is not closed", 3, "rows.csv:2: warning KPT414", "2026-06-04T00:00:00Z,\"12\n" + Good },
        { "a line of 5 MB", 3, "rows.csv:3: warning KPT413", Good.Insert(Good.IndexOf('\n') + 1, Long + "\n") },
        { "a number of many digits", 3, "rows.csv:5: warning KPT425", Good + $"2026-06-04T00:00:00Z,{new string('9', 400)}\n" },
    };

    [Theory]
    [MemberData(nameof(NotMeasurements), DisableDiscoveryEnumeration = true)]
    public void What_are_no_measurements_is_one_message(string what, string shown, byte[] bytes)
    {
        using var given = new GivenWorkspace();
        var outcome = given.Write(GivenWorkspace.Rows, bytes).Evaluate();

        Assert.Equal([shown], outcome.Shown);
        Assert.Null(outcome.Statement);
        Assert.True(outcome.Took < TimeSpan.FromSeconds(20), what);
        Assert.InRange(outcome.Remarks.Length, 1, 2_000);
    }

    [Theory]
    [MemberData(nameof(BadRows), DisableDiscoveryEnumeration = true)]
    public void A_bad_row_is_located_and_all_others_are_used(string what, int used, string shown, string rows)
    {
        using var given = new GivenWorkspace();
        var outcome = given.Write(GivenWorkspace.Rows, "at,ms\n" + rows).Evaluate();

        Assert.Equal([shown], outcome.Shown);
        Assert.Equal(used, outcome.Used);
        Assert.True(outcome.Took < TimeSpan.FromSeconds(20), what);
        Assert.InRange(outcome.Remarks.Length, 1, 1_000);
    }

    [Fact]
    public void Bad_rows_of_a_kind_are_counted_in_one_message()
    {
        using var given = new GivenWorkspace();
        var outcome = given.Write(GivenWorkspace.Rows, "at,ms\n" + Good + "x,1\n" + Good + "y,1\n").Evaluate();

        Assert.Equal(["rows.csv:5: warning KPT419"], outcome.Shown);
        Assert.Contains("(2 such rows; the next is line 9.)", outcome.Remarks);
        Assert.Equal(6, outcome.Used);
    }

    [Fact]
    public void A_file_of_bad_rows_is_not_used()
    {
        using var given = new GivenWorkspace();
        var outcome = given.Write(GivenWorkspace.Rows, "at,ms\nx,1\ny,1\n2026-06-01T00:00:00Z,12\n").Evaluate();

        Assert.Equal(["rows.csv:1: error KPT408", "rows.csv:2: warning KPT419"], outcome.Shown);
        Assert.Null(outcome.Statement);
    }

    [Fact]
    public void Columns_by_other_names_are_one_message_each()
    {
        using var given = new GivenWorkspace();
        var outcome = given.Write(GivenWorkspace.Rows, "time,value\n2026-06-01T00:00:00Z,12\n").Evaluate();

        Assert.Equal(["rows.csv:1: error KPT402", "rows.csv:1: error KPT402"], outcome.Shown);
        Assert.Null(outcome.Statement);
    }

    [Fact]
    public void A_local_time_that_does_not_exist_is_used_and_noted()
    {
        using var given = new GivenWorkspace();
        given.Change("  samples:", "  time: {zone: America/Sao_Paulo}\n  samples:");
        var outcome = given.Write(GivenWorkspace.Rows, "at,ms\n2018-11-04T00:30:00,12\n2026-06-01T00:00:00,13\n").Evaluate();

        Assert.Equal(["rows.csv:2: note KPT431"], outcome.Shown);
        Assert.Equal(1, outcome.Used);
    }

    [Fact]
    public void A_header_alone_means_that_nothing_was_measured()
    {
        using var given = new GivenWorkspace();
        var outcome = given.Write(GivenWorkspace.Rows, "at,ms\n").Evaluate();

        Assert.Empty(outcome.Remarks);
        Assert.Equal(0, outcome.Used);
    }

    [Fact]
    public void A_file_that_is_not_there_is_one_message()
    {
        using var given = new GivenWorkspace();
        File.Move(given.At(GivenWorkspace.Rows), given.At("row.csv"));
        var outcome = given.Evaluate();

        Assert.Equal(["agreement.yaml:20:10: error KPT451"], outcome.Shown);
        Assert.Contains("Did you mean 'row.csv'?", outcome.Remarks);
    }

    [Fact]
    public void A_folder_where_a_file_is_expected_is_one_message()
    {
        using var given = new GivenWorkspace();
        File.Delete(given.At(GivenWorkspace.Rows));
        Directory.CreateDirectory(given.At(GivenWorkspace.Rows));

        Assert.Equal(["agreement.yaml:20:10: error KPT451"], given.Evaluate().Shown);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_one_message()
    {
        using var given = new GivenWorkspace();
        using (new FileStream(given.At(GivenWorkspace.Rows), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(["rows.csv:1: error KPT453"], given.Evaluate().Shown);
    }

    [Theory]
    [InlineData("../rows.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../rows.csv")]
    [InlineData("..")]
    public void A_path_out_of_the_data_folder_is_refused(string path)
    {
        using var given = new GivenWorkspace();
        Assert.Equal(["agreement.yaml:20:10: error KPT452"], given.Change("files: rows.csv", $"files: {path}").Evaluate().Shown);
    }

    [Theory]
    [InlineData("{\"at\": \"2026-06-01T00:00:00Z\", \"ms\": 12}\n{\"at\": \n", "rows.ndjson:2: warning KPT415", 1)]
    [InlineData("{\"at\": \"2026-06-01T00:00:00Z\", \"ms\": 12}\n{\"at\": \"2026-06-02T00:00:00Z\", \"ms\": {}}\n", "rows.ndjson:2: warning KPT416", 1)]
    [InlineData("{\"at\": \"2026-06-01T00:00:00Z\", \"ms\": 12}\n{\"at\": \"\\ud800\", \"ms\": 1}\n", "rows.ndjson:2: warning KPT415", 1)]
    public void A_bad_line_of_JSON_is_located_and_all_others_are_used(string lines, string shown, int used)
    {
        using var given = new GivenWorkspace();
        var outcome = given.Change("rows.csv", "rows.ndjson").Write("rows.ndjson", lines).Evaluate();

        Assert.Equal([shown], outcome.Shown);
        Assert.Equal(used, outcome.Used);
    }
}
