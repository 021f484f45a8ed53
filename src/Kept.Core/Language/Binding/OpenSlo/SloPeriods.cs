using Kept.Language.Syntax;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>The periods of an agreement that a time window of an SLO means.</summary>
internal static class SloPeriods
{
    /// <summary>The periods in which an objective is assessed; null (and reported) when neither says it, or both do.</summary>
    /// <param name="every">What the agreement says.</param>
    /// <param name="place">The agreement's objective.</param>
    public static SyntaxNode? Find(Slo slo, SyntaxNode? every, SyntaxNode place, BindingContext context)
    {
        if (slo.Window is not { } window) return every ?? Missing(place, "the SLO has no timeWindow", context);
        if (Of(window) is not { } periods)
            return every ?? Missing(place, $"its windows ({Describe(window)}) are not whole days, months, quarters or years that begin at midnight", context);
        if (every is not null)
        {
            context.Report(MappingDiagnostics.PeriodIsSaid(every.Place, periods.ToString()));
            return null;
        }
        if (window.Zone is { } zone && context.TryFind<DateTimeZone>(AgreementShapes.ZoneName, out var own) && own is not null && !own.Equals(zone))
        {
            context.Report(MappingDiagnostics.OtherZone(place.Place, own, zone));
            return null;
        }
        return Draft.Text(window.Node, periods.ToString());
    }

    /// <summary>Null when no periods of this language are the window's.</summary>
    private static Recurrence? Of(TimeWindow window)
    {
        var days = window.Length.Unit switch { 'd' => window.Length.Count, 'w' => 7L * window.Length.Count, _ => 0 };
        var months = window.Length.Unit switch { 'M' => window.Length.Count, 'Q' => 3L * window.Length.Count, 'Y' => 12L * window.Length.Count, _ => 0 };
        if (days > 3660 || months > 120) return null;
        if (window.Start is not { } start)
            return days > 0 ? new Recurrence.RollingDays((int)days) : months > 0 ? new Recurrence.RollingMonths((int)months) : null;
        if (start.TimeOfDay != LocalTime.Midnight) return null;
        if (days == 1) return new Recurrence.Daily();
        if (days == 7) return new Recurrence.Weekly(start.DayOfWeek);
        if (days > 0) return new Recurrence.FixedDays((int)days, start.Date);
        return months is 1 or 3 or 6 or 12 ? new Recurrence.Monthly((int)months, start.Month, start.Day) : null;
    }

    private static SyntaxNode? Missing(SyntaxNode place, string why, BindingContext context)
    {
        context.Report(MappingDiagnostics.NoPeriod(place.Place, why));
        return null;
    }

    private static string Describe(TimeWindow window) =>
        $"{window.Length.Count}{window.Length.Unit}" + (window.Start is { } start ? $" from {start.Date:uuuu-MM-dd} {start.TimeOfDay:HH:mm}" : ", rolling");
}
