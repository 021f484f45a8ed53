using NodaTime;
using NodaTime.TimeZones;

namespace Kept.Time;

/// <summary>The one reading of local time: from what a zone's clocks show to ticks since 1970, and back.</summary>
public static class ZoneVocabulary
{
    extension(DateTimeZone zone)
    {
        /// <summary>What the zone's clocks show at <paramref name="tick"/>.</summary>
        public LocalDateTime LocalAt(long tick) => Instant.FromUnixTimeTicks(tick).InZone(zone).LocalDateTime;

        /// <summary>When the zone's clocks show <paramref name="local"/>: the earlier instant when they show it twice;
        /// when they skip it, as much later as the gap is long.</summary>
        public long TickOf(LocalDateTime local) =>
            zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant().ToUnixTimeTicks();

        /// <summary>The first instant of a date. A date that the zone skips begins and ends where the next begins.
        /// </summary>
        public long StartOfDay(LocalDate date)
        {
            var midnight = zone.MapLocal(date.AtMidnight());
            var start = midnight.Count == 0 ? midnight.LateInterval.Start : midnight.First().ToInstant();
            return start.ToUnixTimeTicks();
        }

        /// <summary>The stretch from the first instant of a date to the first instant of another, excluded.</summary>
        public TimeRange RangeOf(LocalDate start, LocalDate end) => new(zone.StartOfDay(start), zone.StartOfDay(end));

        /// <summary>Whether the zone's clocks went past the whole date, as Samoa's did on 30 December 2011.</summary>
        public bool Skips(LocalDate date)
        {
            var midnight = zone.MapLocal(date.AtMidnight());
            return midnight.Count == 0 && midnight.LateInterval.IsoLocalStart.Date > date;
        }
    }
}
