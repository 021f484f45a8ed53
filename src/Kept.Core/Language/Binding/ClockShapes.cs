using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Clocks on cases and the time that cases may take.</summary>
internal static class ClockShapes
{
    private static readonly Field<Sequence<EventReference>> From = Required(
        "from", new ListShape<EventReference>(EventShapes.Reference), "The event that starts the clock; with 'cycles' several may.");

    private static readonly Field<Sequence<EventReference>> To = Required(
        "to", new ListShape<EventReference>(EventShapes.Reference), "The event that stops the clock; with 'cycles' several may.");

    private static readonly Field<Boxed<CycleRule>> CyclesOf = Optional(
        "cycles", new WordShape<Boxed<CycleRule>>("which runs of the clock count", [
            ("first", new(CycleRule.First), "The first run."),
            ("last", new(CycleRule.Last), "The last run: the clock restarts."),
            ("each", new(CycleRule.Each), "Every run counts for itself, in the period in which it begins."),
            ("longest", new(CycleRule.Longest), "The case counts by its longest run."),
            ("added-up", new(CycleRule.AddedUp), "The runs add up: the clock goes on.")]),
        "When the clock runs more than once on a case: from each of the events to the next of the others, and which runs count.");

    private static readonly Field<Boxed<ClassChange>> WhenClassChanges = Optional(
        "whenClassChanges", new WordShape<Boxed<ClassChange>>("what becomes of the time that has passed", [
            ("from-start", new(ClassChange.FromStart), "The class that is known last holds from the start on."),
            ("from-start-without-pauses", new(ClassChange.FromStartWithoutPauses), "The same, and pauses before the change count."),
            ("from-change", new(ClassChange.FromChange), "The clock starts again at the change."),
            ("remaining-share", new(ClassChange.RemainingShare), "The share of its time that a case has used stays used.")]),
        "For tables by a field that changes while the clock runs; from-start when left out.");

    private static readonly Field<Boxed<bool>> PausedTime = Optional(
        "pausedTime", new WordShape<Boxed<bool>>("what paused time does", [
            ("stops-the-clock", new(false), "The clock stands still in its hours."),
            ("moves-the-due-time", new(true), "The due time moves on by the whole length of the pause.")]),
        "What a pause does; stops-the-clock when left out.");

    private static readonly Field<ByClass<Calendar>> Hours = Required(
        "hours", new ByClassShape<Calendar>(CalendarShapes.Reference), "The hours in which the clock runs; always is round the clock.");

    private static readonly Field<Sequence<string>> PauseWhile = Optional(
        "pauseWhile", new ListShape<string>(Scalars.Name("a pause", "waiting-on-customer")),
        "Pauses of the source in which the clock stands still.");

    private static readonly Field<Boxed<bool>> UsedUpAtClosing = Optional(
        "usedUpAtClosing", new WordShape<Boxed<bool>>("when an allowance used up at closing time is due", [
            ("due-at-closing", new(false), "At that closing time."),
            ("due-at-next-opening", new(true), "At the next opening.")]),
        "When a case is due whose allowance is used up exactly at closing time; due-at-closing when left out.");

    /// <summary>A clock, before it is known which source it runs on.</summary>
    public static RecordShape<ClockDraft> Clock { get; } = new(
        "A clock", [From, To, CyclesOf, Hours, PauseWhile, PausedTime, WhenClassChanges, UsedUpAtClosing], r => new ClockDraft(r));

    /// <summary>The clock on the cases of a source; null (and reported) when they do not have what it needs.</summary>
    public static Clock? On(this ClockDraft draft, Source source, SourceContent.Cases cases)
    {
        var record = draft.Record;
        var pauses = record.Get(PauseWhile, []);
        var known = SourceNames.PausesOf(cases).ToList();
        var good = EventShapes.AreKnown(record, From, source, cases) & EventShapes.AreKnown(record, To, source, cases) & CyclesFit(record);
        foreach (var pause in pauses.TakeWhile(_ => !record.Context.HasEnough))
            if (!known.Contains(pause))
                good = record.Report(IndicatorDiagnostics.UnknownPause(record.PlaceOf(PauseWhile, pause), pause, source, known));
        good &= Classes.AreKnown(record, Hours, record.Get(Hours).Field, source);
        return good
            ? new Clock(record.Get(From)[0], record.Get(To)[0], record.Get(Hours), pauses, record.Get(UsedUpAtClosing, new(false)).Value)
            {
                Cycles = record.Find(CyclesOf) is { } rule
                    ? new Cycles(record.Get(From).Skip(1).Select(e => e.Event).ToSequence(), record.Get(To).Skip(1).Select(e => e.Event).ToSequence(), rule.Value)
                    : null,
                OnChange = record.Get(WhenClassChanges, new(ClassChange.FromStart)).Value,
                PausesMoveTheDueTime = record.Get(PausedTime, new(false)).Value,
            }
            : null;
    }

    /// <summary>Several events, or all occurrences of one, start or stop a clock only where it runs in cycles.</summary>
    private static bool CyclesFit(RecordReader record)
    {
        var good = true;
        foreach (var field in new[] { From, To })
            if (!record.Has(CyclesOf) && record.Get(field).Count != 1)
                good = record.Report(ClockDiagnostics.SeveralEvents(record.PlaceOf(field)));
            else if (record.Has(CyclesOf) && record.Get(field).FirstOrDefault(e => e.Number != 1) is { } counted)
                good = record.Report(ClockDiagnostics.CountedEvent(record.PlaceOf(field), counted));
        return good;
    }
}

/// <summary>A clock as written, before it is known which source it runs on.</summary>
internal sealed record ClockDraft(RecordReader Record);

internal static class Classes
{
    /// <summary>Reports a table by a field that the source does not have.</summary>
    public static bool AreKnown(RecordReader record, Field table, string? field, Source source)
    {
        var known = source.Content.Dimensions.Select(d => d.Name).ToList();
        return field is null || known.Contains(field)
            || record.Report(IndicatorDiagnostics.UnknownField(record.PlaceOf(table, field), field, source, known));
    }
}

internal static class ClockDiagnostics
{
    public static Diagnostic SeveralEvents(Place place) => new(
        "KPT286", Severity.Error, place,
        "One event starts a clock and one stops it, unless it runs in cycles.",
        "Name one event, or say with 'cycles' which runs from any of these to the next of those count.");

    public static Diagnostic CountedEvent(Place place, EventReference counted) => new(
        "KPT286", Severity.Error, place,
        $"A clock that runs in cycles takes every occurrence of its events, but this is '{counted}'.",
        $"Write '{counted.Event}', or leave 'cycles' out.");
}
