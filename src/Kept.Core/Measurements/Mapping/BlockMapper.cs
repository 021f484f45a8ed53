using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Reads one block of text after the other into rows and maps them; each thread has its own.</summary>
/// <param name="taker">Who keeps the rows; null when nobody does.</param>
internal sealed class BlockMapper(SourceColumns columns, RowFilter? filter, JsonPaths paths, BatchTaker? taker)
{
    private readonly bool _mayBeLoose = taker is not null && Packer.For(columns.Source) is not null;
    private RowLayout? _layout;
    private RowReader _reader = null!;
    private RowMapper? _mapper;
    private int _atOnce = 1;   // plain rows

    /// <summary>Maps the rows of a block.</summary>
    /// <param name="start">Where in the block a row starts, or the line goes on that is passed over.</param>
    /// <param name="cutAfter">How many rows make a batch of their own; 0 when all are one.</param>
    public MappedBlock Map(RowLayout layout, TextBlock block, int start, bool skipsLine, bool isLast, long cutAfter)
    {
        if (_layout != layout) (_layout, _reader) = (layout, ReaderFor(layout));
        var mapped = new MappedBlock(block);
        if (block.Text.IndexOf((byte)0) is >= 0 and var nul)
        {
            mapped.NulLine = 1 + LineEnds.Count(block.Text[start..nul]);
            return mapped;
        }
        _reader.Begin(block, start, skipsLine, isLast);
        var knowsOthers = _mapper?.TryClear() == true;
        if (!knowsOthers) _mapper = RowMapper.For(columns);
        MapRows(_mapper!, mapped, cutAfter);
        if (_mapper!.Failure is not null && knowsOthers)
        {
            // What was too much may come of other blocks, which perhaps were not read as they are meant.
            _mapper = null;
            return Map(layout, block, start, skipsLine, isLast, cutAfter);
        }
        (mapped.End, mapped.SkipsLine, mapped.Lines) = (_reader.Position, _reader.SkipsLine, _reader.Line - 1);
        mapped.Failure = _mapper.Failure;
        if (_reader is NdjsonRowReader json) (mapped.BadLines, mapped.WasFound) = (json.BadLines, json.WasFound);
        return mapped;
    }

    private RowReader ReaderFor(RowLayout layout) => columns.Source.Format switch
    {
        FileFormat.Csv => new CsvRowReader(layout, (byte)columns.Source.Delimiter),
        FileFormat.Ndjson => new NdjsonRowReader(layout, paths),
        _ => throw new UnreachableException(),
    };

    private void MapRows(RowMapper mapper, MappedBlock mapped, long cutAfter)
    {
        var (tally, end, first, firstRead, textStart) = (mapped.Tally, _reader.Position, 0, 0L, 0);
        while (_reader.Read())
        {
            if (tally.Read == cutAfter && cutAfter > 0)
            {
                Cut(mapper, mapped, first, tally.Read - firstRead, textStart, end);
                (first, firstRead, textStart) = (mapper.Count, tally.Read, end);
            }
            tally.Read++;
            if (_reader.Row.Rejection != RemarkKind.None || !Take(mapper, tally))
            {
                if (mapper.Failure is not null) return;
                Reject(mapped);
            }
            if (filter is null) TakePlain(mapper, tally, tally.Read <= cutAfter ? cutAfter - tally.Read : long.MaxValue);
            end = _reader.Position;
        }
        Cut(mapper, mapped, first, tally.Read - firstRead, textStart, _reader.Position);
    }

    /// <summary>Takes the rows that come next as long as they are plain. How many are tried at once depends on how many of the last ones could be
    /// taken, so that no row is looked at often.</summary>
    private void TakePlain(RowMapper mapper, FileTally tally, long most)
    {
        while (most > 0 && _reader.FindPlain((int)Math.Min(most, _atOnce)) is { } rows)
        {
            var taken = mapper.Take(rows);
            _reader.Pass(rows, taken);
            (tally.Read, most) = (tally.Read + taken, most - taken);
            _atOnce = taken < rows.Count ? Math.Max(taken, 1) : Math.Min(2 * _atOnce, PlainRows.Most);
            if (taken < rows.Count) return;
        }
    }

    private void Cut(RowMapper mapper, MappedBlock mapped, int first, long rowsRead, int textStart, int textEnd)
    {
        var parts = mapper.Parts(first, _mayBeLoose);
        var payload = taker is null || parts.Count == 0 ? [] : taker.Pack(parts.Select(p => p.Part).ToSequence());
        mapped.Batches.Add(new(rowsRead, textStart, textEnd, parts, payload));
    }

    /// <summary>Takes a good row unless it is filtered out; false when the mapper does not take it.</summary>
    private bool Take(RowMapper mapper, FileTally tally)
    {
        var row = _reader.Row;
        if (filter is not null && !filter.Meets(row))
        {
            tally.FilteredOut++;
            return true;
        }
        var isTaken = mapper.Take(row);
        if (isTaken && row.Notes.Count > 0) tally.AddNotes(row);
        return isTaken;
    }

    private void Reject(MappedBlock mapped)
    {
        var row = _reader.Row;
        mapped.Tally.Reject(row);
        if (taker is null) return;
        var shown = new RowPlace(row.Line, CellText.Show(row.Shown(row.RejectedSlot)));
        mapped.Unusable.Add(new(row.Rejection, row.RejectedSlot, shown, row.ColumnsFound, row.Shown(Row.WholeRow).ToArray()));
    }
}
