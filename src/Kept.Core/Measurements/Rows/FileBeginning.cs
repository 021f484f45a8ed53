using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Measurements.Rows;

/// <summary>The first block of a file, and where in it the first row starts.</summary>
/// <param name="Start">Behind the byte order mark and the header.</param>
/// <param name="Lines">How many lines come before.</param>
internal sealed record FileBeginning(TextBlock Block, int Start, long Lines, RowLayout Layout)
{
    public const int MaxColumns = 10_000;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads up to the first row; null when the file cannot be read, with what is wrong.</summary>
    public static FileBeginning? Read(string file, TextBlocks blocks, Source source, ColumnNames columns, DiagnosticBag problems)
    {
        var block = blocks.New([], []);
        while (block.Length < ByteOrderMark.Length && blocks.Next() is { } more) block = Joined(blocks, block, more);
        var start = block.Text.StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0;
        if (source.Format == FileFormat.Ndjson)
            return new(block, start, 0, new([.. Enumerable.Range(0, columns.Count)], columns.Count));

        if (source.Header is { } given)
            return LayoutOf([.. given], columns, source.Clause, problems) is { } layout ? new(block, start, 0, layout) : null;
        var reader = new CsvRowReader(new([], MaxColumns), (byte)source.Delimiter);
        var isFound = TryReadRow(reader, blocks, ref block, start);
        return Problem(file, reader, block, isFound) is { } problem
            ? Report(problem, problems)
            : LayoutOf(Names(reader), columns, MeasurementDiagnostics.At(file, reader.Row.Line), problems) is { } found
                ? new(block, reader.Position, reader.Line - 1, found)
                : null;
    }

    private static bool TryReadRow(CsvRowReader reader, TextBlocks blocks, ref TextBlock block, int start)
    {
        while (true)
        {
            if (block.Text.Contains((byte)0)) return false;
            reader.Begin(block, start, skipsLine: false, isLast: false);
            if (reader.Read()) return true;
            if (blocks.Next() is not { } more) break;
            block = Joined(blocks, block, more);
        }
        reader.Begin(block, start, skipsLine: false, isLast: true);
        return reader.Read();
    }

    private static Diagnostic? Problem(string file, CsvRowReader reader, TextBlock block, bool isFound)
    {
        if (block.Text.IndexOf((byte)0) is >= 0 and var nul) return MeasurementDiagnostics.NotText(file, 1 + LineEnds.Count(block.Text[..nul]));
        if (!isFound) return MeasurementDiagnostics.EmptyFile(file);
        if (reader.Row.Rejection is not (RemarkKind.None or RemarkKind.Ragged)) return MeasurementDiagnostics.HeaderNotReadable(file, reader.Row.Line);
        return reader.CellsFound > MaxColumns ? MeasurementDiagnostics.TooManyColumns(file, reader.Row.Line, reader.CellsFound, MaxColumns) : null;
    }

    private static FileBeginning? Report(Diagnostic problem, DiagnosticBag problems)
    {
        problems.Add(problem);
        return null;
    }

    private static string[] Names(CsvRowReader header) =>
        [.. header.Row.Cells.Take(header.CellsFound).Select(cell => Encoding.UTF8.GetString(header.Row.Text, cell.Start, cell.Length))];

    private static RowLayout? LayoutOf(string[] header, ColumnNames columns, Place place, DiagnosticBag problems) =>
        HeaderBinding.Find(columns, header, place, problems) is { } found ? new(found, header.Length) : null;

    private static TextBlock Joined(TextBlocks blocks, TextBlock first, TextBlock second)
    {
        var joined = blocks.New(first.Text, second.Text);
        blocks.Free(first);
        blocks.Free(second);
        return joined;
    }
}
