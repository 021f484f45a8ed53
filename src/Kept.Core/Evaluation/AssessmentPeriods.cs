using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>Which periods an objective is assessed in.</summary>
public static class AssessmentPeriods
{
    /// <summary>The objective's periods that make up the one asked for; else those that end in it; else, for a stretch of
    /// days that people chose, that stretch. Time outside the agreement's term, and in which another version of it is in force,
    /// is cut off.</summary>
    public static IEnumerable<ServicePeriod> Of(Objective objective, Agreement agreement, ServicePeriod asked) =>
        Whole(objective.Every, asked).Select(period => Within(agreement, period)).Where(period => !period.Range.IsEmpty);

    /// <summary>The objective's periods whose end lies in a stretch, in order, cut as those of <see cref="Of"/> are.</summary>
    public static IEnumerable<ServicePeriod> EndingWithin(Objective objective, Agreement agreement, ServicePeriod stretch) =>
        objective.Every.PeriodsOver(stretch).Select(period => Within(agreement, period))
            .Where(period => !period.Range.IsEmpty && period.Range.End <= stretch.Range.End);

    /// <summary>Whether a period is one of those that the objective is settled in, rather than a stretch that people chose.</summary>
    public static bool IsOwn(Objective objective, Agreement agreement, ServicePeriod period) =>
        objective.Every.PeriodsWithin(period).Any(own => Within(agreement, own).Range == period.Range)
        || objective.Every.PeriodOf(FirstDay(period), period.Zone) is var own && Within(agreement, own).Range == period.Range;

    /// <summary>Whether a finding is only for information, since it speaks of a stretch that people asked for.</summary>
    public static bool IsForInformation(Finding finding, Agreement agreement, ServicePeriod asked) =>
        finding.Period.Range == Within(agreement, asked).Range && !IsOwn(finding.Objective, agreement, finding.Period);

    /// <summary>Whether this version of the agreement is the one in force for some objective in the period asked for.</summary>
    public static bool IsInForce(Agreement agreement, ServicePeriod asked) =>
        agreement is { Effective: null, Superseded: null } || agreement.Objectives.Any(o => Of(o, agreement, asked).Any());

    private static IReadOnlyList<ServicePeriod> Whole(Recurrence every, ServicePeriod asked)
    {
        var inside = every.PeriodsWithin(asked);
        if (every.IsRolling || Tiles(inside, asked)) return inside;
        if (asked.Label.Contains('/', StringComparison.Ordinal)) return [asked];
        return every.PeriodsEndingWithin(asked);
    }

    private static bool Tiles(IReadOnlyList<ServicePeriod> periods, ServicePeriod asked) =>
        periods.Count > 0 && periods[0].Range.Start == asked.Range.Start && periods[^1].Range.End == asked.Range.End;

    private static NodaTime.LocalDate FirstDay(ServicePeriod period) => period.Zone.LocalAt(period.Range.Start).Date;

    /// <summary>The part of a period that lies in the term, and in which this version is in force.</summary>
    internal static ServicePeriod Within(Agreement agreement, ServicePeriod period) =>
        Cut(period, InForce(agreement, Within(agreement.Term, period.Range, period.Zone), period));

    /// <summary>The part of a period that lies in the term, whichever version is in force.</summary>
    internal static ServicePeriod Within(Term? term, ServicePeriod period) => Cut(period, Within(term, period.Range, period.Zone));

    private static ServicePeriod Cut(ServicePeriod period, TimeRange inside) =>
        inside == period.Range || inside.IsEmpty ? period with { Range = inside } : ServicePeriod.Of(inside, period.Zone);

    private static TimeRange Within(Term? term, TimeRange range, NodaTime.DateTimeZone zone)
    {
        if (term is null) return range;
        var end = term.Renewal is null && term.End is { } last ? zone.StartOfDay(last.PlusDays(1)) : TimeRange.Always.End;
        return range.Intersect(new TimeRange(zone.StartOfDay(term.Start), end));
    }

    /// <summary>The part of a period in which this version is in force, as it and those behind it say: each leaves none of what it takes to
    /// any version before it.</summary>
    private static TimeRange InForce(Agreement agreement, TimeRange range, ServicePeriod period)
    {
        var (whole, zone) = (period.Range, period.Zone);
        if (agreement.Effective is { } own)
            range = range.Intersect(From(own, zone.StartOfDay(own.From), whole));
        for (var next = agreement.Superseded; next is not null; next = next.Next)
            range = range.Intersect(new TimeRange(TimeRange.Always.Start, From(next, zone.StartOfDay(next.From), whole).Start));
        return range;
    }

    /// <summary>The tick from which on a new version holds, seen from one period.</summary>
    internal static long StartOf(Takeover takeover, ServicePeriod period) => From(takeover, period.Zone.StartOfDay(takeover.From), period.Range).Start;

    private static TimeRange From(Takeover takeover, long start, TimeRange period) => new(
        takeover.Spanning switch
        {
            Spanning.NextPeriod when period.Contains(start) && period.Start < start => period.End,
            Spanning.WholePeriod when period.Contains(start) => period.Start,
            _ => start,
        },
        TimeRange.Always.End);
}
