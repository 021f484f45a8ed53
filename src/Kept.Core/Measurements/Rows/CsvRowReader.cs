namespace Kept.Measurements.Rows;

/// <summary>Rows of separated values (RFC 4180). Every line end ends a row outside of quotes, blank lines are skipped,
/// and a quote within an unquoted cell is data.</summary>
/// <remarks>After a quote that is not closed as it should be, reading goes on in the line behind the one that the quote
/// opened in: one stray quote costs one row, not the rest of the file. No byte is read more than a few times for it,
/// since a line that opens a quote when it is read alone ends the quote of a line before.</remarks>
internal sealed class CsvRowReader(RowLayout layout, byte delimiter) : RowReader(layout)
{
    private const int LongestScan = MaxRowBytes + 2;   // a row and its line end

    private readonly List<int> _cellsWithDoubledQuotes = [];
    private CellEnds _ends = new(delimiter);
    private PlainRows? _plain;
    private int _rowEnd;
    private int _lineEnd;   // behind the line end of the row
    private int _quoteAt;

    private enum ScanEnd
    {
        EndOfRow,
        OutOfText,
        OutOfTextInQuotes,
        TextAfterQuote,
    }

    /// <summary>How many cells the row has; those beyond the layout's are not kept.</summary>
    public int CellsFound { get; private set; }

    public override void Begin(TextBlock block, int start, bool skipsLine, bool isLast)
    {
        base.Begin(block, start, skipsLine, isLast);
        _ends.Restart();
    }

    public override PlainRows? FindPlain(int most)
    {
        if (SkipsLine) return null;
        _plain ??= new(Row, delimiter);
        _plain.Find(Block, Position, Line, most);
        return _plain.Count == 0 ? null : _plain;
    }

    protected override bool ReadRow()
    {
        while (Position < Block.Length)
        {
            var text = Block.Text;
            var isCut = text.Length - Position > LongestScan;
            if (isCut) text = text[..(Position + LongestScan)];
            var isLast = IsLast && !isCut;

            var end = Scan(text, isLast);
            if (end == ScanEnd.EndOfRow)
            {
                if (_rowEnd > Position)
                {
                    if (_rowEnd - Position <= MaxRowBytes) Finish();
                    else GiveUp(end, text);
                    return true;
                }
                Position = _lineEnd;
                Line++;
            }
            else
            {
                var mayGoOn = end != ScanEnd.TextAfterQuote || LineEnds.Find(text[_quoteAt..]) < 0;
                if (mayGoOn && !isLast && !isCut) return false;
                GiveUp(end, text);
                return true;
            }
        }
        return false;
    }

    /// <summary>Finds the cells of the row that starts at the position.</summary>
    /// <param name="isLast">Whether the file ends with the text, so that the end of the text ends the row.</param>
    private ScanEnd Scan(ReadOnlySpan<byte> text, bool isLast)
    {
        var cells = Row.Cells;
        var found = 0;
        _quoteAt = -1;
        for (var start = Position; ; start++)
        {
            int end;
            if (start < text.Length && text[start] == '"')
            {
                end = EndOfQuoted(text, start, found, isLast);
                if (end < 0) return ScanEnd.OutOfTextInQuotes;
                if (!IsCellEnd(text, end)) return ScanEnd.TextAfterQuote;
                if (found < cells.Length) cells[found] = new(start + 1, end - start - 2);
            }
            else
            {
                end = Math.Min(_ends.Next(Block.Text, start), text.Length);
                if (found < cells.Length) cells[found] = new(start, end - start);
            }
            found++;
            if (end < text.Length && text[end] == delimiter)
            {
                start = end;
                continue;
            }

            // A carriage return that ends the text may be half of a line end.
            var isUncertain = end == text.Length || (end + 1 == text.Length && text[end] == '\r');
            if (isUncertain && !isLast) return ScanEnd.OutOfText;
            CellsFound = found;
            _rowEnd = end;
            _lineEnd = end == text.Length ? end : end + LineEnds.LengthAt(text, end);
            return ScanEnd.EndOfRow;
        }
    }

    private bool IsCellEnd(ReadOnlySpan<byte> text, int index) =>
        index == text.Length || text[index] == delimiter || text[index] is (byte)'\n' or (byte)'\r';

    /// <summary>The index behind the closing quote; -1 when the text ends before that is certain.</summary>
    private int EndOfQuoted(ReadOnlySpan<byte> text, int opening, int cell, bool isLast)
    {
        if (_quoteAt < 0) _cellsWithDoubledQuotes.Clear();
        _quoteAt = opening;
        var hasDoubled = false;
        for (var i = opening + 1; ; i += 2)
        {
            var quote = text[i..].IndexOf((byte)'"');
            if (quote < 0) return -1;
            i += quote;
            if (i + 1 == text.Length) return isLast ? i + 1 : -1;
            if (text[i + 1] != '"') return i + 1;
            if (!hasDoubled) _cellsWithDoubledQuotes.Add(cell);
            hasDoubled = true;
        }
    }

    private void Finish()
    {
        if (_quoteAt >= 0 && _cellsWithDoubledQuotes.Count > 0) WriteWithSingleQuotes();
        Row.Begin(Line, Block.Bytes, new(Position, _rowEnd - Position));
        Line++;
        if (_quoteAt >= 0) Line += LineEnds.Count(Block.Text[Position.._rowEnd]);
        Position = _lineEnd;
        if (CellsFound == Row.Cells.Length) return;
        Row.ColumnsFound = CellsFound;
        Row.Reject(RemarkKind.Ragged, Row.WholeRow);
    }

    /// <summary>Writes the cells with doubled quotes anew, one quote for two, behind the block's text.</summary>
    private void WriteWithSingleQuotes()
    {
        Block.Reserve(_rowEnd - Position);
        var length = Block.Length;
        foreach (var cell in _cellsWithDoubledQuotes)
        {
            if (cell >= Row.Cells.Length) continue;
            var start = length;
            var written = Block.Bytes.AsSpan(Row.Cells[cell].Start, Row.Cells[cell].Length);
            for (var i = 0; i < written.Length; i++)
            {
                Block.Bytes[length++] = written[i];
                if (written[i] == '"') i++;
            }
            Row.Cells[cell] = new(start, length - start);
        }
    }

    /// <summary>Rejects the row and goes on behind the line that the open quote, or else the readable part, ends
    /// in.</summary>
    private void GiveUp(ScanEnd end, ReadOnlySpan<byte> text)
    {
        var isQuote = end is ScanEnd.OutOfTextInQuotes or ScanEnd.TextAfterQuote;
        var resume = isQuote ? _quoteAt : end == ScanEnd.EndOfRow ? _rowEnd : text.Length - 1;
        var linesBefore = LineEnds.Count(text[Position..resume]);
        if (isQuote)
        {
            Line += linesBefore;
            var length = LineEnds.Find(text[resume..]);
            GiveUp(RemarkKind.QuoteNotClosed, resume, length < 0 ? text.Length - resume : length);
        }
        else
        {
            GiveUp(RemarkKind.RowTooLong, Position, resume - Position);
            Line += linesBefore;
        }
        Position = resume;
    }
}
