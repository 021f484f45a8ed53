using Kept.Diagnostics;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>What one block of a file's text comes to, when a row starts where the block does. All lines are those of the block.</summary>
internal sealed class MappedBlock(TextBlock block)
{
    public TextBlock Block => block;

    /// <summary>Up to where in the block its rows are sure.</summary>
    public int End { get; set; }

    /// <summary>Whether the line that the sure part ends in is to be passed over.</summary>
    public bool SkipsLine { get; set; }

    /// <summary>How many lines end in the sure part.</summary>
    public long Lines { get; set; }

    public FileTally Tally { get; } = new("");

    /// <summary>The rows that cannot be used, when somebody wants them.</summary>
    public List<UnusableRow> Unusable { get; } = [];

    /// <summary>The good rows: one batch, or two when they are to be cut.</summary>
    public List<MappedBatch> Batches { get; } = [];

    /// <summary>Why the rows cannot be mapped; null when all is well.</summary>
    public Diagnostic? Failure { get; set; }

    /// <summary>The line with a byte that no text has; null when there is none.</summary>
    public long? NulLine { get; set; }

    /// <summary>The lines that are not JSON.</summary>
    public IReadOnlyList<long> BadLines { get; set; } = [];

    /// <summary>For each path whether a row has a value there; empty where there are no paths.</summary>
    public bool[] WasFound { get; set; } = [];
}

/// <summary>Rows of one block that stand one behind the other.</summary>
/// <param name="RowsRead">How many there are, good or not.</param>
/// <param name="TextStart">Where the text begins that they are read from, and whatever stands between them.</param>
/// <param name="Payload">The good rows as whoever keeps them wants them; empty when nobody does.</param>
internal sealed record MappedBatch(long RowsRead, int TextStart, int TextEnd, List<MappedPart> Parts, byte[] Payload);

/// <summary>The rows of one series and day, with the lines that they start on; those are empty where nothing is said of single rows later.</summary>
internal readonly record struct MappedPart(BatchPart Part, int[] Lines);

/// <summary>A row that cannot be used.</summary>
/// <param name="Shown">What is wrong with it.</param>
internal sealed record UnusableRow(RemarkKind Kind, int Slot, RowPlace Shown, int ColumnsFound, byte[] Text);
