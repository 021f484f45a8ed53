using Kept.Agreements;
using Kept.Evaluation;
using Kept.Evaluation.Folds;
using Kept.Time;
using NodaTime;

namespace Kept.Remedies;

/// <summary>Which time an evaluation and its settlement look at in each source.</summary>
public static class Reach
{
    // Intervals and days of every zone begin and end within a day of those in UTC.
    private const long Margin = 2 * NodaConstants.TicksPerDay;

    /// <summary>The sources of an agreement, each with the time that is looked at for a period; null when all of it is.</summary>
    /// <param name="earlier">The versions of the agreement that the period may inherit from.</param>
    public static IEnumerable<(Source Source, TimeRange? Range)> Of(Agreement agreement, IReadOnlyList<Agreement> earlier, ServicePeriod asked)
    {
        var around = LooksBack(agreement) ? (TimeRange?)null : Around(agreement, asked);
        var whole = Indicators(agreement).SelectMany(NeedingAll).Select(s => s.Name).ToHashSet();
        return earlier.Prepend(agreement).SelectMany(a => a.Sources()).DistinctBy(s => s.Name)
            .Select(source => (source, whole.Contains(source.Name) ? null : around));
    }

    /// <summary>The sources of an agreement, each with the time of which measurements have to be there for a period; null when the oldest
    /// may matter. What still holds since before that time is needed as well.</summary>
    /// <param name="earlier">The versions of the agreement that the period may inherit from.</param>
    public static IEnumerable<(Source Source, TimeRange? Range)> Needed(Agreement agreement, IReadOnlyList<Agreement> earlier, ServicePeriod asked)
    {
        var versions = earlier.Append(agreement).ToList();
        var around = Around(agreement, asked, Past(agreement, versions, asked));
        var whole = versions.SelectMany(Indicators).SelectMany(NeedingAll).Concat(versions.SelectMany(a => a.Objectives).SelectMany(TellingWhatThereIs))
            .Select(s => s.Name).ToHashSet();
        return versions.SelectMany(a => a.Sources()).DistinctBy(s => s.Name)
            .Select(source => (source, whole.Contains(source.Name) ? (TimeRange?)null : around));
    }

    /// <summary>The periods before one that its settlement depends on.</summary>
    private static IEnumerable<ServicePeriod> Past(Agreement agreement, IReadOnlyList<Agreement> versions, ServicePeriod asked)
    {
        var past = new List<ServicePeriod>();
        if (Memory.PastOf(agreement, asked) is { } stretch)
            past.AddRange(versions.SelectMany(a => a.Objectives.SelectMany(o => AssessmentPeriods.EndingWithin(o, a, stretch))).Append(stretch));
        if (versions.Any(HasPrecedingBase))
            past.AddRange(versions.SelectMany(a => a.Objectives.SelectMany(o => AssessmentPeriods.Of(o, a, asked).Concat(past).Select(p => BillingPeriods.Preceding(o.Every, p)))).ToList());
        var all = versions.SelectMany(a => a.Objectives.SelectMany(o => AssessmentPeriods.Of(o, a, asked))).Concat(past).Append(asked).ToList();
        var budgets = versions.SelectMany(a => a.Exclusions).SelectMany(e => e.Budget?.AtMost ?? []).Select(b => b.Every).Distinct();
        past.AddRange(budgets.SelectMany(every => all.Select(p => every.PeriodOf(BillingPeriods.FirstDay(p), p.Zone))));
        return past;
    }

    /// <summary>Whether the settlement looks at periods before; then nothing is left out.</summary>
    private static bool LooksBack(Agreement agreement) => agreement.HasMemory || HasPrecedingBase(agreement);

    private static bool HasPrecedingBase(Agreement agreement) => agreement.Objectives.SelectMany(o => o.Remedies)
        .Any(r => r.Terms?.Of is CreditBase.Charge { Preceding: true } or CreditBase.Measured { Preceding: true });

    /// <summary>All periods that are assessed, with as many months before as the plan measures, and as far beyond as an outage is
    /// followed.</summary>
    /// <param name="more">Other periods that are looked at.</param>
    private static TimeRange Around(Agreement agreement, ServicePeriod asked, IEnumerable<ServicePeriod>? more = null)
    {
        var (start, end) = (asked.Range.Start, asked.Range.End);
        var months = agreement.Plan.OfType<PlanValue.Measured>().Select(m => m.Months).Append(0).Max();
        foreach (var period in agreement.Objectives.SelectMany(o => AssessmentPeriods.Of(o, agreement, asked)).Concat(more ?? []))
        {
            var before = period.Zone.StartOfDay(period.Zone.LocalAt(period.Range.Start).Date.PlusMonths(-months));
            (start, end) = (Math.Min(start, before), Math.Max(end, period.Range.End));
        }
        var beyond = Indicators(agreement).OfType<Indicator.ShareOfTime>().Select(i => AvailabilityFold.FarthestOf(i.Outage)).Append(0).Max() + Margin;
        return new TimeRange(start - beyond, end + beyond);
    }

    /// <summary>Sources in which any record may bear on any time: those whose changes take several records to be believed.</summary>
    private static IEnumerable<Source> NeedingAll(Indicator indicator) =>
        indicator is Indicator.ShareOfTime { Down: Downtime.WhileState { Confirmation: not null } state } ? [state.Of.Source] : [];

    /// <summary>Sources of cases of which any tells that there is something to be held to the promise, such as an amount that is owed by everybody who
    /// ever delivered, or an availability of everything that was ever down.</summary>
    private static IEnumerable<Source> TellingWhatThereIs(Objective objective) => objective.Indicator.Parts().SelectMany(indicator => indicator switch
    {
        Indicator.ShareOfTime { Down: Downtime.BetweenEvents down } i when objective.Per.Count + i.Across.Count > 0 => [down.Of.Source],
        Indicator.Statistic { Fold: Fold.Count or Fold.Sum } i when objective.Per.Count > 0 && i.Of.Of.Source is { Content: SourceContent.Cases } source => [source],
        _ => Enumerable.Empty<Source>(),
    });

    private static IEnumerable<Indicator> Indicators(Agreement agreement) => agreement.Objectives.Select(o => o.Indicator)
        .Concat(agreement.Plan.OfType<PlanValue.Measured>().Select(m => m.Indicator))
        .SelectMany(i => i.Parts());
}
