using Kept.Measurements;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class StateTests
{
    [Fact]
    public void Records_are_read_by_series_and_in_order_of_time()
    {
        var log = Given.States().Log("""
            at,service,state
            2026-06-01T00:03:00Z,web,up
            2026-06-01T00:01:00Z,web,down
            2026-06-01T00:02:00Z,db,up
            """);

        Assert.Equal(
            ["db 2026-06-01T00:02:00Z up", "web 2026-06-01T00:01:00Z down", "web 2026-06-01T00:03:00Z up"],
            log.AtEnd().Lines());
    }

    [Fact]
    public void Of_records_at_one_instant_the_one_read_last_counts()
    {
        var log = Given.States().Log(
            "at,service,state\n2026-06-01T00:00:00Z,web,up\n2026-06-01T00:00:00Z,web,up\n2026-06-01T00:01:00Z,web,up\n",
            "at,service,state\n2026-06-01T00:00:00Z,web,down\n2026-06-01T00:00:00Z,db,down\n");

        Assert.Equal(
            ["db 2026-06-01T00:00:00Z down", "web 2026-06-01T00:00:00Z down", "web 2026-06-01T00:01:00Z up"],
            log.AtEnd().Lines());
        Assert.Equal((5, 3, 1, 1), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Repeats, log.Report.Replaced));
    }

    [Fact]
    public void Words_are_mapped_to_the_agreements_own()
    {
        var words = Given.Words(otherwise: null, ("OK", "up"), ("WARN", "up"), ("CRIT", "down"), ("", "down"));

        var log = Given.States(words: words).Log("""
            at,service,state
            2026-06-01T00:00:00Z,a,OK
            2026-06-02T00:00:00Z,a,WARN
            2026-06-03T00:00:00Z,a,CRIT
            2026-06-04T00:00:00Z,a,
            """);

        Assert.Equal(["up", "up", "down", "down"], log.AtEnd().Lines().Select(line => line.Split(' ')[2]));
    }

    [Fact]
    public void A_word_that_is_not_listed_is_named_and_its_row_left_out()
    {
        var source = Given.States(words: Given.Words(otherwise: null, ("OK", "up")));

        var read = source.Read("at,service,state\n2026-06-01T00:00:00Z,web,OK\n2026-06-01T00:01:00Z,web,MAINT\n");

        var warning = Assert.Single(read.Diagnostics);
        Assert.Equal(("KPT426", 3), (warning.Code, warning.Place.Line));
        Assert.Contains("\"MAINT\"", warning.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_other_word_may_have_a_meaning_too()
    {
        var source = Given.States(words: Given.Words(otherwise: "down", ("OK", "up")));

        var log = source.Log("""
            at,service,state
            2026-06-01T00:00:00Z,web,OK
            2026-06-01T00:01:00Z,web,whatever
            2026-06-01T00:02:00Z,web,
            """);

        Assert.Equal(["up", "down", "down"], log.AtEnd().Lines().Select(line => line.Split(' ')[2]));
    }

    [Fact]
    public void An_empty_state_is_no_state()
    {
        var read = Given.States().Read("at,service,state\n2026-06-01T00:00:00Z,web,up\n2026-06-01T00:01:00Z,web,\n");

        Assert.Equal("KPT418", Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void Cells_that_mean_the_same_words_are_the_same_series()
    {
        var source = Given.Source(new Agreements.SourceContent.States(
            Given.Iso("at"), Given.Column("state"), null,
            [new("region", "site", Given.Words("other", ("fra1", "eu"), ("fra2", "eu"))), Given.Column("service")]));

        var timeline = source.Log("""
            at,site,service,state
            2026-06-01T00:00:00Z,fra1,web,up
            2026-06-01T00:01:00Z,fra2,web,down
            2026-06-01T00:02:00Z,nyc1,web,up
            2026-06-01T00:03:00Z,fra1,,up
            """).AtEnd();

        Assert.Equal(
            [
                "eu/ 2026-06-01T00:03:00Z up", "eu/web 2026-06-01T00:00:00Z up", "eu/web 2026-06-01T00:01:00Z down",
                "other/web 2026-06-01T00:02:00Z up",
            ],
            timeline.Lines());
    }

    [Fact]
    public void Dimensions_whose_texts_run_together_are_told_apart()
    {
        var source = Given.Source(new Agreements.SourceContent.States(
            Given.Iso("at"), Given.Column("state"), null, [Given.Column("a"), Given.Column("b")]));

        var log = source.Log("at,a,b,state\n2026-06-01T00:00:00Z,x,yz,up\n2026-06-01T00:00:00Z,xy,z,up\n");

        Assert.Equal(2, ((SourceTimeline.States)log.AtEnd()).Series.Count);
    }

    [Fact]
    public void Any_number_of_texts_may_mean_one_state()
    {
        var rows = Enumerable.Range(0, 250_000).Select(i =>
            $"2026-06-01T{i / 3600 % 24:00}:{i / 60 % 60:00}:{i % 60:00}Z,web,{(i % 2 == 0 ? "OK" : $"error {i}")}\n");

        var log = Given.States(words: Given.Words(otherwise: "down", ("OK", "up")))
            .Log("at,service,state\n" + string.Concat(rows));

        var series = ((SourceTimeline.States)log.AtEnd()).Series[0];
        Assert.Equal(["down", "up"], series.States);
        var states = series.Runs.ToArray().SelectMany(run => Enumerable.Repeat(run.State, run.Times.Count));
        Assert.All(states.Index(), record => Assert.Equal(1 - record.Index % 2, record.Item));
    }

    [Fact]
    public void At_most_255_states_are_told_apart()
    {
        string Rows(int states) => "at,service,state\n" + string.Concat(
            Enumerable.Range(0, states).Select(i => $"2026-06-01T00:{i / 60:00}:{i % 60:00}Z,web,s{i}\n"));

        Assert.Equal(255, Given.States().Log(Rows(255)).AtEnd().Lines().Distinct().Count());
        Assert.Equal("KPT406", Assert.Single(Given.States().Read(Rows(256)).Diagnostics).Code);
    }

    [Fact]
    public void At_most_a_million_series_are_told_apart()
    {
        var rows = Enumerable.Range(0, 1_000_001).Select(i => $"2026-06-01T00:00:00Z,{i},up\n");

        Assert.Equal("KPT405",
            Assert.Single(Given.States().Read("at,service,state\n" + string.Concat(rows)).Diagnostics).Code);
    }

    [Fact]
    public void The_data_speak_up_to_the_end_of_the_last_held_state()
    {
        const string Rows = "at,service,state\n2026-06-01T00:00:00Z,web,up\n";

        Assert.Equal(Given.Tick("2026-06-01T00:00:00Z"), Given.States().Log(Rows).LatestInstant);
        Assert.Equal(
            Given.Tick("2026-06-01T00:05:00Z"), Given.States(5 * TimeSpan.TicksPerMinute).Log(Rows).LatestInstant);
    }

    [Fact]
    public void A_record_is_known_when_it_happens()
    {
        var log = Given.States().Log("at,service,state\n2026-06-01T00:01:00Z,web,up\n2026-06-01T00:02:00Z,web,down\n");

        Assert.Empty(log.AsOf(Given.Tick("2026-06-01T00:00:59Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:01:00Z up"], log.AsOf(Given.Tick("2026-06-01T00:01:00Z")).Lines());
        Assert.Equal(2, log.AsOf(Given.Tick("2026-06-01T00:02:00Z")).Lines().Length);
    }

    [Fact]
    public void A_correction_is_known_from_its_recording_on()
    {
        var source = Given.States() with { Recorded = Given.Iso("recorded") };

        var log = source.Log("""
            at,service,state,recorded
            2026-06-01T00:01:00Z,web,down,2026-06-01T00:01:10Z
            2026-06-01T00:01:00Z,web,up,2026-06-02T00:00:00Z
            2026-06-01T00:00:00Z,web,up,2026-06-03T00:00:00Z
            """);

        Assert.Empty(log.AsOf(Given.Tick("2026-06-01T00:01:09Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:01:00Z down"], log.AsOf(Given.Tick("2026-06-01T12:00:00Z")).Lines());
        Assert.Equal(["web 2026-06-01T00:01:00Z up"], log.AsOf(Given.Tick("2026-06-02T00:00:00Z")).Lines());
        Assert.Equal(2, log.AsOf(Given.Tick("2026-06-03T00:00:00Z")).Lines().Length);
        Assert.Equal(Given.Tick("2026-06-03T00:00:00Z"), log.LatestInstant);
        Assert.Equal((3, 2, 1), (log.Report.RowsRead, log.Report.RowsKept, log.Report.Replaced));
    }
}
