using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Measurements.Rows;

/// <summary>Rows of separated values (RFC 4180). Every line end ends a row outside of quotes, blank lines are skipped,
/// and a quote within an unquoted cell is data.</summary>
/// <remarks>After a quote that is not closed as it should be, reading goes on in the line behind the one that the quote
/// opened in: one stray quote costs one row, not the rest of the file. No byte is read more than a few times for it,
/// since a line that opens a quote when it is read alone ends the quote of a line before.</remarks>
internal sealed class CsvRowReader : RowReader
{
    public const int MaxColumns = 10_000;

    private const int LongestScan = MaxRowBytes + 2;   // a row and its line end

    private readonly byte _delimiter;
    private readonly List<int> _cellsWithDoubledQuotes = [];
    private int _cellsFound;
    private int _rowLength;
    private int _lineLength;   // of the row with its line end
    private int _quoteAt;
    private bool _skipsLine;

    private CsvRowReader(SourceFile file, char delimiter) : base(file) => _delimiter = (byte)delimiter;

    private enum ScanEnd
    {
        EndOfRow,
        OutOfText,
        OutOfTextInQuotes,
        TextAfterQuote,
    }

    /// <summary>Reads the header and finds the columns in it; null when it cannot, with what is wrong.</summary>
    public static CsvRowReader? Open(SourceFile file, Source source, ColumnNames columns, DiagnosticBag problems)
    {
        var reader = new CsvRowReader(file, source.Delimiter);
        if (reader.Open() && reader.FindColumns(source, columns, problems)) return reader;
        if (reader.Failure is not null) problems.Add(reader.Failure);
        reader.Dispose();
        return null;
    }

    public override bool Read()
    {
        if (_skipsLine) SkipLine();
        _skipsLine = false;
        while (Failure is null)
        {
            var text = Window.Unread;
            var isCut = text.Length > LongestScan;
            if (isCut) text = text[..LongestScan];
            var isLast = Window.IsFinal && !isCut;
            if (text.IsEmpty && isLast) return false;

            var end = Scan(text, isLast);
            if (end is ScanEnd.OutOfText or ScanEnd.OutOfTextInQuotes && !isLast && !isCut)
                ReadMore();
            else if (end == ScanEnd.EndOfRow && _rowLength == 0)
            {
                Window.Advance(_lineLength);
                Line++;
            }
            else
            {
                if (end == ScanEnd.EndOfRow && _rowLength <= MaxRowBytes) Finish(text);
                else GiveUp(text, end);
                return true;
            }
        }
        return false;
    }

    private bool FindColumns(Source source, ColumnNames columns, DiagnosticBag problems)
    {
        var header = source.Header is { } given ? [.. given] : ReadHeader();
        if (header is null) return false;
        var place = source.Header is null ? MeasurementDiagnostics.At(FileName, Row.Line) : source.Clause;
        var found = HeaderBinding.Find(columns, header, place, problems);
        Row.Columns = found ?? [];
        Row.Cells = new CellRange[header.Length];
        return found is not null;
    }

    private string[]? ReadHeader()
    {
        Row.Cells = new CellRange[MaxColumns];
        if (!Read()) Failure ??= MeasurementDiagnostics.EmptyFile(FileName);
        else if (Row.Rejection is not (RemarkKind.None or RemarkKind.Ragged))
            Failure = MeasurementDiagnostics.HeaderNotReadable(FileName, Row.Line);
        else if (_cellsFound > MaxColumns)
            Failure = MeasurementDiagnostics.TooManyColumns(FileName, Row.Line, _cellsFound, MaxColumns);
        if (Failure is not null) return null;
        var names = Row.Cells.Take(_cellsFound);
        return [.. names.Select(cell => Encoding.UTF8.GetString(Row.Text, cell.Start, cell.Length))];
    }

    /// <summary>Finds the cells of the row that <paramref name="text"/> starts with.</summary>
    /// <param name="isLast">Whether the file ends with the text, so that the end of the text ends the row.</param>
    private ScanEnd Scan(ReadOnlySpan<byte> text, bool isLast)
    {
        var cells = Row.Cells;
        var offset = Window.Start;
        var ends = new CellEnds(text, _delimiter);
        _cellsFound = 0;
        _quoteAt = -1;
        _cellsWithDoubledQuotes.Clear();
        for (var start = 0; ; start++)
        {
            var isQuoted = start < text.Length && text[start] == '"';
            var end = isQuoted ? EndOfQuoted(text, start, isLast) : ends.Next(start);
            if (end < 0) return ScanEnd.OutOfTextInQuotes;
            if (isQuoted && !IsCellEnd(text, end)) return ScanEnd.TextAfterQuote;

            var quotes = isQuoted ? 1 : 0;
            if (_cellsFound < cells.Length) cells[_cellsFound] = new(offset + start + quotes, end - start - 2 * quotes);
            _cellsFound++;
            start = end;
            if (end < text.Length && text[end] == _delimiter) continue;

            // A carriage return that ends the text may be half of a line end.
            var isUncertain = end == text.Length || (end + 1 == text.Length && text[end] == '\r');
            if (isUncertain && !isLast) return ScanEnd.OutOfText;
            _rowLength = end;
            _lineLength = end == text.Length ? end : end + LineEnds.LengthAt(text, end);
            return ScanEnd.EndOfRow;
        }
    }

    private bool IsCellEnd(ReadOnlySpan<byte> text, int index) =>
        index == text.Length || text[index] == _delimiter || text[index] is (byte)'\n' or (byte)'\r';

    /// <summary>The index behind the closing quote; -1 when the text ends before that is certain.</summary>
    private int EndOfQuoted(ReadOnlySpan<byte> text, int opening, bool isLast)
    {
        _quoteAt = opening;
        var hasDoubled = false;
        for (var i = opening + 1; ; i += 2)
        {
            var quote = text[i..].IndexOf((byte)'"');
            if (quote < 0) return -1;
            i += quote;
            if (i + 1 == text.Length) return isLast ? i + 1 : -1;
            if (text[i + 1] != '"') return i + 1;
            if (!hasDoubled) _cellsWithDoubledQuotes.Add(_cellsFound);
            hasDoubled = true;
        }
    }

    private void Finish(ReadOnlySpan<byte> text)
    {
        Row.Begin(Line, Window.Buffer, new(Window.Start, _rowLength));
        Line++;
        if (_quoteAt >= 0) Line += LineEnds.Count(text[.._rowLength]);
        Window.Advance(_lineLength);

        foreach (var cell in _cellsWithDoubledQuotes)
            if (cell < Row.Cells.Length) Row.Cells[cell] = WithSingleQuotes(Row.Cells[cell]);
        if (_cellsFound == Row.Cells.Length) return;
        Row.ColumnsFound = _cellsFound;
        Row.Reject(RemarkKind.Ragged, Row.WholeRow);
    }

    /// <summary>Moves the cell's bytes together, one quote for two.</summary>
    private CellRange WithSingleQuotes(CellRange cell)
    {
        var text = Window.Buffer.AsSpan(cell.Start, cell.Length);
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            text[length++] = text[i];
            if (text[i] == '"') i++;
        }
        return cell with { Length = length };
    }

    /// <summary>Rejects the row and goes on behind the line that the open quote, or else the readable part, ends
    /// in.</summary>
    private void GiveUp(ReadOnlySpan<byte> text, ScanEnd end)
    {
        var isQuote = end is ScanEnd.OutOfTextInQuotes or ScanEnd.TextAfterQuote;
        var resume = isQuote ? _quoteAt : end == ScanEnd.EndOfRow ? _rowLength : text.Length - 1;
        var linesBefore = LineEnds.Count(text[..resume]);
        if (isQuote) Row.Begin(Line + linesBefore, Window.Buffer, new(Window.Start + resume, text.Length - resume));
        else Row.Begin(Line, Window.Buffer, new(Window.Start, resume));
        Row.Reject(isQuote ? RemarkKind.QuoteNotClosed : RemarkKind.RowTooLong, Row.WholeRow);
        Line += linesBefore;
        Window.Advance(resume);
        _skipsLine = true;
    }
}
