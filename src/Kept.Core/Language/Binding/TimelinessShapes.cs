using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The indicator <c>timeliness</c>: the share of cases that are done by their due time.</summary>
internal static class TimelinessShapes
{
    private static readonly Field<ClockDraft> Clock = Required(
        "clock", ClockShapes.Clock, "The clock that runs on each case.");

    private static readonly Field<ByClass<Allowance>> Within = Optional(
        "within", new ByClassShape<Allowance>(AllowanceShapes.Any), "The time that a case may take, for all or by class.");

    private static readonly Field<EventReference> Due = Optional(
        "due", EventShapes.Reference, "Instead of 'within': the date that the case itself carries.");

    private static readonly Field<EventReference> CountedBy = Optional(
        "countedBy", EventShapes.Reference,
        "The event whose instant puts a case into a period; the one that starts the clock when left out.");

    private static readonly Field<Boxed<bool>> AtTheLimit = Optional(
        "atTheLimit", new WordShape<Boxed<bool>>("what a case is that is done just when it is due", [
            ("in-time", new(false), "In time."),
            ("late", new(true), "Late.")]),
        "What a case is that is done at the very instant at which it is due; in-time when left out.");

    public static RecordShape<Indicator.Timeliness> Shape { get; } = new(
        "Timeliness", [.. SelectionFields.All, Clock, Within, Due, AtTheLimit, CountedBy], Build);

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
        if (DeadlineOf(record, clock, selection.Source) is not { } deadline) return null;
        return new Indicator.Timeliness(
            selection, clock, deadline with { IsLateAtTheLimit = record.Get(AtTheLimit, new(false)).Value },
            record.Find(CountedBy) ?? clock.From, SelectionFields.MaskOf(record), record.Place);
    }

    private static Deadline? DeadlineOf(RecordReader record, Clock clock, Source source)
    {
        if (!record.Has(Within)) return new Deadline.Promised(record.Get(Due));
        return AllowanceShapes.Bind(record, Within, clock, source) is { } table ? new Deadline.Within(table) : null;
    }
}
