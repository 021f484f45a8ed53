using Kept.Agreements;
using Kept.Remedies;
using Kept.Time;
using NodaTime;

namespace Kept.Storage.Retention;

/// <summary>Time of which an agreement needs measurements, and why.</summary>
/// <param name="Range">Null when the oldest may matter.</param>
/// <param name="Why">Null for what is too young anyway.</param>
internal sealed record Need(TimeRange? Range, string? Why);

/// <summary>What an agreement needs of its sources, so that it is not removed: what its source has to keep, periods that are not settled for
/// good, and legal holds.</summary>
/// <param name="earlier">The versions of the agreement that a period may inherit from.</param>
/// <param name="closed">The time of all periods that are closed.</param>
/// <param name="issued">The time of all periods for which a statement was issued.</param>
internal sealed class Needs(Agreement agreement, IReadOnlyList<Agreement> earlier, IntervalSet closed, IntervalSet issued, IEnumerable<LegalHold> holds)
{
    /// <summary>What is needed of a source.</summary>
    /// <param name="oldest">The tick of its oldest measurement.</param>
    /// <param name="cut">The tick before which measurements are older than it keeps.</param>
    public IEnumerable<Need> Of(Source source, long oldest, long cut)
    {
        // The month in which the source's time begins can be evaluated to the end of its time.
        yield return Open(Around(source, new TimeRange(cut, cut + 1)), $"'{agreement.Name}' may need any of them, however old");
        var owed = IntervalSet.Of(InForce.Intersect(new TimeRange(oldest, cut)));
        foreach (var open in owed.Except(closed)) yield return new(Around(source, open), $"'{agreement.Name}' is not closed for {LabelOf(open)}");
        foreach (var open in owed.Intersect(closed).Except(issued)) yield return new(Around(source, open), $"no statement of '{agreement.Name}' is issued for {LabelOf(open)}");
        foreach (var hold in holds.Where(h => h.Released is null))
            yield return new(Around(source, RangeOf(hold)), $"hold {hold.Number} protects '{agreement.Name}' {hold.Days}: {hold.Reason}");
    }

    private TimeRange InForce => agreement.Term is not { } term ? TimeRange.Always : new(
        agreement.Zone.StartOfDay(term.Start),
        term is { Renewal: null, End: { } last } ? agreement.Zone.StartOfDay(last.PlusDays(1)) : TimeRange.Always.End);

    private string LabelOf(TimeRange days) => agreement.Zone switch
    {
        var zone when zone.StartOfDay(zone.LocalAt(days.End).Date) == days.End => ServicePeriod.Of(days, zone).Label,
        var zone => ServicePeriod.OfDates(zone.LocalAt(days.Start).Date, zone.LocalAt(days.End).Date.PlusDays(1), zone).Label,
    };

    private TimeRange RangeOf(LegalHold hold) => new(
        hold.Since is { } since ? agreement.Zone.StartOfDay(since) : TimeRange.Always.Start,
        hold.Until is { } until ? agreement.Zone.StartOfDay(until.PlusDays(1)) : TimeRange.Always.End);

    private static Need Open(TimeRange? around, string why) => around is { } range ? new(new TimeRange(range.Start, TimeRange.Always.End), null) : new(null, why);

    /// <summary>The time that is needed to evaluate all periods that share some time with a range; null for all.</summary>
    private TimeRange? Around(Source source, TimeRange range)
    {
        if (range.Start <= TimeRange.Always.Start) return new(TimeRange.Always.Start, Around(source, new(range.End - 1, range.End))?.End ?? TimeRange.Always.End);
        if (range.End >= TimeRange.Always.End) return Around(source, new(range.Start, range.Start + 1)) is { } around ? around with { End = TimeRange.Always.End } : null;
        var zone = agreement.Zone;
        var (first, last) = (zone.LocalAt(range.Start).Date, zone.LocalAt(range.End - 1).Date);
        var periods = agreement.Objectives.Where(o => !o.Every.IsRolling).SelectMany(o => new[] { o.Every.PeriodOf(first, zone).Range, o.Every.PeriodOf(last, zone).Range })
            .Append(zone.RangeOf(FirstOfMonth(first), FirstOfMonth(last).PlusMonths(1))).ToList();
        var all = ServicePeriod.Of(new TimeRange(periods.Min(p => p.Start), periods.Max(p => p.End)), zone);
        return Reach.Needed(agreement, earlier, all).First(n => n.Source.Name == source.Name).Range;
    }

    private static LocalDate FirstOfMonth(LocalDate date) => new(date.Year, date.Month, 1);
}
