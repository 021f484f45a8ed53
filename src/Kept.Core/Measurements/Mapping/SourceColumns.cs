using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>Makes the readers of a source's columns.</summary>
internal sealed class SourceColumns(Source source)
{
    public Source Source => source;

    public ColumnNames Names { get; } = new();

    public int Slot(string column) => Names.SlotOf(column);

    public StampCell Stamp(StampColumn column) => new(Slot(column.From), StampReader.For(column.Format));

    public StampCell? OptionalStamp(StampColumn? column) => column is null ? null : Stamp(column);

    public WordColumn Words(Column column) => new(column, Names);

    public CellKey? Key() => source.Key.Count == 0 ? null : new([.. source.Key.Select(Slot)]);
}
