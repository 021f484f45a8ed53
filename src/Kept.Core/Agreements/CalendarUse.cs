using System.Diagnostics;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>Which hours an agreement refers to.</summary>
public static class CalendarUse
{
    extension(Agreement agreement)
    {
        /// <summary>All calendars that its services, objectives, exclusions, plan and claims name, each once; "always" is none of them.</summary>
        public IEnumerable<Calendar> Calendars() => agreement.Services.Select(s => s.Hours)
            .Concat(agreement.Objectives.SelectMany(o => Of(o.Indicator)))
            .Concat(agreement.Exclusions.SelectMany(Of))
            .Concat(agreement.Plan.OfType<PlanValue.Measured>().SelectMany(m => Of(m.Indicator)))
            .Append((agreement.Claims as ClaimTerms.OnRequest)?.Window is ClaimWindow.BusinessDays days ? days.Calendar : null)
            .OfType<Calendar>().Where(c => !ReferenceEquals(c, Calendar.Always)).DistinctBy(c => c.Name);
    }

    private static IEnumerable<Calendar?> Of(Exclusion exclusion) =>
    [
        exclusion.During,
        exclusion.Windows?.Notice switch
        {
            Notice.Days days => days.Calendar,
            Notice.BusinessDays days => days.Calendar,
            _ => null,
        },
    ];

    private static IEnumerable<Calendar?> Of(Indicator indicator)
    {
        var masks = indicator.Masks().ToList();
        return masks.Select(m => m.Hours)
            .Concat(masks.SelectMany(m => m.Exclusions).SelectMany(Of))
            .Concat(indicator.Clocks().SelectMany(c => c.Hours.All).Select(h => h.Value))
            .Append((indicator as Indicator.Deliveries)?.Hours);
    }

    extension(Indicator indicator)
    {
        /// <summary>The clocks that run on its cases.</summary>
        public IEnumerable<Clock> Clocks() => indicator switch
        {
            Indicator.Timeliness i => [i.Clock],
            Indicator.Statistic { Of: Values.ClockTimes values } => [values.Clock],
            Indicator.Formula i => i.Measures.SelectMany(m => m.Indicator.Clocks()),
            Indicator.ShareOfTime or Indicator.Ratio or Indicator.MeanOfRatios or Indicator.ShareOfIntervals or Indicator.ShareOfSamples
                or Indicator.ShareOfCases or Indicator.Deliveries or Indicator.Statistic => [],
            _ => throw new UnreachableException(),
        };
    }
}
