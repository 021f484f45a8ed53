using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Exclusions: time that is not held against the obliged party.</summary>
internal static class ExclusionShapes
{
    private static readonly Field<string> Title = Optional(
        "title", Scalars.Text("a title", "Announced maintenance"), "What people call it.");

    private static readonly Field<Calendar> During = Optional(
        "during", CalendarShapes.Reference, "Recurring windows.");

    private static readonly Field<Boxed<ExclusionEffect>> Effect = Required(
        "effect", new WordShape<Boxed<ExclusionEffect>>("what an exclusion does", [
            ("leaves-both-sides", new(ExclusionEffect.LeavesBothSides), "The time leaves numerator and denominator."),
            ("counts-as-up", new(ExclusionEffect.CountsAsUp), "Down time in it counts as up; the denominator stays."),
            ("downtime-leaves-both-sides", new(ExclusionEffect.DowntimeLeavesBothSides), "Only down time in it leaves both sides.")]),
        "What it does to numerator and denominator.");

    private static readonly Field<EventReference> From = Required(
        "from", EventShapes.Reference, "The event or date at which a window begins.");

    private static readonly Field<EventReference> To = Required(
        "to", EventShapes.Reference, "The event or date at which it ends.");

    private static readonly Field<EventReference> Announced = Optional(
        "announced", EventShapes.Reference, "The event at which it was announced.");

    private static readonly Field<Length> Notice = Optional(
        "notice", Scalars.Duration, "A window counts only when it was announced at least so long before it begins.");

    private static readonly Field<string> Evidence = Optional(
        "evidence", Scalars.Name("a field", "evidence"), "A field that must not be empty, or the window does not count.");

    private static readonly Field<Sequence<string>> Same = Optional(
        "same", new ListShape<string>(Scalars.Name("a dimension", "service")),
        "Dimensions in which the window and the measured thing must agree.");

    private static readonly Field<RecordedWindows> Windows = Optional(
        "windows",
        new RecordShape<RecordedWindows>(
            "A recorded window", [SelectionFields.Source, SelectionFields.Where, From, To, Announced, Notice, Evidence, Same], BuildWindows),
        "Windows that are cases of a source, such as announced maintenance or attributed outages.");

    public static Shape<Exclusion> Exclusion { get; } = new RecordShape<Exclusion>(
        "An exclusion", [Title, During, Windows, Effect], Build);

    private static Exclusion? Build(RecordReader record)
    {
        if (record.Has(During) || record.Has(Windows))
            return new Exclusion(
                record.Name, record.Find(Title) ?? record.Name, record.Find(During), record.Find(Windows),
                record.Get(Effect).Value, record.Place);
        record.Report(BindingDiagnostics.ExactlyOneOf(record, "An exclusion", [During, Windows]));
        return null;
    }

    private static RecordedWindows? BuildWindows(RecordReader record)
    {
        if (SelectionFields.Selection<SourceContent.Cases>(record, "cases") is not { } selection) return null;
        var cases = (SourceContent.Cases)selection.Source.Content;
        var good = EventShapes.IsKnown(record, From, selection.Source, cases)
            & EventShapes.IsKnown(record, To, selection.Source, cases)
            & EventShapes.IsKnown(record, Announced, selection.Source, cases)
            & Classes.AreKnown(record, Evidence, record.Find(Evidence), selection.Source);
        foreach (var dimension in record.Get(Same, []))
            good &= Classes.AreKnown(record, Same, dimension, selection.Source);
        if (record.Has(Announced) != record.Has(Notice))
            good &= record.Needs("'announced' and 'notice' go together", Announced, Notice);
        return good
            ? new RecordedWindows(
                selection, record.Get(From), record.Get(To), record.Find(Announced), record.Find(Notice)?.Ticks ?? 0,
                record.Find(Evidence), record.Get(Same, []))
            : null;
    }
}
