using System.Globalization;
using Kept.Diagnostics;

namespace Kept.Language.Parsing;

/// <summary>What can be wrong with a text before anybody asks what it means: KPT101 to KPT119 with its YAML, KPT120 to
/// KPT139 with a condition or a formula in it.</summary>
public static class ParsingDiagnostics
{
    public static Diagnostic FileTooLarge(string path) => Error(
        "KPT101", new Place(path, 1, 0, 0),
        $"A file of at most {ParsingLimits.FileLength / 1024 / 1024} MiB is expected, but this one is larger.",
        "Divide the file; all files of the workspace are read together.");

    public static Diagnostic ForbiddenCharacter(Place place, char c) => Error(
        "KPT102", place,
        $"Text that everybody sees alike is expected, but this is the invisible character {Characters.CodeOf(c)}.",
        "Delete the character; lines end with a line feed, with or without a carriage return before it.");

    public static Diagnostic NotUtf8(string path) => Error(
        "KPT103", new Place(path, 1, 0, 0),
        "A file in UTF-8 is expected, but this one seems to be UTF-16 or UTF-32.",
        "Save the file as UTF-8.");

    public static Diagnostic InvalidUtf8(Place place, byte found) => Error(
        "KPT104", place,
        $"Text in UTF-8 is expected, but the byte 0x{found:X2} is not part of any character.",
        "Save the file as UTF-8; it may be in an older encoding such as Windows-1252.");

    public static Diagnostic YamlSyntax(Place place, string message, string help) =>
        Error("KPT105", place, message, help);

    public static Diagnostic UnexpectedText(Place place, string found) => YamlSyntax(
        place, $"Nothing is expected here, but this is {Quote(found)}.",
        "Put text with special characters in quotes, or begin a new line.");

    /// <param name="expected">What would be right, at the start of a sentence.</param>
    /// <param name="found">The text from the place on; empty at the end of the file.</param>
    public static Diagnostic UnexpectedToken(Place place, string expected, string found) => YamlSyntax(
        place, $"{expected} is expected, but this is {(found.Length == 0 ? "the end of the file" : Quote(found))}.",
        "Compare the indentation, quotes, brackets and commas with the lines around it.");

    /// <param name="place">Where the bracket opens.</param>
    public static Diagnostic BracketNotClosed(Place place, char closing) => YamlSyntax(
        place, $"A closing {closing} is expected, but the file ends first.", "Close the bracket that opens here.");

    /// <param name="opening">Where the bracket opens.</param>
    public static Diagnostic UnexpectedInBracket(Place place, Place opening, char closing, string found) => YamlSyntax(
        place, $"A comma or {closing} is expected, but this is {Quote(found)}.",
        $"Close the bracket that opens at line {opening.Line}, column {opening.Column}, or write a comma between its parts.");

    public static Diagnostic CommentWithoutSpace(Place place) => YamlSyntax(
        place, "A space is expected before a comment.", "Write a space before the #.");

    public static Diagnostic AnchorName(Place place, string found) => YamlSyntax(
        place, $"A name of letters, digits, - and _ is expected behind & or *, but this is {Quote(found)}.",
        "Put the text in quotes if & or * belongs to it.");

    public static Diagnostic ColonInPlainText(Place place) => YamlSyntax(
        place, "One value is expected, but this colon divides it in two.",
        "Write a space behind the colon of a key, or put the text in quotes.");

    public static Diagnostic DocumentLine(Place place) => YamlSyntax(
        place, "A value is expected, but this looks like a line between two documents.",
        "Begin --- at the start of the line, or put it in quotes if it is a text.");

    public static Diagnostic ComparisonWithoutQuotes(Place place) => YamlSyntax(
        place, "A value is expected, but > announces a text on the lines below.",
        "Put the comparison in quotes, or write it in words, as in \"at least 99.9%\".");

    public static Diagnostic TextNotIndented(Place place) => YamlSyntax(
        place, "Indented lines are expected below | or >, but these begin at the start of the line.",
        "Indent the text by two spaces.");

    public static Diagnostic TabIndentation(Place place) => Error(
        "KPT106", place,
        "Spaces are expected as indentation, but this is a tab.",
        "Indent with spaces; editors show tabs in different widths.");

    public static Diagnostic DuplicateKey(Place place, string key, Place first, bool isDocument) => Error(
        "KPT107", place,
        $"Each key is expected once, but {Quote(key)} is already at line {first.Line}, column {first.Column}.",
        isDocument
            ? "Remove one of the two, or write --- on a line before it if another document begins here."
            : "Remove one of the two, or give it the name that was meant.");

    public static Diagnostic KeyNotText(Place place, string found) => Error(
        "KPT108", place,
        $"A key is expected to be one word or a text in quotes on one line, but this is {found}.",
        "Write \"key: value\"; lists, maps, anchors and the question mark have no place in a key.");

    public static Diagnostic Tag(Place place) => Error(
        "KPT109", place,
        "A value is expected, but this is a YAML tag.",
        "Remove the tag; the place tells what kind of value it is. If ! belongs to a text, put it in quotes.");

    public static Diagnostic MergeKey(Place place) => Error(
        "KPT110", place,
        "A key of the agreement is expected, but this is the merge key <<.",
        "Write the entries out.");

    public static Diagnostic Directive(Place place) => Error(
        "KPT111", place,
        "A key or --- is expected, but this is a YAML directive.",
        "Remove the line; every file is read as YAML 1.2.");

    public static Diagnostic UnknownAlias(Place place, string name, string? nearest) => Error(
        "KPT112", place,
        $"The name of an anchor above is expected behind *, but there is no &{Shorten(name)}.",
        nearest is not null
            ? $"Did you mean *{Shorten(nearest)}?"
            : "Mark the value with & and the name further up in the same document, or put the text in quotes.");

    public static Diagnostic AliasToItself(Place place, string name) => Error(
        "KPT113", place,
        $"The name of an anchor above is expected behind *, but &{Shorten(name)} contains this place.",
        "Write the value out; nothing can contain itself.");

    public static Diagnostic TooDeep(Place place) => Error(
        "KPT114", place,
        $"At most {ParsingLimits.Depth} lists and maps within each other are expected, but here are more.",
        "Use fewer levels.");

    public static Diagnostic TooManyNodes(Place place) => Error(
        "KPT115", place,
        $"At most {Count(ParsingLimits.Nodes)} values are expected in a file, aliases written out, but here are more.",
        "Divide the file, or use fewer aliases.");

    public static Diagnostic TooManyDocuments(Place place) => Error(
        "KPT116", place,
        $"At most {Count(ParsingLimits.Documents)} documents are expected in a file, but here are more.",
        "Divide the file; all files of the workspace are read together.");

    public static Diagnostic ScalarTooLong(Place place) => Error(
        "KPT117", place,
        $"A text of at most {Count(ParsingLimits.ScalarLength)} characters is expected, but this one is longer.",
        "Move the text to a file of its own.");

    public static Diagnostic IndentedTooFar(Place place) => Error(
        "KPT118", place,
        $"A line indented by at most {Count(ParsingLimits.Indentation)} spaces is expected, but this one has more.",
        "Indent each level by two spaces.");

    public static Diagnostic CannotBeLaidOut(string path) => Error(
        "KPT119", new Place(path, 1, 0, 0),
        "A file that keeps the limits when each level is indented by two spaces is expected, but this one does not.",
        "Divide the file, or use fewer levels.");

    public static Diagnostic ExpressionMissing(Place place) => Error(
        "KPT120", place,
        "A condition or a formula is expected, but there is nothing.",
        "Write for example \"priority == P1\" or \"revenue / price\".");

    public static Diagnostic ExpressionTooLong(Place place) => Error(
        "KPT121", place,
        $"A condition of at most {Count(ParsingLimits.ExpressionLength)} characters is expected, but this is longer.",
        "Divide it, or compare with a list: \"state in [down, degraded]\".");

    public static Diagnostic ExpressionTooDeep(Place place) => Error(
        "KPT122", place,
        $"At most {ParsingLimits.ExpressionDepth} levels are expected in a condition or formula, but here are more.",
        "Use fewer brackets and shorter chains; \"state in [down, degraded]\" stands for many comparisons.");

    public static Diagnostic UnexpectedCharacter(Place place, string found) => Error(
        "KPT123", place,
        $"A name, a number or an operator is expected, but this is {Quote(found)}.",
        found switch
        {
            "=" => "Write == to compare.",
            "!" => "Write \"not\", or != to compare.",
            "&" => "Write \"and\".",
            "|" => "Write \"or\".",
            "%" => "Write the percentage as one value, as in 5%.",
            "$" or "€" or "£" or "¥" => "Write the currency's code behind the amount, as in 500.00 USD.",
            "“" or "”" or "„" or "‘" or "’" => "Use straight quotes.",
            "−" or "–" => "Write - for minus.",
            "." => "Write digits on both sides of a point, as in 0.5.",
            _ => "Put text with special characters in quotes.",
        });

    /// <param name="expected">What would be right, at the start of a sentence.</param>
    /// <param name="found">Empty at the end of the text.</param>
    public static Diagnostic UnexpectedInExpression(Place place, string expected, string found, string help) => Error(
        "KPT124", place,
        $"{expected} is expected, but this is {(found.Length == 0 ? "the end" : Quote(found))}.", help);

    public static Diagnostic TextNotClosed(Place place) => Error(
        "KPT125", place,
        "A closing quote is expected, but the condition or formula ends first.",
        "Close the quote that opens here.");

    public static Diagnostic UnknownEscape(Place place, string found) => Error(
        "KPT126", place,
        $"A quote or a second backslash is expected behind a backslash, but this is {Quote(found)}.",
        "Write \\\\ for a backslash.");

    public static Diagnostic ComparisonChain(Place place, string found) => Error(
        "KPT127", place,
        $"One comparison at a time is expected, but {Quote(found)} begins a second one.",
        "Join two comparisons with \"and\", as in \"a < b and b < c\".");

    public static Diagnostic NotANumber(Place place, string found, string help) => Error(
        "KPT128", place, $"A number is expected, but this is {Quote(found)}.", help);

    public static Diagnostic UnknownUnit(Place place, string found, string help) => Error(
        "KPT129", place, $"A unit is expected behind a number, but this is {Quote(found)}.", help);

    public static Diagnostic CalendarUnit(Place place, string found, string help) => Error(
        "KPT130", place, $"A unit of fixed length is expected, but this is {Quote(found)}.", help);

    internal static Diagnostic Error(string code, Place place, string message, string help) =>
        new(code, Severity.Error, place, message, help);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>What was found, in quotes, in one line, and short enough for a message.</summary>
    internal static string Quote(string found) => $"\"{Shorten(found)}\"";

    private static string Shorten(string found)
    {
        var end = found.AsSpan().IndexOfAny('\r', '\n');
        var line = end < 0 ? found : found[..end];
        const int longest = 40;
        if (line.Length <= longest) return line.Length == found.Length ? line : line + "…";
        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }
}
