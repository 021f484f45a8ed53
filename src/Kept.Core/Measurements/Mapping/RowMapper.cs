using System.Diagnostics;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>Turns rows of cells into the measurements of one source.</summary>
internal abstract class RowMapper
{
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

    protected bool Fail(Diagnostic failure)
    {
        Failure = failure;
        return false;
    }
}
