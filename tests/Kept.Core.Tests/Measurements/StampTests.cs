using Kept.Agreements;
using Kept.Measurements;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class StampTests
{
    [Theory]
    [InlineData("2026-06-01T08:00:00Z", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01t08:00:00z", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01 08:00:00Z", "2026-06-01T08:00:00Z")]
    [InlineData("  2026-06-01T08:00:00Z\t", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01T08:00Z", "2026-06-01T08:00:00Z")]
    [InlineData("2026-06-01T08:00:00+02:00", "2026-06-01T06:00:00Z")]
    [InlineData("2026-06-01T08:00:00+0200", "2026-06-01T06:00:00Z")]
    [InlineData("2026-06-01T08:00:00-02", "2026-06-01T10:00:00Z")]
    [InlineData("2026-06-01T08:00:00-00:30", "2026-06-01T08:30:00Z")]
    [InlineData("2026-06-01T08:00:00.5Z", "2026-06-01T08:00:00.5Z")]
    [InlineData("2026-06-01T08:00:00,539Z", "2026-06-01T08:00:00.539Z")]
    [InlineData("2026-06-01T08:00:00.123456789Z", "2026-06-01T08:00:00.1234567Z")]
    [InlineData("2026-06-01T24:00:00Z", "2026-06-02T00:00:00Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z")]
    [InlineData("2199-12-31T23:59:59.9999999Z", "2199-12-31T23:59:59.9999999Z")]
    public void Stamps_with_an_offset_are_instants(string cell, string instant) =>
        Assert.Equal(instant, Read(Given.Iso("at"), cell));

    [Theory]
    [InlineData("2026-06-01T08:00:00", "2026-06-01T06:00:00Z")]
    [InlineData("2026-06-01", "2026-05-31T22:00:00Z")]
    [InlineData("2026-01-01 08:00", "2026-01-01T07:00:00Z")]
    [InlineData("2026-06-01T08:00:00Z", "2026-06-01T08:00:00Z")]
    public void Stamps_without_an_offset_are_local_times_of_the_zone(string cell, string instant) =>
        Assert.Equal(instant, Read(Given.Iso("at", "Europe/Berlin"), cell));

    [Fact]
    public void An_offset_that_is_wrong_can_be_ignored() =>
        Assert.Equal("2025-08-01T10:35:06.539Z",
            Read(Given.Iso("at", "America/New_York", ignoresOffset: true), "2025-08-01 06:35:06.539+00"));

    [Theory]
    [InlineData("", "KPT418")]
    [InlineData("   ", "KPT418")]
    [InlineData("yesterday", "KPT419")]
    [InlineData("2026-6-1", "KPT419")]
    [InlineData("2026-06-01T08", "KPT419")]
    [InlineData("2026-06-01T8:00", "KPT419")]
    [InlineData("2026-06-01T08:00:0", "KPT419")]
    [InlineData("2026-06-01T08:00:00.Z", "KPT419")]
    [InlineData("2026-06-01T08:00:00.1234567890Z", "KPT419")]
    [InlineData("2026-06-01T08:00.5Z", "KPT419")]
    [InlineData("2026-06-01T08:00:00+1", "KPT419")]
    [InlineData("2026-06-01T08:00:00+19:00", "KPT419")]
    [InlineData("2026-06-01T08:00:00+01:60", "KPT419")]
    [InlineData("2026-06-01T08:00:00ZZ", "KPT419")]
    [InlineData("2026-06-01Z", "KPT419")]
    [InlineData("2026-06-01_08:00:00Z", "KPT419")]
    [InlineData("１２３４-06-01", "KPT419")]
    [InlineData("2025-02-30T00:00:00Z", "KPT420")]
    [InlineData("2025-02-29", "KPT420")]
    [InlineData("2025-13-01", "KPT420")]
    [InlineData("2025-00-01", "KPT420")]
    [InlineData("2025-01-00", "KPT420")]
    [InlineData("2025-01-01T25:00:00Z", "KPT420")]
    [InlineData("2025-01-01T24:00:01Z", "KPT420")]
    [InlineData("2025-01-01T00:60:00Z", "KPT420")]
    [InlineData("2025-01-01T00:00:60Z", "KPT420")]
    [InlineData("2025-01-01T08:00:00", "KPT421")]
    [InlineData("2025-01-01", "KPT421")]
    [InlineData("1899-12-31T00:00:00Z", "KPT422")]
    [InlineData("2200-01-01T00:00:00Z", "KPT422")]
    public void Other_cells_reject_the_row(string cell, string code) => Assert.Equal(code, Read(Given.Iso("at"), cell));

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z", "KPT431")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z", "KPT432")]
    public void A_local_time_that_the_clocks_go_over_is_read_and_noted(string cell, string instant, string code)
    {
        var read = Given.Samples(Given.Iso("at", "Europe/Berlin")).Read($"at,value\n{cell},1\n");

        Assert.Equal([$"{instant} 1e-0"], read.Value!.AtEnd().Lines());
        Assert.Equal((code, Kept.Diagnostics.Severity.Note),
            (Assert.Single(read.Diagnostics).Code, read.Diagnostics[0].Severity));
        Assert.Equal(1, read.Value!.Report.RowsKept);
    }

    [Theory]
    [InlineData(DurationUnit.Seconds, "1790812800", "2026-10-01T00:00:00Z")]
    [InlineData(DurationUnit.Seconds, "1790812800.25", "2026-10-01T00:00:00.25Z")]
    [InlineData(DurationUnit.Seconds, " 0 ", "1970-01-01T00:00:00Z")]
    [InlineData(DurationUnit.Seconds, "-0.5", "1969-12-31T23:59:59.5Z")]
    [InlineData(DurationUnit.Seconds, "-0.00000001", "1969-12-31T23:59:59.9999999Z")]
    [InlineData(DurationUnit.Seconds, "0.123456789", "1970-01-01T00:00:00.1234567Z")]
    [InlineData(DurationUnit.Milliseconds, "1790812800123", "2026-10-01T00:00:00.123Z")]
    [InlineData(DurationUnit.Milliseconds, "1790812800123.4567", "2026-10-01T00:00:00.1234567Z")]
    [InlineData(DurationUnit.Milliseconds, "1.790812800123e12", "2026-10-01T00:00:00.123Z")]
    [InlineData(DurationUnit.Seconds, "", "KPT418")]
    [InlineData(DurationUnit.Seconds, "noon", "KPT419")]
    [InlineData(DurationUnit.Seconds, "1790812800123", "KPT422")]
    [InlineData(DurationUnit.Seconds, "-99999999999", "KPT422")]
    [InlineData(DurationUnit.Milliseconds, "999999999999999999", "KPT422")]
    public void Unix_time_is_read_to_the_tick(DurationUnit unit, string cell, string expected) =>
        Assert.Equal(expected, Read(new("at", new StampFormat.Unix(unit)), cell));

    [Theory]
    [InlineData("dd/MM/yyyy HH:mm", "01/06/2026 08:30", "2026-06-01T08:30:00Z")]
    [InlineData("dd.MM.yyyy", "01.06.2026", "2026-06-01T00:00:00Z")]
    [InlineData("M/d/yyyy h:mm tt", "6/1/2026 8:30 PM", "2026-06-01T20:30:00Z")]
    [InlineData("M/d/yyyy h:mm tt", "12/31/2026 12:00 am", "2026-12-31T00:00:00Z")]
    [InlineData("yyyyMMddHHmmss", "20260601083000", "2026-06-01T08:30:00Z")]
    [InlineData("yyyy-MM-dd'T'HH:mm:ss.fff", "2026-06-01T08:30:00.123", "2026-06-01T08:30:00.123Z")]
    [InlineData("yyyy-MM-dd HH:mm:ss.fffffffff 'UTC'", "2026-06-01 08:30:00.123456789 UTC",
        "2026-06-01T08:30:00.1234567Z")]
    [InlineData("yyyy'年'MM'月'dd'日'", "2026年06月01日", "2026-06-01T00:00:00Z")]
    [InlineData("dd/MM/yyyy", "1/06/2026", "KPT419")]
    [InlineData("dd/MM/yyyy", "01/06/2026 ", "2026-06-01T00:00:00Z")]
    [InlineData("dd/MM/yyyy", "01/06/20267", "KPT419")]
    [InlineData("dd/MM/yyyy", "13/13/2026", "KPT420")]
    [InlineData("M/d/yyyy h:mm tt", "6/1/2026 13:30 PM", "KPT420")]
    [InlineData("dd/MM/yyyy HH:mm", "01/06/2026 24:00", "2026-06-02T00:00:00Z")]
    public void A_pattern_is_read_letter_by_letter(string pattern, string cell, string expected) =>
        Assert.Equal(
            expected, Read(new("at", new StampFormat.Pattern(Given.Letters(pattern), Given.Zone("UTC"))), cell));

    [Theory]
    [InlineData("dd/MM/yy",
        "A pattern of stamps is made of yyyy, MM, dd, HH (or hh and tt), mm, ss and f, but there is \"yy\".")]
    [InlineData("dd/MM/yyyy'",
        "A pattern of stamps is made of yyyy, MM, dd, HH (or hh and tt), mm, ss and f, but there is \"'\".")]
    [InlineData("dd/MM/yyyyTHH",
        "A pattern of stamps is made of yyyy, MM, dd, HH (or hh and tt), mm, ss and f, but there is \"T\".")]
    [InlineData("yyyy年MM",
        "A pattern of stamps is made of yyyy, MM, dd, HH (or hh and tt), mm, ss and f, but there is \"年\".")]
    [InlineData("HH:mm", "yyyy, MM and dd are expected in a pattern of stamps, but one is missing in \"HH:mm\".")]
    [InlineData("", "yyyy, MM and dd are expected in a pattern of stamps, but one is missing in \"\".")]
    [InlineData("dd/MM/yyyy dd",
        "Each part of a stamp is expected once in a pattern, but one is repeated in \"dd/MM/yyyy dd\".")]
    [InlineData("dd/MM/yyyy hh:mm",
        "hh and tt are expected together, and without HH, but the pattern is \"dd/MM/yyyy hh:mm\".")]
    [InlineData("dd/MM/yyyy ss",
        "Hours are expected before minutes, seconds and fractions, but the pattern is \"dd/MM/yyyy ss\".")]
    public void A_pattern_that_is_none_is_refused(string pattern, string problem)
    {
        Assert.False(StampPattern.TryParse(pattern, out _, out var found));
        Assert.Equal(problem, found);
    }

    /// <summary>The instant of a cell, or the code of what is wrong with it.</summary>
    private static string Read(StampColumn column, string cell)
    {
        var read = Given.Samples(column).Read($"at,value\n\"{cell}\",1\n");
        return read.Diagnostics.FirstOrDefault(d => d.Code != "KPT408") is { } problem
            ? problem.Code
            : Given.Text(((SourceTimeline.Samples)read.Value!.AtEnd()).Series[0].Rows().First().At);
    }
}
