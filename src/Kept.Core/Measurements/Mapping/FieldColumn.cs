using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>A field of cases: a column of words that may be empty.</summary>
/// <param name="isHistory">Whether a row fills it only where one of the cells is written that it depends on, so that <c>otherwise</c> is the
/// word of cases of which no row fills it.</param>
internal sealed class FieldColumn(Column column, SourceColumns columns, bool isHistory)
{
    private readonly bool _maySkip = isHistory && column.Words?.Otherwise is not null && !column.Words.Entries.Any(entry => entry.Written.Length == 0);
    private readonly WordColumn _cell = columns.Words(column);
    private readonly RowColumn<int> _codes = new();
    private int _read;

    public bool IsFull => _cell.Vocabulary.IsFull;

    /// <summary>Reads the row's word; false rejects the row.</summary>
    public bool TryRead(Row row)
    {
        if (!_maySkip || !IsEmpty(row)) return _cell.TryRead(row, out _read);
        _read = WordColumn.None;
        return true;
    }

    /// <summary>Keeps what was read.</summary>
    public void Keep() => _codes.Add(_read);

    /// <summary>The words of some rows.</summary>
    public TextColumn Of(RowPick rows) => TextColumn.Of(_cell.Vocabulary, _codes.Of(rows));

    /// <summary>Adds words that were stored.</summary>
    public void Add(TextColumn words) => _codes.Add(words.CodesIn(_cell.Vocabulary));

    public int this[int row] => _codes[row];

    public WordValues Release(ReadOnlySpan<int> rows) => new(column.Name, _cell.Vocabulary, _codes, rows, _maySkip ? column.Words!.Otherwise : null);

    private bool IsEmpty(Row row)
    {
        foreach (var slot in _cell.Slots)
            if (!row[slot].IsEmpty) return false;
        return true;
    }
}
