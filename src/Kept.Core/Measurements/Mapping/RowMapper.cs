using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements.Logs;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Turns rows of cells into the measurements of one source.</summary>
internal abstract class RowMapper : RowSettling
{
    private RowBlock? _columns;

    public static RowMapper For(SourceColumns columns) => columns.Source.Content switch
    {
        SourceContent.States states => new StateMapper(states, columns),
        SourceContent.Counts counts => new CountMapper(counts, columns),
        SourceContent.Samples samples => new SampleMapper(samples, columns),
        SourceContent.Cases { Rows: CaseRows.OneRowACase rows } cases => new CaseMapper(cases, rows, columns),
        SourceContent.Cases { Rows: CaseRows.OneRowAnEvent rows } cases => new EventMapper(cases, rows, columns),
        _ => throw new UnreachableException(),
    };

    /// <summary>Takes the row; false when it is rejected, or when the mapper has failed.</summary>
    public abstract bool Take(Row row);

    /// <summary>Counts the rows that turn out to be repeated, replaced or unusable, now that all were taken; gives what makes a log
    /// of the others.</summary>
    public abstract Func<SourceReport, SourceLog> Settle(SourceTally tally);

    /// <summary>How many rows were taken.</summary>
    public abstract int Count { get; }

    public override void CountSettled(SourceTally tally) => Settle(tally);

    /// <summary>The rows taken from one on, as they are stored: by series and day, within them as they were read.</summary>
    public List<MappedPart> Parts(int first)
    {
        var places = new Dictionary<(int Group, int Day), List<(int Start, int Count)>>();
        for (int row = first, end; row < Count; row = end)
        {
            (var place, end) = PlaceOf(row);
            if (!places.TryGetValue(place, out var stretches)) places.Add(place, stretches = []);
            stretches.Add((row, end - row));
        }
        var parts = new List<MappedPart>(places.Count);
        foreach (var ((group, day), stretches) in places)
            foreach (var rows in Picks(stretches))
                parts.Add(new(new(LabelsOf(group), day, BlockOf(rows)), LinesOf(rows)));
        return parts;
    }

    public override void Restore(Sequence<string> labels, RowBlock rows, int[] lines)
    {
        var columns = _columns ??= BlockOf(new RowPick(0, 0));
        if ((columns.Numbers.Count, columns.Texts.Count, columns.Keys is null) != (rows.Numbers.Count, rows.Texts.Count, rows.Keys is null))
            throw new DamagedBlockException("Stored measurements do not have the columns of their source.");
        Add(labels, rows, lines);
    }

    /// <summary>The series and the day that a row is stored with, and the first row behind it with others.</summary>
    protected abstract ((int Group, int Day) Place, int End) PlaceOf(int row);

    protected abstract Sequence<string> LabelsOf(int group);

    /// <summary>Some rows in the order given.</summary>
    protected abstract RowBlock BlockOf(RowPick rows);

    /// <summary>The lines that some rows start on; none where they are not kept.</summary>
    protected abstract int[] LinesOf(RowPick rows);

    protected abstract void Add(Sequence<string> labels, RowBlock rows, int[] lines);

    /// <summary>Rows that stand in stretches, no more at once than fit a block.</summary>
    private static IEnumerable<RowPick> Picks(List<(int Start, int Count)> stretches)
    {
        if (stretches is [var (start, count)])
            return Enumerable.Range(0, (count + RowBlock.MaxRows - 1) / RowBlock.MaxRows)
                .Select(i => new RowPick(start + i * RowBlock.MaxRows, Math.Min(count - i * RowBlock.MaxRows, RowBlock.MaxRows)));
        var rows = new int[stretches.Sum(s => s.Count)];
        var filled = 0;
        foreach (var stretch in stretches)
            for (var row = stretch.Start; row < stretch.Start + stretch.Count; row++) rows[filled++] = row;
        return rows.Length <= RowBlock.MaxRows ? [new RowPick(rows)] : rows.Chunk(RowBlock.MaxRows).Select(chunk => new RowPick(chunk));
    }
}
