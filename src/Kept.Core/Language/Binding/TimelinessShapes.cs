using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The indicator <c>timeliness</c>: the share of cases that are done by their due time.</summary>
internal static class TimelinessShapes
{
    private static readonly Field<ClockDraft> Clock = Required(
        "clock", ClockShapes.Clock, "The clock that runs on each case.");

    private static readonly Field<ByClass<Allowance>> Within = Optional(
        "within", new ByClassShape<Allowance>(ClockShapes.Allowance), "The time that a case may take, for all or by class.");

    private static readonly Field<EventReference> Due = Optional(
        "due", EventShapes.Reference, "Instead of 'within': the date that the case itself carries.");

    private static readonly Field<EventReference> CountedBy = Optional(
        "countedBy", EventShapes.Reference,
        "The event whose instant puts a case into a period; the one that starts the clock when left out.");

    public static RecordShape<Indicator.Timeliness> Shape { get; } = new(
        "Timeliness", [.. SelectionFields.All, Clock, Within, Due, CountedBy], Build);

    private static Indicator.Timeliness? Build(RecordReader record)
    {
        if (record.Has(Within) == record.Has(Due))
        {
            record.Report(BindingDiagnostics.ExactlyOneOf(record, "Timeliness", [Within, Due]));
            return null;
        }
        if (SelectionFields.Selection<SourceContent.Cases>(record, "cases") is not { } selection) return null;

        var cases = (SourceContent.Cases)selection.Source.Content;
        var known = EventShapes.IsKnown(record, Due, selection.Source, cases)
            & EventShapes.IsKnown(record, CountedBy, selection.Source, cases);
        var clock = record.Get(Clock).On(selection.Source, cases);
        if (!known || clock is null) return null;
        if (record.Has(Within) && !Fits(record, clock, selection.Source)) return null;
        return new Indicator.Timeliness(
            selection, clock, record.Has(Within) ? new Deadline.Within(record.Get(Within)) : new Deadline.Promised(record.Get(Due)),
            record.Find(CountedBy) ?? clock.From, SelectionFields.MaskOf(record), record.Place);
    }

    private static bool Fits(RecordReader record, Clock clock, Source source)
    {
        var within = record.Get(Within);
        if (!Classes.AreKnown(record, Within, within.Field, source)) return false;
        foreach (var entry in within.All.Where(e => e.Value is Allowance.BusinessDays))
            foreach (var hours in HoursOf(entry, within, clock))
                if (hours is not { BusinessDay: not null })
                    return record.Report(IndicatorDiagnostics.BusinessDaysUndefined(record.PlaceOf(Within), hours));
        return true;
    }

    /// <summary>The hours in which cases of a class are timed: those of the class where both tables go by the same field.</summary>
    private static IEnumerable<Calendar> HoursOf(ClassValue<Allowance> entry, ByClass<Allowance> within, Clock clock)
    {
        if (within.Field is null || within.Field != clock.Hours.Field) return clock.Hours.All.Select(e => e.Value);
        return within.Entries.Contains(entry)
            ? clock.Hours.All.Where(e => e == clock.Hours.Find(entry.Class)).Select(e => e.Value)
            : clock.Hours.All.Where(e => within.Entries.All(w => w.Class != e.Class)).Select(e => e.Value);
    }
}
