using System.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Agreements;

/// <summary>How long measurements of a source are kept.</summary>
/// <param name="Count">So many of the unit, at least 1.</param>
/// <param name="After">The events or dates of which one ends a case; none for measurements that are no cases.</param>
public sealed record Retention(int Count, CalendarUnit Unit, Sequence<string> After)
{
    /// <summary>The day so long before another one.</summary>
    public LocalDate Before(LocalDate date) => Unit switch
    {
        CalendarUnit.Day => date.PlusDays(-Count),
        CalendarUnit.Week => date.PlusWeeks(-Count),
        CalendarUnit.Month => date.PlusMonths(-Count),
        CalendarUnit.Year => date.PlusYears(-Count),
        _ => throw new UnreachableException(),
    };

    /// <summary>The length as it is written: <c>25 months</c>.</summary>
    public string Length => QuantityWords.Count(Count, Unit switch
    {
        CalendarUnit.Day => "day",
        CalendarUnit.Week => "week",
        CalendarUnit.Month => "month",
        CalendarUnit.Year => "year",
        _ => throw new UnreachableException(),
    });
}

/// <summary>Units of the calendar, whose length depends on where they begin.</summary>
public enum CalendarUnit
{
    Day,
    Week,
    Month,
    Year,
}
