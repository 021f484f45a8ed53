using Kept.Diagnostics;

namespace Kept.Measurements.Rows;

/// <summary>Cuts the bytes of one file into rows of cells.</summary>
internal abstract class RowReader(SourceFile file) : IDisposable
{
    /// <summary>Longest row in bytes, its line end not counted.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    protected ByteWindow Window { get; } = new(file.Blocks);

    /// <summary>The line that the unread bytes start on, counted from 1.</summary>
    protected long Line { get; set; } = 1;

    public string FileName { get; } = file.Name;

    /// <summary>The row that was moved to; the next one is read into it as well, unless another is given.</summary>
    public Row Row { get; set; } = new();

    /// <summary>Is told of the text that rows are parts of, before other text takes its place, and says where that goes: into an
    /// array that nobody looks at.</summary>
    public Func<byte[], byte[]> MovesWindow { get; set; } = text => text;

    /// <summary>Why the rest of the file cannot be read; null when all is well.</summary>
    public Diagnostic? Failure { get; protected set; }

    /// <summary>Moves to the next row, good or rejected; false after the last one, and when the file cannot be
    /// read.</summary>
    public abstract bool Read();

    public void Dispose() => Window.Dispose();

    /// <summary>Brings in the beginning of the file, behind the byte order mark; false when it is not text.</summary>
    protected bool Open()
    {
        if (!ReadMore()) return false;
        if (Window.Unread.StartsWith(ByteOrderMark)) Window.Advance(ByteOrderMark.Length);
        return true;
    }

    /// <summary>Brings in more bytes; false when they are not text.</summary>
    protected bool ReadMore()
    {
        Window.ReadMore(MovesWindow(Window.Buffer));
        if (Window.NulAt < 0) return true;
        var line = Line + LineEnds.Count(Window.Buffer.AsSpan(Window.Start, Window.NulAt - Window.Start));
        Failure = MeasurementDiagnostics.NotText(FileName, line);
        return false;
    }

    /// <summary>Moves behind the next line end, however far it is.</summary>
    protected void SkipLine()
    {
        while (true)
        {
            var unread = Window.Unread;
            var end = LineEnds.Find(unread);
            var isWhole = end >= 0 && (end + 1 < unread.Length || unread[end] == '\n' || Window.IsFinal);
            if (isWhole)
            {
                Window.Advance(end + LineEnds.LengthAt(unread, end));
                Line++;
                return;
            }
            Window.Advance(end < 0 ? unread.Length : end);
            if (Window.IsFinal || !ReadMore()) return;
        }
    }
}
