using System.Globalization;
using Kept.Agreements;
using Kept.Core.Tests.Measurements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Storage.Measurements;
using Kept.Storage.Tests.Engines;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Tests.Measurements;

/// <summary>What becomes of files that are imported again: they are read once, and known by their beginning.</summary>
public sealed class ImportTests : IDisposable
{
    private const int Many = 40_000;   // rows of several blocks

    private readonly TestPlace _place = new(EngineKind.Sqlite);
    private readonly Store _store;
    private readonly StoredMeasurements _measurements;

    public ImportTests()
    {
        _store = Store.Open(_place.Place);
        _measurements = new(_store, Organisation.Own, new StoredWorkspaces(_store, Organisation.Own).Save("w", [new("a.yaml", [])], recorded: 0));
    }

    private static Source Requests => Given.Counts(TimeSpan.TicksPerMinute, "good");

    /// <summary>All rows of the store, wherever they are.</summary>
    private long Stored => _store.Read(transaction => transaction.Number(
        "SELECT CAST((SELECT COALESCE(SUM(row_count), 0) FROM inbox) + (SELECT COALESCE(SUM(row_count), 0) FROM segments)"
        + " + (SELECT COALESCE(SUM(row_count), 0) FROM months) AS BIGINT)", new { })!.Value);

    [Fact]
    public void The_same_file_gives_nothing_new()
    {
        var text = Text(Many);
        Assert.False(Import(Requests, text).HasErrors);

        Assert.Equal(Many, Import(Requests, text).Value!.RowsRead);
        Assert.Equal(Many, Stored);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(Many)]
    public void A_file_that_has_grown_gives_its_new_rows(int before)
    {
        Import(Requests, Text(before));

        Assert.False(Import(Requests, Text(before + Many)).HasErrors);
        Assert.Equal(before + Many, Stored);
    }

    [Fact]
    public void A_row_that_had_no_line_end_may_get_one_but_not_more_digits()
    {
        Import(Requests, Text(Many).TrimEnd());
        Assert.False(Import(Requests, Text(Many + 1)).HasErrors);
        Assert.Equal(Many + 1, Stored);

        Import(Requests, Text(Many + 2).TrimEnd());
        Assert.Equal("KPT454", Assert.Single(Import(Requests, Text(Many + 2).TrimEnd() + "5\n").Diagnostics).Code);
        Assert.Equal(Many + 2, Stored);
    }

    [Fact]
    public void A_file_that_says_something_else_is_refused_where_rows_cannot_be_told_apart_and_read_anew_elsewhere()
    {
        var other = "at,service,good\n2026-05-31T00:00:00Z,web,1\n" + Text(Many)[16..];
        Import(Requests, Text(Many));
        Assert.Equal("KPT454", Assert.Single(Import(Requests, other).Diagnostics).Code);
        Assert.Equal(Many, Stored);

        var withKey = Requests with { Key = ["at", "service"] };
        Import(withKey, Text(Many));
        Assert.False(Import(withKey, other).HasErrors);
        Assert.Equal(Many + Many + Many + 1, Stored);
    }

    [Fact]
    public void Of_a_file_with_errors_nothing_is_taken()
    {
        Assert.True(Import(Requests, Text(Many) + "\0").HasErrors);
        Assert.Equal(0, Stored);

        Assert.False(Import(Requests, Text(Many)).HasErrors);
        Assert.Equal(Many, Stored);
    }

    [Fact]
    public void A_beginning_that_changes_while_it_is_read_again_is_noticed()
    {
        var text = Text(2 * Many);
        Import(Requests, text);

        var failure = Assert.Throws<StoreException>(() => Import(
            Requests, text + "2027-01-01T00:00:00Z,web,1\n", path => File.WriteAllText(path, text[..^2] + "9\n2027-01-01T00:00:00Z,web,1\n")));
        Assert.Contains("changed while it was read", failure.Message, StringComparison.Ordinal);
        Assert.Equal(2 * Many, Stored);
    }

    public void Dispose()
    {
        _store.Dispose();
        _place.Dispose();
    }

    private static string Text(int rows) => "at,service,good\n" + string.Concat(Enumerable.Range(0, rows).Select(row => string.Create(
        CultureInfo.InvariantCulture, $"2026-{6 + row / 1440 / 30:00}-{row / 1440 % 30 + 1:00}T{row / 60 % 24:00}:{row % 60:00}:00Z,web,{row % 7}\n")));

    /// <param name="whenRead">Is called when the first bytes were read.</param>
    private Checked<SourceReport> Import(Source source, string text, Action<string>? whenRead = null)
    {
        var path = _place.At("import.csv");
        File.WriteAllText(path, text);
        var listeners = new ImportListeners(
            _ =>
            {
                whenRead?.Invoke(path);
                whenRead = null;
            },
            null, _ => { });
        return _measurements.Import(source, [new MeasurementFile("import.csv", path)], listeners, recorded: 0);
    }
}
