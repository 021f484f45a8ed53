namespace Kept.Measurements.Rows;

/// <summary>Line ends in text: <c>\n</c>, <c>\r\n</c>, and <c>\r</c> alone.</summary>
internal static class LineEnds
{
    public static int Find(ReadOnlySpan<byte> text) => text.IndexOfAny((byte)'\n', (byte)'\r');

    /// <summary>The length of the line end that starts at <paramref name="index"/>.</summary>
    public static int LengthAt(ReadOnlySpan<byte> text, int index) =>
        text[index] == '\r' && index + 1 < text.Length && text[index + 1] == '\n' ? 2 : 1;

    public static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        for (var end = Find(text); end >= 0; end = Find(text))
        {
            count++;
            text = text[(end + LengthAt(text, end))..];
        }
        return count;
    }
}
