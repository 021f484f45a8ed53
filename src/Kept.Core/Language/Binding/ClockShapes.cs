using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;
using Calendar = Kept.Time.Calendar;

namespace Kept.Language.Binding;

/// <summary>Clocks on cases and the time that cases may take.</summary>
internal static class ClockShapes
{
    private static readonly Field<EventReference> From = Required(
        "from", EventShapes.Reference, "The event that starts the clock.");

    private static readonly Field<EventReference> To = Required(
        "to", EventShapes.Reference, "The event that stops the clock.");

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
        "A clock", [From, To, Hours, PauseWhile, UsedUpAtClosing], r => new ClockDraft(r));

    /// <summary>A time that a case may take: <c>4 hours</c>, <c>2 business days</c>, <c>3 calendar days</c>.</summary>
    public static Shape<Allowance> Allowance { get; } = new ScalarShape<Allowance>(
        "a time that a case may take", "4 hours", TryParseAllowance);

    /// <summary>The clock on the cases of a source; null (and reported) when they do not have what it needs.</summary>
    public static Clock? On(this ClockDraft draft, Source source, SourceContent.Cases cases)
    {
        var record = draft.Record;
        var pauses = record.Get(PauseWhile, []);
        var known = SourceNames.PausesOf(cases).ToList();
        var good = EventShapes.IsKnown(record, From, source, cases) & EventShapes.IsKnown(record, To, source, cases);
        foreach (var pause in pauses.TakeWhile(_ => !record.Context.HasEnough))
            if (!known.Contains(pause))
                good = record.Report(IndicatorDiagnostics.UnknownPause(record.PlaceOf(PauseWhile, pause), pause, source, known));
        good &= Classes.AreKnown(record, Hours, record.Get(Hours).Field, source);
        return good
            ? new Clock(record.Get(From), record.Get(To), record.Get(Hours), pauses, record.Get(UsedUpAtClosing, new(false)).Value)
            : null;
    }

    private static bool TryParseAllowance(string text, out Allowance value, out ScalarProblem problem)
    {
        problem = default;
        value = new Allowance.BusinessDays(1);
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [var number, var kind, "day" or "days"])
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 3660) return false;
            if (kind == "calendar") value = new Allowance.CalendarDays(count);
            else if (kind == "business") value = new Allowance.BusinessDays(count);
            else return false;
            return true;
        }

        var plain = words is [_, "business", _] ? $"{words[0]} {words[2]}" : text;
        if (!Scalars.TryParseDuration(plain, out var length, out problem)) return false;
        value = new Allowance.ClockTime(length.Ticks, text);
        return true;
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
