using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class KeyTests
{
    private static Source Keyed { get; } =
        Given.Counts(5 * TimeSpan.TicksPerMinute, "good", "total") with { Key = ["id"] };

    [Fact]
    public void Without_a_key_every_row_counts()
    {
        var log = Given.Counts(0, "n").Log("at,service,n\n2026-06-01T00:00:00Z,web,1\n2026-06-01T00:00:00Z,web,1\n");

        Assert.Equal(2, log.AtEnd().Lines().Length);
    }

    [Fact]
    public void The_same_row_again_counts_once()
    {
        const string Row = "at,service,good,total,id\n2026-06-01T00:00:00Z,web,1,2,a\n";

        var log = Keyed.Log(Row, Row, Row);

        Assert.Equal(["web 2026-06-01T00:00:00Z 1 2"], log.AtEnd().Lines());
        Assert.Equal((3, 1, 2, 0), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Repeats, log.Report.Replaced));
    }

    [Fact]
    public void A_later_row_with_the_same_key_replaces_the_earlier_one()
    {
        var log = Keyed.Log("""
            at,service,good,total,id
            2026-06-01T00:00:00Z,web,1,2,a
            2026-06-01T00:00:00Z,web,5,6,b
            2026-06-01T00:10:00Z,db,3,4,a
            """);

        Assert.Equal(["db 2026-06-01T00:10:00Z 3 4", "web 2026-06-01T00:00:00Z 5 6"], log.AtEnd().Lines());
        Assert.Equal(["web 2026-06-01T00:00:00Z 1 2", "web 2026-06-01T00:00:00Z 5 6"],
            log.AsOf(Given.Tick("2026-06-01T00:14:59Z")).Lines());
        Assert.Equal((3, 2, 0, 1), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Repeats, log.Report.Replaced));
    }

    [Fact]
    public void Later_means_later_recorded_where_that_is_written()
    {
        var log = (Keyed with { Recorded = Given.Iso("recorded") }).Log("""
            at,service,good,total,id,recorded
            2026-06-01T00:00:00Z,web,3,3,a,2026-06-03T00:00:00Z
            2026-06-01T00:00:00Z,web,1,1,a,2026-06-01T00:00:00Z
            2026-06-01T00:00:00Z,web,2,2,a,2026-06-02T00:00:00Z
            2026-06-01T00:00:00Z,web,2,2,a,2026-06-02T12:00:00Z
            """);

        Assert.Equal(["web 2026-06-01T00:00:00Z 1 1"], log.AsOf(Given.Tick("2026-06-01T00:00:00Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:00:00Z 2 2"], log.AsOf(Given.Tick("2026-06-02T00:00:00Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:00:00Z 2 2"], log.AsOf(Given.Tick("2026-06-02T23:00:00Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:00:00Z 3 3"], log.AsOf(Given.Tick("2026-06-03T00:00:00Z")).Lines());
        Assert.Equal((4, 1, 1, 2), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Repeats, log.Report.Replaced));
    }

    [Fact]
    public void A_correction_that_happens_earlier_was_never_preceded()
    {
        var log = Keyed.Log(
            "at,service,good,total,id\n2026-06-01T00:10:00Z,web,1,1,a\n2026-06-01T00:00:00Z,web,2,2,a\n");

        Assert.Equal(["web 2026-06-01T00:00:00Z 2 2"], log.AsOf(Given.Tick("2026-06-01T00:05:00Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:00:00Z 2 2"], log.AtEnd().Lines());
    }

    [Fact]
    public void A_bucket_is_known_at_its_end()
    {
        var log = Given.Counts(5 * TimeSpan.TicksPerMinute, "n").Log("at,service,n\n2026-06-01T00:00:00Z,web,7\n");

        Assert.Empty(log.AsOf(Given.Tick("2026-06-01T00:04:59Z")).Lines());
        Assert.Single(log.AsOf(Given.Tick("2026-06-01T00:05:00Z")).Lines());
        Assert.Equal(Given.Tick("2026-06-01T00:05:00Z"), log.LatestInstant);
    }

    [Fact]
    public void A_counter_that_is_one_for_each_row_has_no_values()
    {
        var source = Given.Source(new SourceContent.Counts(
            Given.Iso("at"), 0, [new("requests", null), new("bytes", "bytes")], true, []));

        var series = ((SourceTimeline.Counts)source.Log("at,bytes\n2026-06-01T00:00:00Z,7\n").AtEnd()).Series[0];

        var rows = new CountRows();
        series.Segments[0].Read(rows);
        Assert.Equal([0, 1], [rows[0].Length, rows[1].Length]);
    }

    [Fact]
    public void A_state_keeps_both_its_key_and_its_instant()
    {
        var source = Given.States() with { Key = ["id"] };

        // b stands at the same instant as a until it is moved away.
        var log = source.Log("""
            at,service,state,id
            2026-06-01T00:00:00Z,web,up,a
            2026-06-01T00:00:00Z,web,down,b
            2026-06-01T00:02:00Z,web,down,b
            """);

        Assert.Equal(["web 2026-06-01T00:00:00Z down"], log.AsOf(Given.Tick("2026-06-01T00:01:00Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:00:00Z up", "web 2026-06-01T00:02:00Z down"], log.AtEnd().Lines());
        Assert.Equal((3, 2, 1), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Replaced));
    }
}
