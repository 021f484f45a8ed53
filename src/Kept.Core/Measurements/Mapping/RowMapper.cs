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

    /// <summary>Takes rows column by column, as far as each can be taken and nothing is to be said of it; gives how many were taken.</summary>
    public virtual int Take(PlainRows rows) => 0;

    /// <summary>Counts the rows that turn out to be repeated, replaced or unusable, now that all were taken; gives what makes a log
    /// of the others.</summary>
    public abstract Func<SourceReport, SourceLog> Settle(SourceTally tally);

    /// <summary>How many rows were taken.</summary>
    public abstract int Count { get; }

    public override void CountSettled(SourceTally tally) => Settle(tally);

    /// <summary>Forgets all rows, to take others that have nothing to do with them; false when another mapper has to be made.</summary>
    public virtual bool TryClear() => false;

    /// <summary>The rows taken from one on, as they are stored: by series and day, within them as they were read.</summary>
    /// <param name="mayBeLoose">Whether they may come as one part where there are many with few rows each.</param>
    public List<MappedPart> Parts(int first, bool mayBeLoose)
    {
        var places = new RowPlaces(first);
        for (int row = first, end; row < Count; row = end)
        {
            (var (group, day), end) = PlaceOf(row);
            places.Add(group, day, row, end);
        }
        if (mayBeLoose && LooseRows.Are(Count - first, places.Count))
        {
            var all = new RowPick(first, Count - first);
            return [new(LooseOf(all), LinesOf(all))];
        }
        var parts = new List<MappedPart>();
        foreach (var (group, day, rows) in places.All()) parts.Add(new(new(LabelsOf(group), day, BlockOf(rows)), LinesOf(rows)));
        return parts;
    }

    public override void Restore(BatchPart part, int[] lines, long linesBefore = 0)
    {
        var rows = part.Rows;
        var columns = _columns ??= BlockOf(new RowPick(0, 0));
        if ((columns.Numbers.Count, columns.Texts.Count, columns.Keys is null) != (rows.Numbers.Count, rows.Texts.Count, rows.Keys is null))
            throw new DamagedBlockException("Stored measurements do not have the columns of their source.");
        if (linesBefore > 0) lines = Array.ConvertAll(lines, line => (int)Math.Min(line + linesBefore, int.MaxValue));
        Add(part.Labels, rows, lines);
    }

    /// <summary>The series and the day that a row is stored with, and the first row behind it with others.</summary>
    protected abstract ((int Group, int Day) Place, int End) PlaceOf(int row);

    protected abstract Sequence<string> LabelsOf(int group);

    /// <summary>Some rows in the order given.</summary>
    protected internal abstract RowBlock BlockOf(RowPick rows);

    /// <summary>Some rows of many series and days, each with its labels; only asked of sources whose rows have series.</summary>
    protected virtual BatchPart LooseOf(RowPick rows) => throw new UnreachableException();

    /// <summary>The lines that some rows start on; none where they are not kept.</summary>
    protected abstract int[] LinesOf(RowPick rows);

    protected abstract void Add(Sequence<string> labels, RowBlock rows, int[] lines);
}
