using System.Diagnostics;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>Turns rows of cells into the measurements of one source.</summary>
internal abstract class RowMapper
{
    private RowBlock? _columns;

    /// <summary>Why no more rows can be taken; null when all is well.</summary>
    public Diagnostic? Failure { get; private set; }

    public static RowMapper For(SourceColumns columns) => columns.Source.Content switch
    {
        SourceContent.States states => new StateMapper(states, columns),
        SourceContent.Counts counts => new CountMapper(counts, columns),
        SourceContent.Samples samples => new SampleMapper(samples, columns),
        SourceContent.Cases { Rows: CaseRows.OneRowACase rows } cases => new CaseMapper(cases, rows, columns),
        SourceContent.Cases { Rows: CaseRows.OneRowAnEvent rows } cases => new EventMapper(cases, rows, columns),
        _ => throw new UnreachableException(),
    };

    public virtual void StartFile() { }

    /// <summary>Takes the row; false when it is rejected, or when the mapper has failed.</summary>
    public abstract bool Take(Row row);

    /// <summary>All that was taken; rows that turn out to be repeated, replaced or unusable are counted.</summary>
    public abstract SourceLog ToLog(SourceTally tally);

    /// <summary>How many rows were taken.</summary>
    public abstract int Count { get; }

    /// <summary>The rows taken from one on, as they are stored: by series and day, within them as they were read.</summary>
    public Sequence<BatchPart> From(int row)
    {
        var places = new Dictionary<(int Group, int Day), List<int>>();
        for (; row < Count; row++)
        {
            var place = PlaceOf(row);
            if (!places.TryGetValue(place, out var rows)) places.Add(place, rows = []);
            rows.Add(row);
        }
        return places.SelectMany(place => place.Value.Chunk(RowBlock.MaxRows)
            .Select(rows => new BatchPart(LabelsOf(place.Key.Group), place.Key.Day, BlockOf(rows)))).ToSequence();
    }

    /// <summary>Takes rows that were stored.</summary>
    /// <exception cref="DamagedBlockException">They do not have the source's columns.</exception>
    public void Restore(Sequence<string> labels, RowBlock rows)
    {
        var columns = _columns ??= BlockOf([]);
        if ((columns.Numbers.Count, columns.Texts.Count, columns.Keys is null) != (rows.Numbers.Count, rows.Texts.Count, rows.Keys is null))
            throw new DamagedBlockException("Stored measurements do not have the columns of their source.");
        Add(labels, rows);
    }

    /// <summary>The series and the day that a row is stored with.</summary>
    protected abstract (int Group, int Day) PlaceOf(int row);

    protected abstract Sequence<string> LabelsOf(int group);

    /// <summary>Some rows in the order given.</summary>
    protected abstract RowBlock BlockOf(int[] rows);

    protected abstract void Add(Sequence<string> labels, RowBlock rows);

    protected bool Fail(Diagnostic failure)
    {
        Failure = failure;
        return false;
    }
}
