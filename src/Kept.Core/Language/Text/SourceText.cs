using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Kept.Diagnostics;
using Kept.Language.Parsing;

namespace Kept.Language.Text;

/// <summary>A run of characters of one text, by offset and length in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static TextSpan FromTo(int start, int end) => new(start, end - start);
}

/// <summary>One file of the workspace as text, with its lines.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <param name="path">The path as diagnostics show it, relative to the workspace.</param>
    public SourceText(string path, string text)
    {
        Path = path;
        Text = text;
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n') starts.Add(i + 1);
        _lineStarts = [.. starts];
    }

    public string Path { get; }

    public string Text { get; }

    public int LineCount => _lineStarts.Length;

    /// <summary>Reads the bytes of a file as UTF-8, with or without a byte order mark. No value when the file is too
    /// large or is not UTF-8.</summary>
    public static Checked<SourceText> Decode(string path, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ParsingLimits.FileLength) return Refuse(ParsingDiagnostics.FileTooLarge(path));
        if (LooksLikeUtf16Or32(bytes)) return Refuse(ParsingDiagnostics.NotUtf8(path));

        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        if (Utf8.IsValid(bytes)) return new(new SourceText(path, Encoding.UTF8.GetString(bytes)), []);

        var invalid = FindInvalid(bytes);
        var before = new SourceText(path, Encoding.UTF8.GetString(bytes[..invalid]));
        var place = before.PlaceOf(new TextSpan(before.Text.Length, 1));
        return Refuse(ParsingDiagnostics.InvalidUtf8(place, bytes[invalid]));

        static Checked<SourceText> Refuse(Diagnostic diagnostic) => new(null, [diagnostic]);
    }

    /// <summary>The text of a line (counted from 1) without its line end.</summary>
    public string Line(int number) => LineSpan(number).ToString();

    internal ReadOnlySpan<char> LineSpan(int number) =>
        Text.AsSpan(_lineStarts[number - 1]..LineEnd(number - 1));

    /// <summary>Where a span begins; its length is cut at the end of its first line.</summary>
    public Place PlaceOf(TextSpan span)
    {
        var index = LineIndex(span.Start);
        var length = Math.Min(span.End, LineEnd(index)) - span.Start;
        return new Place(Path, index + 1, span.Start - _lineStarts[index] + 1, Math.Max(length, 1));
    }

    /// <summary>How many characters stand before an offset on its line.</summary>
    internal int ColumnOf(int offset) => offset - _lineStarts[LineIndex(offset)];

    private int LineIndex(int offset)
    {
        var index = Array.BinarySearch(_lineStarts, offset);
        return index < 0 ? ~index - 1 : index;
    }

    private int LineEnd(int index)
    {
        if (index + 1 == _lineStarts.Length) return Text.Length;
        var end = _lineStarts[index + 1] - 1;
        return end > _lineStarts[index] && Text[end - 1] == '\r' ? end - 1 : end;
    }

    /// <summary>UTF-16 and UTF-32 show themselves by a byte order mark, or by a zero beside the first letter.</summary>
    private static bool LooksLikeUtf16Or32(ReadOnlySpan<byte> bytes) =>
        bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, ..] or [not 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]
            or [0, 0, 0, not 0, ..];

    private static int FindInvalid(ReadOnlySpan<byte> bytes)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(bytes[offset..], out _, out var length) == OperationStatus.Done) offset += length;
        return offset;
    }
}
