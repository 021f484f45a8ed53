using Kept.Language.Parsing;
using Kept.Language.Syntax;

namespace Kept.Language.Formatting;

/// <summary>The lines of a value without their indentation, such that any indentation gives the same value.</summary>
internal static class ScalarLines
{
    public static bool IsBlock(WrittenNode.Scalar scalar) => scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;

    /// <summary>Plain text or text in quotes: blanks around its line ends mean nothing.</summary>
    public static IEnumerable<string> OfFlow(string text, WrittenNode.Scalar scalar)
    {
        var lines = text.Substring(scalar.Span.Start, scalar.Span.Length).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = i == 0 ? lines[i] : lines[i].TrimStart(' ', '\t');
            yield return i == lines.Length - 1 ? line : TrimEnd(line, scalar.Style);
        }
    }

    /// <summary>The text below <c>|</c> or <c>&gt;</c>, byte for byte.</summary>
    public static IEnumerable<string> OfBlock(string text, WrittenNode.Scalar scalar) =>
        BlockScalar.Lines(text, scalar.Span.Start, scalar.Span.End)
            .Select(line => line.Length <= scalar.ContentColumn
                ? ""
                : text.Substring(line.Start + scalar.ContentColumn, line.Length - scalar.ContentColumn));

    /// <summary>The indicator of a block scalar whose lines are indented by <paramref name="step"/>.</summary>
    public static string HeaderOf(string text, WrittenNode.Scalar scalar, int step)
    {
        var header = BlockScalar.Header(text, scalar.Span.Start).ToString();
        return string.Concat(header.Select(c => char.IsAsciiDigit(c) ? (char)('0' + step) : c));
    }

    private static string TrimEnd(string line, ScalarStyle style)
    {
        var trimmed = line.TrimEnd(' ', '\t', '\r');
        var backslashes = trimmed.Length - trimmed.TrimEnd('\\').Length;
        var isEscaped = style == ScalarStyle.DoubleQuoted && backslashes % 2 == 1
            && trimmed.Length < line.Length && line[trimmed.Length] != '\r';
        return isEscaped ? line[..(trimmed.Length + 1)] : trimmed;
    }
}
