using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class CaseTests
{
    private const string Header = "id,opened,closed,due,from1,to1,from2,to2,priority\n";

    private static string Row(
        string id, string opened, string closed = "", string due = "", string from1 = "", string to1 = "",
        string from2 = "", string to2 = "", string priority = "")
    {
        string At(string time) => time.Length == 5 ? $"2026-06-01T{time}:00Z" : time;
        string[] cells = [id, At(opened), At(closed), At(due), At(from1), At(to1), At(from2), At(to2), priority];
        return string.Join(',', cells) + "\n";
    }

    private static string Show(string shown) => shown.Replace("2026-06-01T", "").Replace(":00Z", "");

    private static string[] Lines(SourceTimeline timeline) => [.. timeline.Lines().Select(Show)];

    private static long At(string time) => Given.Tick($"2026-06-01T{time}:00Z");

    [Fact]
    public void A_row_tells_all_of_a_case()
    {
        var log = Given.Tickets().Log(Header
            + Row("T-2", "08:00", "12:00", "16:00", "09:00", "10:00", "10:30", "11:00", "P1") + Row("T-1", "09:00"));

        Assert.Equal(
            [
                "T-2 opened: 08:00; closed: 12:00; due: 16:00; waiting: 09:00/10:00 10:30/11:00; priority: P1",
                "T-1 opened: 09:00; closed: ; due: ; waiting: ; priority: ",
            ],
            Lines(log.AtEnd()));
    }

    [Theory]
    [InlineData("09:00", "10:00", "09:30", "11:00", "09:00/11:00")]
    [InlineData("09:30", "11:00", "09:00", "10:00", "09:00/11:00")]
    [InlineData("09:00", "10:00", "10:00", "11:00", "09:00/11:00")]
    [InlineData("09:00", "", "10:00", "11:00", "09:00/open")]
    [InlineData("09:00", "09:00", "", "", "")]
    [InlineData("", "", "09:00", "", "09:00/open")]
    public void Pauses_are_united_and_open_without_an_end(
        string from1, string to1, string from2, string to2, string expected)
    {
        var log = Given.Tickets().Log(Header + Row("T-1", "08:00", from1: from1, to1: to1, from2: from2, to2: to2));

        Assert.Equal(expected, Show(log.AtEnd().Cases().Pauses("waiting", 0)));
    }

    [Theory]
    [InlineData("10:00", "09:00", "KPT428")]
    [InlineData("", "09:00", "KPT429")]
    public void A_pause_that_cannot_be_is_a_rejected_row(string from1, string to1, string code)
    {
        var read = Given.Tickets().Read(Header + Row("T-1", "08:00") + Row("T-2", "08:00", from1: from1, to1: to1));

        Assert.Equal((code, 3), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Place.Line));
    }

    [Fact]
    public void A_case_without_an_id_is_a_rejected_row() =>
        Assert.Equal("KPT418", Given.Tickets().Read(Header + Row("", "08:00")).Diagnostics[^1].Code);

    [Fact]
    public void The_same_case_again_replaces_the_earlier_row()
    {
        var log = Given.Tickets().Log(
            Header + Row("T-1", "08:00") + Row("T-2", "08:00"),
            Header + Row("T-1", "08:00", "12:00") + Row("T-2", "08:00"));

        Assert.Equal(["12:00", ""], Enumerable.Range(0, 2).Select(i => Show(log.AtEnd().Cases().Times("closed", i))));
        Assert.Equal((4, 2, 1, 1), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Repeats, log.Report.Replaced));
    }

    [Fact]
    public void What_comes_later_has_not_happened_yet()
    {
        var log = Given.Tickets().Log(Header
            + Row("T-1", "08:00", "12:00", "16:00", "09:00", "10:00", "10:30", "11:00", "P1")
            + Row("T-2", "11:00", priority: "P2"));

        Assert.Empty(Lines(log.AsOf(At("07:59"))));
        Assert.Equal(["T-1 opened: 08:00; closed: ; due: 16:00; waiting: ; priority: P1"],
            Lines(log.AsOf(At("08:00"))));
        Assert.Equal(["T-1 opened: 08:00; closed: ; due: 16:00; waiting: 09:00/open; priority: P1"],
            Lines(log.AsOf(At("09:59"))));
        Assert.Equal(["T-1 opened: 08:00; closed: ; due: 16:00; waiting: 09:00/10:00 10:30/open; priority: P1"],
            Lines(log.AsOf(At("10:30"))));
        Assert.Equal(2, Lines(log.AsOf(At("11:00"))).Length);
        Assert.Equal(["P1"], log.AsOf(At("10:59")).Cases().FindField("priority")!.Values);
        Assert.Equal(At("12:00"), log.LatestInstant);
        Assert.Equal(Lines(log.AtEnd()), Lines(log.AsOf(At("12:00"))));
    }

    [Fact]
    public void A_case_of_nothing_but_dates_is_always_known()
    {
        var log = Given.Tickets().Log(Header + Row("T-1", "", due: "16:00"));

        Assert.Equal(1, log.AsOf(At("08:00")).Cases().Count);
        Assert.Null(log.LatestInstant);
    }

    [Fact]
    public void With_a_recorded_column_a_case_is_known_as_it_was_recorded()
    {
        var log = (Given.Tickets() with { Recorded = Given.Iso("recorded") }).Log($"""
            id,opened,closed,due,from1,to1,from2,to2,priority,recorded
            T-1,2026-06-01T08:00:00Z,,,,,,,P1,2026-06-01T08:01:00Z
            T-1,2026-06-01T08:00:00Z,2026-06-01T12:00:00Z,,,,,,P2,2026-06-01T13:00:00Z
            T-2,2026-06-01T08:00:00Z,,,,,,,P3,2026-06-01T14:00:00Z
            """);

        Assert.Empty(Lines(log.AsOf(At("08:00"))));
        Assert.Equal(["T-1 opened: 08:00; closed: ; due: ; waiting: ; priority: P1"], Lines(log.AsOf(At("12:30"))));
        Assert.Equal(["T-1 opened: 08:00; closed: 12:00; due: ; waiting: ; priority: P2"],
            Lines(log.AsOf(At("13:00"))));
        Assert.Equal(2, Lines(log.AtEnd()).Length);
        Assert.Equal(At("14:00"), log.LatestInstant);
    }

    [Fact]
    public void Fields_hold_the_mapped_words_and_nothing_for_empty_cells()
    {
        var source = Given.Source(new Agreements.SourceContent.Cases(
            "id", new Agreements.CaseRows.OneRowACase([], []), [],
            [new("class", "priority", Given.Words(otherwise: null, ("1", "high"), ("2", "high"), ("3", "low")))]));

        var field = source.Log("id,priority\na,1\nb,2\nc,\nd,3\n").AtEnd().Cases().FindField("class")!;

        Assert.Equal(["high", "high", null, "low"], Enumerable.Range(0, 4).Select(i => field[i]));
        Assert.Equal(["high", "low"], field.Values);
    }
}
