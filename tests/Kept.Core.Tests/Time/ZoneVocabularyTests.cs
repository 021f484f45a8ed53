using Kept.Time;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Kept.Core.Tests.Time;

public class ZoneVocabularyTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-06-16", "2026-06-15T22:00:00Z")]
    [InlineData("America/Sao_Paulo", "2015-10-18", "2015-10-18T03:00:00Z")]   // midnight is skipped
    [InlineData("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z")]    // midnight is shown twice
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z")]        // the date is skipped
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z")]
    public void A_day_starts_at_its_first_instant(string zone, string date, string start) =>
        Assert.Equal(start, At(Some.Named(zone).StartOfDay(LocalDatePattern.Iso.Parse(date).Value)));

    [Theory]
    [InlineData("2026-03-29T02:30:00", "2026-03-29T01:30:00Z")]
    [InlineData("2026-10-25T02:30:00", "2026-10-25T00:30:00Z")]
    public void A_local_time_is_moved_over_a_gap_and_is_the_first_of_two(string text, string instant)
    {
        var local = LocalDateTimePattern.GeneralIso.Parse(text).Value;

        Assert.Equal(instant, At(Some.Named("Europe/Berlin").TickOf(local)));
    }

    [Theory]
    [InlineData("2011-12-29", false)]
    [InlineData("2011-12-30", true)]
    [InlineData("2011-12-31", false)]
    public void A_zone_skips_a_date_that_its_clocks_never_show(string date, bool isSkipped) =>
        Assert.Equal(isSkipped, Some.Named("Pacific/Apia").Skips(LocalDatePattern.Iso.Parse(date).Value));

    private static string At(long tick) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeTicks(tick));
}
