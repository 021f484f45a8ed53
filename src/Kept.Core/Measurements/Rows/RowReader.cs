namespace Kept.Measurements.Rows;

/// <summary>Cuts one block of text after the other into rows of cells. What is at the end of a block and depends on what comes behind
/// it is left unread.</summary>
internal abstract class RowReader(RowLayout layout)
{
    /// <summary>Longest row in bytes, its line end not counted.</summary>
    public const int MaxRowBytes = 1024 * 1024;

    protected TextBlock Block { get; private set; } = new();

    /// <summary>The row that was moved to; the next one is read into it as well.</summary>
    public Row Row { get; } = new(layout);

    /// <summary>Where the unread text starts in the block.</summary>
    public int Position { get; protected set; }

    /// <summary>The line of the block that the unread text starts on, counted from 1.</summary>
    public long Line { get; protected set; }

    /// <summary>Whether the unread text is to be passed over up to the next line end.</summary>
    public bool SkipsLine { get; protected set; }

    /// <summary>Whether the file ends with the block.</summary>
    protected bool IsLast { get; private set; }

    protected ReadOnlySpan<byte> Unread => Block.Text[Position..];

    /// <summary>Goes on in a block.</summary>
    /// <param name="start">Where in the block a row starts, or the line goes on that is passed over.</param>
    public virtual void Begin(TextBlock block, int start, bool skipsLine, bool isLast)
    {
        (Block, Position, SkipsLine, IsLast) = (block, start, skipsLine, isLast);
        Line = 1;
    }

    /// <summary>Moves to the next row, good or rejected; false when there is none in the block that is sure.</summary>
    public bool Read() => (!SkipsLine || TrySkipLine()) && ReadRow();

    protected abstract bool ReadRow();

    /// <summary>The rows that come next, as far as their columns can be read one after the other; null when there are none.</summary>
    /// <param name="most">The most rows to find.</param>
    public virtual PlainRows? FindPlain(int most) => null;

    /// <summary>Moves behind the first of some plain rows.</summary>
    public void Pass(PlainRows rows, int count) => (Position, Line) = (rows.StartOf(count), rows.LineOf(count));

    /// <summary>Leaves out the row, of which so much is read, and all up to the next line end.</summary>
    protected void GiveUp(RemarkKind kind, int start, int length)
    {
        Row.Begin(Line, Block.Bytes, new(start, length));
        Row.Reject(kind, Row.WholeRow);
        SkipsLine = true;
    }

    /// <summary>Moves behind the next line end; false when that is not in the block.</summary>
    private bool TrySkipLine()
    {
        var unread = Unread;
        var end = LineEnds.Find(unread);
        var isWhole = end >= 0 && (end + 1 < unread.Length || unread[end] == '\n' || IsLast);
        Position += isWhole ? end + LineEnds.LengthAt(unread, end) : end < 0 ? unread.Length : end;
        if (isWhole) Line++;
        SkipsLine = !isWhole;
        return isWhole;
    }
}
