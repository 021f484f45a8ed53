using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Rows;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Makes the readers of a source's columns.</summary>
/// <param name="problems">Where conditions on columns that cannot be asked are reported.</param>
internal sealed class SourceColumns(Source source, DiagnosticBag problems)
{
    private SeriesIndex? _series;

    public Source Source => source;

    public ColumnNames Names { get; } = new();

    public int Slot(string column) => Names.SlotOf(column);

    public StampCell Stamp(StampColumn column) => new(Slot(column.From), StampReader.For(column.Format));

    public StampCell? OptionalStamp(StampColumn? column) => column is null ? null : Stamp(column);

    public WordColumn Words(Column column) => new(column, new RowWord(column, Names, problems));

    /// <summary>Mappers of the same columns, one behind the other, need not find out again which series there are.</summary>
    public SeriesIndex Series(Sequence<Column> dimensions)
    {
        if (_series is null || _series.IsLarge) _series = new([.. dimensions.Select(d => new RowWord(d, Names, problems))]);
        return _series;
    }

    public CellKey? Key() => source.Key.Count == 0 ? null : new([.. source.Key.Select(Slot)]);
}
