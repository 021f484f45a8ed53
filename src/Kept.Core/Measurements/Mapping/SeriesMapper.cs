using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Turns rows into series: each row has an instant and the values of the source's dimensions.</summary>
internal abstract class SeriesMapper(StampColumn at, SourceColumns columns, long lag = 0, bool hasLines = false) : RowMapper
{
    // Rows that move are stored together, in the order of reading, each with its labels.
    private readonly bool _movesRows = SourceLayout.MovesRows(columns.Source);

    protected Source Source { get; } = columns.Source;

    protected TimedRows Rows { get; } = new(at, columns, lag, hasLines);

    protected SeriesIndex Series { get; } = columns.Series(columns.Source.Content.Dimensions);

    public override int Count => Rows.Table.Count;

    public override void StartFile()
    {
        if (hasLines) Rows.Table.StartFile();
    }

    public override bool TryClear()
    {
        if (Series.IsLarge) return false;
        Rows.Clear();
        ClearValues();
        return true;
    }

    protected override ((int Group, int Day) Place, int End) PlaceOf(int row)
    {
        if (_movesRows) return ((0, 0), Count);
        var (group, day) = (Rows.Table.Groups[row], SegmentDays.Of(Rows.Table.At[row]));
        return ((group, day), Rows.EndOfDay(row, day));
    }

    protected override Sequence<string> LabelsOf(int group) => _movesRows ? [] : Series.LabelsOf(group);

    protected internal override RowBlock BlockOf(RowPick rows)
    {
        var block = With(Rows.BlockOf(rows), rows);
        return _movesRows ? Labelled(block, rows) : block;
    }

    protected override BatchPart LooseOf(RowPick rows) => new([], Day: 0, Labelled(With(Rows.BlockOf(rows), rows), rows), Source.Content.Dimensions.Count);

    private RowBlock Labelled(RowBlock block, RowPick rows) =>
        block with { Texts = block.Texts.Concat(Series.LabelColumns(Rows.Table.Groups.Of(rows))).ToSequence() };

    protected override int[] LinesOf(RowPick rows) => Rows.Table.LinesOf(rows);

    protected override void Add(Sequence<string> labels, RowBlock rows, int[] lines)
    {
        AddValues(rows);
        if (_movesRows) Rows.Add(rows, Series.FindOrAdd(rows), lines);
        else Rows.Add(rows, Series.FindOrAdd(labels), lines);
    }

    public override Diagnostic? FindOverflow() =>
        Series.IsFull ? MeasurementDiagnostics.TooManySeries(Source, SeriesIndex.MaxSeries)
        : Rows.IsFull ? MeasurementDiagnostics.TooMuch(Source)
        : null;

    /// <summary>Adds the values of some rows to what is stored of them.</summary>
    protected abstract RowBlock With(RowBlock block, RowPick rows);

    protected abstract void AddValues(RowBlock rows);

    protected abstract void ClearValues();
}
