using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class EventTests
{
    private static string Rows(params string[] rows) => "id,at,event,priority\n" + string.Concat(
        rows.Select(row => row.Split(' ') is [var id, var time, var what, .. var rest]
            ? $"{id},2026-06-01T{time}:00Z,{what},{string.Join(' ', rest)}\n"
            : throw new ArgumentException(row)));

    private static string Show(string shown) => shown.Replace("2026-06-01T", "").Replace(":00Z", "");

    private static string[] Lines(SourceTimeline timeline) => [.. timeline.Lines().Select(Show)];

    private static long At(string time) => Given.Tick($"2026-06-01T{time}:00Z");

    [Fact]
    public void Rows_in_any_order_make_up_cases()
    {
        var log = Given.TicketEvents().Log(Rows(
            "T-2 12:00 closed", "T-1 09:00 opened P2", "T-2 08:00 opened P1", "T-2 10:00 resume", "T-2 09:00 hold",
            "T-2 11:00 hold"));

        Assert.Equal(
            [
                "T-2 opened: 08:00; closed: 12:00; waiting: 09:00/10:00 11:00/open; priority: P1",
                "T-1 opened: 09:00; closed: ; waiting: ; priority: P2",
            ],
            Lines(log.AtEnd()));
    }

    [Fact]
    public void An_event_may_occur_several_times()
    {
        var log = Given.TicketEvents()
            .Log(Rows("T-1 08:00 opened", "T-1 12:00 closed", "T-1 10:00 closed", "T-1 11:00 opened"));

        Assert.Equal(["T-1 opened: 08:00 11:00; closed: 10:00 12:00; waiting: ; priority: "], Lines(log.AtEnd()));
    }

    [Fact]
    public void The_same_row_again_counts_once_but_another_row_at_the_instant_counts()
    {
        var log = Given.TicketEvents().Log(
            Rows("T-1 08:00 opened P1", "T-1 08:00 closed P1"),
            Rows("T-1 08:00 opened P1", "T-1 08:00 closed P1", "T-1 08:00 closed P2"));

        Assert.Equal(["T-1 opened: 08:00; closed: 08:00 08:00; waiting: ; priority: P2"], Lines(log.AtEnd()));
        Assert.Equal((5, 3, 2), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Repeats));
    }

    [Fact]
    public void A_field_is_what_the_latest_row_that_fills_it_says()
    {
        var log = Given.TicketEvents().Log(Rows("T-1 10:00 closed", "T-1 09:00 hold P2", "T-1 08:00 opened P1"));

        Assert.Equal("P2", log.AtEnd().Cases().FindField("priority")![0]);
        Assert.Equal("P1", log.AsOf(At("08:30")).Cases().FindField("priority")![0]);
    }

    [Fact]
    public void What_comes_later_has_not_happened_yet()
    {
        var log = Given.TicketEvents().Log(
            Rows("T-1 08:00 opened", "T-1 09:00 hold", "T-1 10:00 resume", "T-2 09:30 opened", "T-1 12:00 closed"));

        Assert.Empty(Lines(log.AsOf(At("07:59"))));
        Assert.Equal(["T-1 opened: 08:00; closed: ; waiting: 09:00/open; priority: "], Lines(log.AsOf(At("09:00"))));
        Assert.Equal(
            [
                "T-1 opened: 08:00; closed: ; waiting: 09:00/10:00; priority: ",
                "T-2 opened: 09:30; closed: ; waiting: ; priority: ",
            ],
            Lines(log.AsOf(At("10:00"))));
        Assert.Equal(At("12:00"), log.LatestInstant);
    }

    [Fact]
    public void Pauses_out_of_turn_change_nothing_and_are_noted()
    {
        var read = Given.TicketEvents().Read(Rows(
            "T-1 08:00 opened", "T-1 08:30 resume", "T-1 09:00 hold", "T-1 09:30 hold", "T-1 10:00 resume",
            "T-1 10:30 resume"));

        Assert.Equal("09:00/10:00", Show(read.Value!.AtEnd().Cases().Pauses("waiting", 0)));
        Assert.Equal(
            "test.csv:3: note KPT433: \"resume\" starts a pause that runs already, or ends one that does not; "
            + "it changes nothing. (3 such rows; the next are lines 5 and 7.) "
            + "Check whether events are missing from the file.",
            Assert.Single(read.Diagnostics).ToString());
    }

    [Fact]
    public void Several_events_may_start_and_end_the_same_pause()
    {
        var source = Given.Source(new Agreements.SourceContent.Cases("id",
            new Agreements.CaseRows.OneRowAnEvent(Given.Iso("at"), Given.Column("event"), ["closed"],
                [new("waiting", "hold", "resume"), new("waiting", "pending", "closed")]),
            [], []));

        var log = source.Log(Rows("T-1 08:00 hold", "T-1 09:00 closed", "T-1 10:00 pending", "T-1 11:00 resume"));

        Assert.Equal("08:00/09:00 10:00/11:00", Show(log.AtEnd().Cases().Pauses("waiting", 0)));
    }

    [Fact]
    public void An_unknown_event_is_named_and_its_row_left_out()
    {
        var read = Given.TicketEvents().Read(Rows("T-1 08:00 opened", "T-1 09:00 escalated"));

        Assert.Equal(("KPT427", 3), (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Place.Line));
        Assert.Contains("\"escalated\"", read.Diagnostics[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_event_that_is_mapped_to_another_word_is_passed_over_but_its_row_tells_the_fields()
    {
        var source = Given.TicketEvents(Given.Words(otherwise: "other", ("created", "opened")));

        var read = source.Read(Rows("T-1 08:00 created P1", "T-1 09:00 escalated P2"));

        Assert.Empty(read.Diagnostics);
        Assert.Equal(["T-1 opened: 08:00; closed: ; waiting: ; priority: P2"], Lines(read.Value!.AtEnd()));
    }

    [Fact]
    public void With_a_recorded_column_events_are_known_as_they_were_recorded()
    {
        var log = (Given.TicketEvents() with { Recorded = Given.Iso("recorded"), Key = ["n"] }).Log("""
            n,id,at,event,priority,recorded
            1,T-1,2026-06-01T08:00:00Z,opened,,2026-06-01T08:00:00Z
            2,T-1,2026-06-01T10:00:00Z,closed,,2026-06-01T10:00:00Z
            2,T-1,2026-06-01T09:00:00Z,closed,,2026-06-01T11:00:00Z
            """);

        Assert.Equal(["T-1 opened: 08:00; closed: 10:00; waiting: ; priority: "], Lines(log.AsOf(At("10:59"))));
        Assert.Equal(["T-1 opened: 08:00; closed: 09:00; waiting: ; priority: "], Lines(log.AsOf(At("11:00"))));
        Assert.Equal(1, log.Report.Replaced);
    }
}
