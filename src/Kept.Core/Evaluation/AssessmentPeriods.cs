using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>Which periods an objective is assessed in.</summary>
public static class AssessmentPeriods
{
    /// <summary>The objective's periods that make up the one asked for; else those that end in it; else, for a stretch of
    /// days that people chose, that stretch. Time outside the agreement's term is cut off.</summary>
    public static IEnumerable<ServicePeriod> Of(Objective objective, Term? term, ServicePeriod asked) =>
        Whole(objective.Every, asked).Select(period => Within(term, period)).Where(period => !period.Range.IsEmpty);

    /// <summary>Whether a period is one of those that the objective is settled in, rather than a stretch that people chose.</summary>
    public static bool IsOwn(Objective objective, Term? term, ServicePeriod period) =>
        objective.Every.PeriodsWithin(period).Any(own => Within(term, own).Range == period.Range)
        || objective.Every.PeriodOf(FirstDay(period), period.Zone) is var own && Within(term, own).Range == period.Range;

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

    private static ServicePeriod Within(Term? term, ServicePeriod period)
    {
        if (term is null) return period;
        var start = period.Zone.StartOfDay(term.Start);
        var end = term.Renewal is null && term.End is { } last ? period.Zone.StartOfDay(last.PlusDays(1)) : long.MaxValue / 4;
        var inside = period.Range.Intersect(new TimeRange(start, end));
        return inside == period.Range || inside.IsEmpty ? period with { Range = inside } : ServicePeriod.Of(inside, period.Zone);
    }
}
