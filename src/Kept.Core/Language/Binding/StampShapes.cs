using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using NodaTime;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>How instants are written in files.</summary>
internal static class StampShapes
{
    public static StampFormat Default { get; } = new StampFormat.Iso(null, false);

    private static readonly Field<DateTimeZone> Zone = Optional(
        "zone", Scalars.Zone, "The zone of stamps that are written without an offset.");

    private static readonly (string Text, string Meaning, string Doc)[] Layouts = [
        ("iso", "iso", "ISO 8601: 2026-06-01T08:00:00+02:00, with a blank instead of T and with fractions of seconds as well."),
        ("unix-seconds", "unix-seconds", "Seconds since 1970-01-01T00:00Z, whole or decimal."),
        ("unix-milliseconds", "unix-milliseconds", "Milliseconds since then.")];

    private static readonly Field<string> Layout = Optional(
        "format", new WordOrScalarShape<string>(
            Layouts, "a pattern of letters", "dd/MM/yyyy HH:mm:ss", APattern),
        "How the instants are written; iso when left out.");

    private static readonly Field<string> Offset = Optional(
        "offset", new WordShape<string>("what the offset is worth", [
            ("read", "read", "Offsets in the file are right."),
            ("ignored", "ignored", "Offsets in the file are wrong: the local time is read in the zone.")]),
        "Whether offsets in the file are to be believed; they are when left out.");

    public static Shape<StampFormat> Format { get; } = new EitherShape<StampFormat>(
        new WordShape<string>("how instants are written", Layouts).Select(Named),
        new RecordShape<StampFormat>("A format of instants", [Layout, Zone, Offset], Build));

    private static readonly Field<string> From = Required("column", Scalars.Column, "The column's name in the file.");

    private static readonly Field<StampFormat> Own = Optional(
        "time", Format, "How this column is written, when it differs from the others.");

    /// <summary>A column of instants: its name, or its name with a format of its own.</summary>
    public static Shape<StampDraft> Column { get; } = new EitherShape<StampDraft>(
        Scalars.Column.Select(name => new StampDraft(name, null)),
        new RecordShape<StampDraft>(
            "A column of instants", [From, Own], r => new StampDraft(r.Get(From), r.Find(Own))));

    private static StampFormat? Build(RecordReader record)
    {
        var zone = record.Find(Zone);
        var layout = record.Find(Layout) ?? "iso";
        var ignoresOffset = record.Find(Offset) == "ignored";
        if (UnixUnit(layout) is { } unit) return new StampFormat.Unix(unit);
        if (layout == "iso" && !ignoresOffset) return new StampFormat.Iso(zone, false);
        if (zone is not null)
            return StampPattern.TryParse(layout, out var letters, out _) ? new StampFormat.Pattern(letters, zone) : new StampFormat.Iso(zone, true);
        record.Report(BindingDiagnostics.MissingKey(record.Map, "A format of instants without offsets", Zone));
        return null;
    }

    private static StampFormat Named(string layout) =>
        UnixUnit(layout) is { } unit ? new StampFormat.Unix(unit) : Default;

    private static bool APattern(string text, out string value, out ScalarProblem problem)
    {
        value = text;
        var parsed = StampPattern.TryParse(text, out _, out var message);
        problem = new ScalarProblem(parsed ? null : message, null);
        return parsed;
    }

    private static DurationUnit? UnixUnit(string text) => text switch
    {
        "unix-seconds" => DurationUnit.Seconds,
        "unix-milliseconds" => DurationUnit.Milliseconds,
        _ => null,
    };
}

/// <summary>A column of instants whose format may be the file's.</summary>
internal sealed record StampDraft(string Column, StampFormat? Format)
{
    public StampColumn With(StampFormat format) => new(Column, Format ?? format);
}
