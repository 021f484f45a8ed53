using System.Diagnostics.CodeAnalysis;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The indicator <c>deliveries</c>: the share of reports, reviews and the like that are delivered by their due time.</summary>
internal static class DeliveryShapes
{
    private static readonly Field<Calendar> Hours = Optional(
        "hours", CalendarShapes.Reference, "The calendar of business days and closings.");

    private static readonly Field<EventReference> Delivered = Required(
        "delivered", EventShapes.Reference, "The event that delivers: sent, held, signed.");

    private static readonly Field<string> About = Required(
        "about", Scalars.Name("a field of the cases", "month"), "The field that names the period which a case is about, such as 2026-06 or 2026-W23.");

    private static readonly Field<DueAbout> Each = Required(
        "each", new ScalarShape<DueAbout>("a period or business day", "month", TryParseEach), "The periods, or business day, about each of which one is due.");

    private static readonly Field<DueDay> Due = Required(
        "due", new ScalarShape<DueDay>("a time and a day", "closing of 5th business day", TryParse), "When it is due, counted from the last day of the period that it is about.");

    public static RecordShape<Indicator.Deliveries> Shape { get; } = new(
        "Deliveries", [SelectionFields.Source, SelectionFields.Where, Hours, Delivered, About, Each, Due], Build);

    private static Indicator.Deliveries? Build(RecordReader record)
    {
        if (SelectionFields.Selection<SourceContent.Cases>(record, "cases") is not { } selection) return null;
        var (cases, about, due) = ((SourceContent.Cases)selection.Source.Content, record.Get(About), record.Get(Due));
        var hours = record.Find(Hours) ?? Calendar.Always;
        var fields = cases.Dimensions.Select(d => d.Name).ToList();
        Field? needsHours = due.Day is DayCount.BusinessDays ? Due : record.Get(Each) is DueAbout.BusinessDays ? Each : null;
        var fits = EventShapes.IsKnown(record, Delivered, selection.Source, cases)
            & (fields.Contains(about) || record.Report(IndicatorDiagnostics.UnknownField(record.PlaceOf(About), about, selection.Source, fields)))
            & (needsHours is null || !ReferenceEquals(hours, Calendar.Always)
                || record.Report(IndicatorDiagnostics.BusinessDaysUndefined(record.PlaceOf(needsHours), null)))
            & (record.Get(Each) is not DueAbout.Periods { Every.IsRolling: true } || record.Report(IndicatorDiagnostics.DoesNotApply(
                record.PlaceOf(Each), Each.Name, "a rolling window is no period that something can be about")));
        return fits
            ? new Indicator.Deliveries(selection, record.Get(Delivered), about, record.Get(Each), due, hours, record.Place)
            : null;
    }

    private static bool TryParseEach(string text, [MaybeNullWhen(false)] out DueAbout value, out ScalarProblem problem)
    {
        problem = default;
        value = new DueAbout.BusinessDays();
        if (text == "business day") return true;
        if (!Scalars.TryParseRecurrence(text, out var every, out problem)) return false;
        value = new DueAbout.Periods(every);
        return true;
    }

    private static bool TryParse(string text, [MaybeNullWhen(false)] out DueDay value, out ScalarProblem problem)
    {
        problem = default;
        return DueDayText.TryParse(text, out value, out _);
    }
}
