using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Kept.Agreements;
using Kept.Measurements;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public class StampLaws
{
    private static readonly string[] Zones =
    [
        "UTC", "Europe/Berlin", "America/New_York", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia",
        "Asia/Kolkata",
    ];

    private static readonly string[] LocalTexts =
    [
        "uuuu'-'MM'-'dd", "uuuu'-'MM'-'dd'T'HH':'mm", "uuuu'-'MM'-'dd'T'HH':'mm':'ss",
        "uuuu'-'MM'-'dd'T'HH':'mm':'ss;FFFFFFFFF",
    ];

    private static readonly string[] OffsetTexts = ["Z+HH:mm", "+HH:mm", "+HHmm", "+HH"];

    private static readonly LocalDateTimePattern[] LocalPatterns =
        [.. LocalTexts.Select(LocalDateTimePattern.CreateWithInvariantCulture)];

    private static readonly OffsetDateTimePattern[] OffsetPatterns =
    [
        .. from local in LocalTexts.Skip(1) from offset in OffsetTexts
           select OffsetDateTimePattern.CreateWithInvariantCulture($"{local}o<{offset}>"),
    ];

    private static Gen<string> Zone { get; } = Gen.Elements(Zones);

    private static Gen<LocalDateTime> Local { get; } =
        from day in Gen.Choose(0, 300 * 365)
        from second in Gen.OneOf(Gen.Choose(0, 86_399), Gen.Elements(0, 3600, 7199, 7200, 9000, 10_800))
        from fraction in Gen.OneOf(Gen.Constant(0), Gen.Choose(0, 9_999_999))
        select new LocalDate(1900, 1, 1).PlusDays(day).AtMidnight().PlusSeconds(second).PlusTicks(fraction);

    /// <summary>Stamps that are nearly right.</summary>
    private static Gen<string> Nearly { get; } =
        from local in Local
        from text in Gen.Elements(LocalTexts)
        from offset in Gen.Elements("", "Z", "z", "+02:00", "-0330", "+05", "+18:00", "+1", "+02:60", "-00:00")
        from at in Gen.Choose(0, 40)
        from change in Gen.Elements("", "", "0", "9", "4", ":", "-", ".", ",", "T", " ", "24", "60")
        select Changed(LocalDateTimePattern.CreateWithInvariantCulture(text).Format(local) + offset, at, change);

    [Fact]
    public void Whatever_is_nearly_a_stamp_is_read_as_NodaTime_reads_it() =>
        Prop.ForAll(Nearly.ArrayOf().ToArbitrary(), Zone.ToArbitrary(), (cells, zone) =>
        {
            var read = ReadAll(Given.Iso("at", zone), cells, out _);
            return cells.Select((cell, i) => read.GetValueOrDefault(i) == Expected(cell, Given.Zone(zone)))
                .All(same => same);
        }).QuickCheckThrowOnFailure(500);

    [Fact]
    public void Around_changes_of_the_clocks_a_gap_is_read_later_and_of_two_times_the_earlier() =>
        Prop.ForAll(Zone.ToArbitrary(), Gen.Choose(0, 1_000_000).ArrayOf().ToArbitrary(), (zone, numbers) =>
        {
            var locals = numbers.Select(number => NearChange(Given.Zone(zone), number)).ToArray();
            var read = ReadAll(Given.Iso("at", zone), [.. locals.Select(LocalPatterns[3].Format)], out var report);
            return locals.Select((local, i) => read[i] == InZone(local, Given.Zone(zone))).All(same => same)
                && report.Remarks.Sum(remark => remark.Count)
                    == locals.Count(local => Given.Zone(zone).MapLocal(local).Count != 1);
        }).QuickCheckThrowOnFailure(300);

    [Theory]
    [InlineData("dd/MM/yyyy HH:mm:ss", "dd'/'MM'/'uuuu HH':'mm':'ss")]
    [InlineData("M/d/yyyy h:mm tt", "M'/'d'/'uuuu h':'mm tt")]
    [InlineData("d.M.yyyy H:mm", "d'.'M'.'uuuu H':'mm")]
    [InlineData("yyyyMMddHHmmssfff", "uuuuMMddHHmmssfff")]
    [InlineData("'at' yyyy-MM-dd, HH:mm:ss.fffffff", "'at 'uuuu'-'MM'-'dd', 'HH':'mm':'ss'.'fffffff")]
    public void Patterns_read_what_NodaTime_writes(string pattern, string nodaTime)
    {
        var writer = LocalDateTimePattern.CreateWithInvariantCulture(nodaTime);
        Prop.ForAll(Local.ArrayOf().ToArbitrary(), Zone.ToArbitrary(), (locals, zone) =>
        {
            var written = locals.Select(writer.Format).ToArray();
            var format = new StampFormat.Pattern(Given.Letters(pattern), Given.Zone(zone));
            var read = ReadAll(new("at", format), written, out _);
            return written.Select((text, i) => read[i] == InZone(writer.Parse(text).Value, Given.Zone(zone)))
                .All(same => same);
        }).QuickCheckThrowOnFailure(100);
    }

    /// <summary>A local time within a day of a change of the clocks; one number, one time.</summary>
    private static LocalDateTime NearChange(DateTimeZone zone, int number)
    {
        var first = Instant.FromUtc(1970, 1, 1, 0, 0);
        var changes = zone.GetZoneIntervals(first, Instant.FromUtc(2060, 1, 1, 0, 0))
            .Where(interval => interval.HasStart && interval.Start > first).ToArray();
        if (changes.Length == 0) return new LocalDateTime(2026, 1, 1, 0, 0).PlusMinutes(number);
        return changes[number % changes.Length].IsoLocalStart.PlusMinutes(number / changes.Length % 2880 - 1440);
    }

    /// <summary>Reads cells as stamps of samples whose value is the cell's number; a rejected one is missing.</summary>
    private static Dictionary<int, long?> ReadAll(StampColumn column, string[] cells, out SourceReport report)
    {
        // As many good rows again, so that no share of bad ones fails the file.
        var good = column.Format is StampFormat.Pattern
            ? ""
            : string.Concat(cells.Select(_ => "2026-01-01T00:00:00Z,-1\n"));
        var rows = string.Concat(
            cells.Select((cell, i) => string.Create(CultureInfo.InvariantCulture, $"\"{cell}\",{i}\n")));
        var log = Given.Samples(column).Log("at,value\n" + rows + good);
        var series = ((SourceTimeline.Samples)log.AtEnd()).Series;
        report = log.Report;
        if (series.Count == 0) return [];
        return series[0].Rows().Where(row => row.Value >= 0).ToDictionary(row => (int)row.Value, row => (long?)row.At);
    }

    /// <summary>The tick that a cell means; null when it is no stamp.</summary>
    private static long? Expected(string cell, DateTimeZone zone)
    {
        var text = cell.Trim(' ').ToUpperInvariant();
        if (text.Length > 10 && text[10] == ' ') text = $"{text[..10]}T{text[11..]}";
        foreach (var pattern in OffsetPatterns)
            if (pattern.Parse(text) is { Success: true, Value: var value } && IsInYears(value.LocalDateTime))
                return value.ToInstant().ToUnixTimeTicks();
        foreach (var pattern in LocalPatterns)
            if (pattern.Parse(text) is { Success: true, Value: var value } && IsInYears(value))
                return InZone(value, zone);
        return null;
    }

    // 24:00 of the last day is still written in the last year.
    private static bool IsInYears(LocalDateTime local) =>
        local.Year is >= 1900 and <= 2199 || local == new LocalDateTime(2200, 1, 1, 0, 0);

    private static long InZone(LocalDateTime local, DateTimeZone zone) =>
        local.InZone(zone, NodaTime.TimeZones.Resolvers.LenientResolver).ToInstant().ToUnixTimeTicks();

    private static string Changed(string text, int at, string change)
    {
        if (at >= text.Length || change.Length == 0) return text;
        return text[..at] + change + text[Math.Min(at + change.Length, text.Length)..];
    }
}
