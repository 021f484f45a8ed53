namespace Kept.Language.Parsing;

/// <summary>What a message of the YAML library means to an author.</summary>
/// <param name="IsAtEnd">Whether the trouble is where the library stopped rather than where it began.</param>
internal sealed record YamlError(string Fragment, bool IsAtEnd, string Message, string Help)
{
    /// <summary>Stands for what the library says when lines inside brackets begin left of the block around them.</summary>
    public const string NotIndented = "lines inside brackets";

    private static readonly YamlError Unknown = new("", false,
        "Text that follows the rules of YAML is expected, but this cannot be read.",
        "Compare the indentation, brackets and quotes with the lines around it.");

    // In the order of search: the first whose fragment is in the message fits.
    private static readonly YamlError[] All =
    [
        new("found invalid mapping", true,
            "One value is expected behind a key, but here a colon starts a second one.",
            "Put the text in quotes if the colon belongs to it, or begin a new line."),
        new("could not find expected ':'", false,
            "A key with a colon is expected, but this line has none.",
            "Write \"key: value\", or indent the line if it continues the text above."),
        new("Mapping values are not allowed", false,
            "A value is expected, but this is a colon.",
            "Indent the line as its neighbours, or put the text in quotes if the colon belongs to it."),
        new("Mapping keys are not allowed", false,
            "A value is expected, but this is a question mark that announces a key.",
            "Write \"key: value\" on a line of its own."),
        new("Block sequence entries are not allowed", false,
            "A value is expected, but this is a dash that starts a list.",
            "Begin the list on a line of its own, indented under its key."),
        new("Invalid key indicator", false,
            "A value is expected, but this is a lone dash.",
            "Put the dash in quotes if it is meant as text."),
        new("unexpected end of stream", false,
            "A closing quote is expected, but the file ends first.",
            "Close the quote that opens here."),
        new("unexpected document indicator", false,
            "A closing quote is expected, but the document ends first.",
            "Close the quote that opens here."),
        new("wrong indentation", false,
            "A closing quote is expected on this line or on lines indented below it, but there is none.",
            "Close the quote that opens here."),
        new("unknown escape character", true,
            "A known escape such as \\n or \\\" is expected behind a backslash, but this is another.",
            "Write \\\\ for a backslash, or use single quotes."),
        new("hexadecimal number", true,
            "Hexadecimal digits are expected in this escape, but there are too few.",
            "Write for example \\u00E9."),
        new("Unicode", true,
            "A character's number is expected in this escape, but no character has this one.",
            "Write the character itself."),
        new("surrogate", true,
            "A character's number is expected in this escape, but no character has this one.",
            "Write the character itself."),
        new("cannot start any token", false,
            "A value is expected, but no value starts with this character.",
            "Put the text in quotes."),
        new("comment between adjacent scalars", false,
            "One value is expected, but a comment splits it in two.",
            "Move the comment above the value."),
        new("invalid comment", true,
            "A space is expected before a comment.",
            "Write a space before the #."),
        new("comment without", true,
            "A space is expected before a comment.",
            "Write a space before the #."),
        new("indentation indicator equal to 0", true,
            "A number from 1 to 9 is expected behind | or >, but this is 0.",
            "Leave the number out; the first line's indentation counts."),
        new("scanning a block scalar", true,
            "The text is expected to begin on the line below | or >, but something stands behind it.",
            "Begin a new line."),
        new("literal block scalar", true,
            "The first line of the text is expected to be indented least, but a blank line above has more spaces.",
            "Remove the spaces from the blank lines."),
        new("'...' marker", true,
            "Nothing is expected behind the end of a document, but there is text.",
            "Begin a new line."),
        new("anchor or alias", true,
            "A name of letters and digits is expected behind & or *, but this is not one.",
            "Put the text in quotes if & or * belongs to it."),
        new("Anchor before sequence entry", false,
            "A list is expected on the line below its anchor, but it begins on the same line.",
            "Begin a new line behind the anchor."),
        new(NotIndented, true,
            "The lines inside brackets are expected to be indented, but this line is not.",
            "Indent the line, or close the bracket above."),
        new("tag", false,
            "A value is expected, but this is a broken tag.",
            "Remove the tag, or put the text in quotes if ! belongs to it."),
    ];

    public static YamlError Explain(string libraryMessage) =>
        Array.Find(All, known => libraryMessage.Contains(known.Fragment, StringComparison.Ordinal)) ?? Unknown;
}
