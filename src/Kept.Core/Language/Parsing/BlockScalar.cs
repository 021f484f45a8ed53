using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>A text that is written on lines of its own below <c>|</c> or <c>&gt;</c>.</summary>
/// <param name="Span">From the indicator to the end of the last line that counts, its line end left out.</param>
/// <param name="Column">Where the text's lines begin.</param>
internal readonly record struct BlockScalar(TextSpan Span, int Column)
{
    /// <param name="span">From the indicator to the start of the line behind the text and its blank lines.</param>
    /// <param name="parent">Column of the block around it, -1 at the top of a document.</param>
    public static BlockScalar Read(string text, TextSpan span, int parent)
    {
        var header = Header(text, span.Start);
        var lines = Lines(text, span.Start, span.End - 1).ToList();
        var digit = header.IndexOfAnyInRange('1', '9');
        var column = digit >= 0
            ? Math.Max(parent, 0) + header[digit] - '0'
            : lines.Select(line => Indentation(text, line)).FirstOrDefault(blanks => blanks >= 0, int.MaxValue);

        var last = header.Contains('+') ? lines.Count - 1 : lines.FindLastIndex(line => line.Length > column);
        var end = last < 0 ? span.Start + header.Length : lines[last].End;
        return new(TextSpan.FromTo(span.Start, end), column);
    }

    /// <summary>The indicator with what belongs to it: <c>|</c>, <c>&gt;2-</c>.</summary>
    public static ReadOnlySpan<char> Header(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny(" \t\r\n");
        return length < 0 ? text.AsSpan(start) : text.AsSpan(start, length);
    }

    /// <summary>The lines below the indicator that begin up to <paramref name="end"/>, without line ends.</summary>
    public static IEnumerable<TextSpan> Lines(string text, int indicator, int end)
    {
        for (int start = text.IndexOf('\n', indicator) + 1, next; start > 0 && start <= end; start = next)
        {
            next = text.IndexOf('\n', start) + 1;
            var lineEnd = next == 0 ? text.Length : next - 1;
            yield return TextSpan.FromTo(start, lineEnd > start && text[lineEnd - 1] == '\r' ? lineEnd - 1 : lineEnd);
        }
    }

    /// <summary>Blanks before the line's first other character; -1 for a blank line.</summary>
    private static int Indentation(string text, TextSpan line) =>
        text.AsSpan(line.Start, line.Length).IndexOfAnyExcept(' ');
}
