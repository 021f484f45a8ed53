using System.Text.Unicode;
using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>What all rows of cases have in common: id, dates, fields.</summary>
/// <param name="isHistory">Whether a case has many rows, each of which fills only some fields.</param>
internal sealed class CaseCells(SourceContent.Cases content, SourceColumns columns, bool isHistory)
{
    private readonly int _slot = columns.Slot(content.Id);
    private readonly TextIndex _ids = new();
    private readonly TimeColumn[] _dates = [.. content.Dates.Select(date => new TimeColumn(date.Column, columns))];
    private readonly FieldColumn[] _fields = [.. content.Fields.Select(field => new FieldColumn(field, columns, isHistory))];

    /// <summary>The number of cases.</summary>
    public int Count => _ids.Count;

    public bool IsFull => _ids.IsFull || Array.Exists(_fields, column => column.IsFull);

    /// <summary>Reads the id, dates and fields; false rejects the row.</summary>
    public bool TryRead(Row row)
    {
        var id = row[_slot];
        if (id.IsEmpty) return row.Reject(RemarkKind.EmptyCell, _slot);
        if (!Utf8.IsValid(id)) return row.Reject(RemarkKind.NotUtf8, _slot);
        foreach (var date in _dates)
            if (!date.TryRead(row)) return false;
        foreach (var field in _fields)
            if (!field.TryRead(row)) return false;
        return true;
    }

    /// <summary>Notes that a row contradicts an earlier one of its case.</summary>
    public void NoteContradiction(RowTable rows, int row, SourceTally tally)
    {
        var (file, line) = rows.PlaceOf(row);
        tally.Files[file].Note(RemarkKind.Contradicts, _slot, line, CellText.Show(_ids[rows.Groups[row]]));
    }

    /// <summary>Keeps what was read; gives the number of the case.</summary>
    public int Keep(Row row)
    {
        foreach (var date in _dates) date.Keep();
        foreach (var field in _fields) field.Keep();
        return _ids.FindOrAdd(row[_slot]);
    }

    /// <summary>Adds the ids, dates and fields of some rows to what is stored of them.</summary>
    /// <param name="cases">The number of each row's case.</param>
    public RowBlock With(RowBlock block, RowPick rows, int[] cases) => block with
    {
        Numbers = block.Numbers.Concat(_dates.Select(date => date.Of(rows))).ToSequence(),
        Texts = [TextColumn.Of(_ids, cases), .. block.Texts, .. _fields.Select(field => field.Of(rows))],
    };

    /// <summary>Adds the ids, dates and fields of stored rows, which are the first text and the last columns; gives the number of
    /// each row's case.</summary>
    public int[] Add(RowBlock block)
    {
        foreach (var (date, ticks) in _dates.Zip(block.Numbers.Skip(block.Numbers.Count - _dates.Length))) date.Add(ticks);
        foreach (var (field, texts) in _fields.Zip(block.Texts.Skip(block.Texts.Count - _fields.Length))) field.Add(texts);
        return block.Texts[0].CodesIn(_ids);
    }

    public bool AreEqual(int left, int right) =>
        Array.TrueForAll(_dates, date => date[left] == date[right])
        && Array.TrueForAll(_fields, field => field[left] == field[right]);

    public int HashOf(int row)
    {
        var hash = new HashCode();
        foreach (var date in _dates) hash.Add(date[row]);
        foreach (var field in _fields) hash.Add(field[row]);
        return hash.ToHashCode();
    }

    /// <summary>The ids in order, and for each case its place there.</summary>
    public (IdTexts Ids, int[] Ranks) Sort()
    {
        var order = TextOrder.Sorted(_ids);
        return (new(_ids, order), TextOrder.Ranks(order));
    }

    /// <summary>Puts cases into the order of their ids.</summary>
    public void SortById(Span<int> cases) => cases.Sort((left, right) => _ids[left].SequenceCompareTo(_ids[right]));

    public NamedTimes[] ReleaseDates(int[] rows) =>
        [.. _dates.Zip(content.Dates, (column, date) => new NamedTimes(date.Name, column.Release(rows)))];

    public WordValues[] ReleaseFields(int[] rows) => [.. _fields.Select(field => field.Release(rows))];
}
