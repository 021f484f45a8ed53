using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>What can be wrong with a document of OpenSLO by its specification.</summary>
internal static class OpenSloDiagnostics
{
    public static Diagnostic OtherVersion(ScalarSyntax version) => new(
        "KPT601", Severity.Error, version.Place,
        $"The version of OpenSLO that is read is openslo/v1, but this is \"{version.Value}\".",
        "Write 'apiVersion: openslo/v1' and the keys of that version.");

    public static Diagnostic BadName(ScalarSyntax name) => new(
        "KPT602", Severity.Error, name.Place,
        $"A name of OpenSLO has 1 to 63 lower-case letters, digits and '-', and begins and ends with a letter or digit, but this is \"{Cut(name.Value)}\".",
        "Write for example \"checkout-latency\"; a displayName may hold any text.");

    public static Diagnostic NameWithCapitals(ScalarSyntax name) => new(
        "KPT602", Severity.Warning, name.Place,
        $"A name of OpenSLO has lower-case letters, but \"{Cut(name.Value)}\" has capitals.",
        "It is read here; other systems refuse it.");

    public static Diagnostic TooLong(Place place, string what, int most, int length) => new(
        "KPT603", Severity.Error, place,
        $"{what} has at most {most} characters, but this has {length}.",
        "Shorten it, or move a part into an annotation.");

    public static Diagnostic BadLabel(ScalarSyntax key) => new(
        "KPT604", Severity.Error, key.Place,
        $"The key of a label has 1 to 63 letters, digits, '-', '_' and '.', and begins and ends with a letter or digit, but this is \"{Cut(key.Value)}\".",
        "Write for example \"team\" or \"cost-centre\".");

    public static Diagnostic BadAnnotation(ScalarSyntax key) => new(
        "KPT604", Severity.Error, key.Place,
        $"The key of an annotation is a name of at most 63 characters, behind a domain name and '/' if any, but this is \"{Cut(key.Value)}\".",
        "Write for example \"dashboard\" or \"example.com/dashboard\".");

    public static Diagnostic BadDuration(ScalarSyntax duration) => new(
        "KPT605", Severity.Error, duration.Place,
        $"A duration is a whole number above 0 and one of m, h, d, w, M, Q and Y, but this is \"{Cut(duration.Value)}\".",
        "Write for example 5m, 1h, 28d, 4w, 1M, 1Q or 1Y; M are months and m minutes.");

    public static Diagnostic OneOf(Place place, string what, string keys, int given) => new(
        "KPT606", Severity.Error, place,
        given == 0 ? $"{what} needs one of {keys}." : $"{what} has only one of {keys}.",
        given == 0 ? "Add one of them." : "Keep the one that is meant.");

    public static Diagnostic Needs(Place place, string what, string key, string why) => new(
        "KPT607", Severity.Error, place,
        $"{what} needs the key '{key}': {why}.",
        $"Add '{key}'.");

    public static Diagnostic Forbidden(Place place, string key, string why) => new(
        "KPT608", Severity.Error, place, $"The key '{key}' cannot stand here: {why}.", $"Remove '{key}'.");

    public static Diagnostic WithoutEffect(Place place, string key, string why) => new(
        "KPT608", Severity.Warning, place, $"The key '{key}' says nothing here: {why}.", $"Remove '{key}'; other systems refuse it.");

    public static Diagnostic OutOfRange(Written<Rational> number, string what, string range) => new(
        "KPT609", Severity.Error, number.Node.Place,
        $"{what} lies {range}, but this is {((ScalarSyntax)number.Node).Value}.",
        "A share of 99.9% is 'target: 0.999' or 'targetPercent: 99.9'.");

    public static Diagnostic WrongNumber(Place place, string what, string expected, int found) => new(
        "KPT610", Severity.Error, place,
        $"{what} has {expected}, but this has {found}.",
        "The specification keeps the list for later versions.");

    public static Diagnostic SeveralThresholds(Place place, int found) => new(
        "KPT610", Severity.Warning, place,
        $"An SLO with a thresholdMetric has one objective, but this has {found}.",
        "Each is read here; write one SLO for each threshold where other systems read it too.");

    public static Diagnostic Window(Place place, bool isRolling) => new(
        "KPT611", Severity.Error, place,
        isRolling ? "A window that rolls has no calendar." : "A window that does not roll needs a calendar.",
        isRolling ? "Remove 'calendar', or write 'isRolling: false'." : "Add 'calendar: {startTime: …, timeZone: …}', or write 'isRolling: true'.");

    public static Diagnostic NotHere(ScalarSyntax name, string kind, string? nearest) => new(
        "KPT612", Severity.Warning, name.Place,
        $"The workspace has no {kind} named '{Cut(name.Value)}'.",
        nearest is null ? "Add it, or leave it to the system that has it." : $"Did you mean '{nearest}'?");

    public static Diagnostic Duplicate(Metadata again, Metadata first, string kind) => new(
        "KPT613", Severity.Warning, again.NameNode.Place,
        $"The kind {kind} already has a document named '{again.Name}', at {first.NameNode.Place}.",
        "Give one of them another name; an agreement cannot use either before.");

    public static Diagnostic Ambiguous(ScalarSyntax name, string kind, Metadata again) => new(
        "KPT613", Severity.Error, name.Place,
        $"The kind {kind} has two documents named '{name.Value}', the second at {again.NameNode.Place}.",
        "Give one of them another name.");

    private static string Cut(string text) => text.Length <= 60 ? text : text[..59] + "…";
}
