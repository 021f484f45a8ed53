using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>Takes the good rows of a source in the order of reading, and counts in the end how many of them others repeat or
/// replace.</summary>
internal abstract class RowSettling
{
    /// <summary>Why no more rows can be taken; null when all is well.</summary>
    public Diagnostic? Failure { get; private set; }

    /// <summary>The distinct states that the rows have; none where rows tell no states.</summary>
    public virtual IEnumerable<string> States => [];

    /// <summary>What counts the rows of a source, without more of them in memory than it takes; null when every row counts.</summary>
    /// <param name="mapper">Takes them all, where nothing less will do.</param>
    public static RowSettling? For(SourceColumns columns, RowMapper mapper) => columns.Source switch
    {
        { Key.Count: 0, Content: SourceContent.Counts } => null,
        { Key.Count: 0, Recorded: null, Content: SourceContent.States states } => new StateSettling(states, columns),
        { Key.Count: 0, Content: SourceContent.Samples samples } => new SampleSettling(samples, columns),
        _ => mapper,
    };

    public virtual void StartFile() { }

    /// <summary>Takes rows that were mapped or stored before.</summary>
    /// <param name="lines">The lines that they start on; empty when nobody knows them.</param>
    /// <param name="linesBefore">How many lines of the file come before those.</param>
    /// <exception cref="DamagedBlockException">They do not have the source's columns.</exception>
    public abstract void Restore(BatchPart part, int[] lines, long linesBefore = 0);

    /// <summary>Why what was taken is too much; null when it is not.</summary>
    public abstract Diagnostic? FindOverflow();

    /// <summary>Counts the rows that turn out to be repeated, replaced or unusable, now that all were taken.</summary>
    public abstract void CountSettled(SourceTally tally);

    protected bool Fail(Diagnostic failure)
    {
        Failure = failure;
        return false;
    }
}
