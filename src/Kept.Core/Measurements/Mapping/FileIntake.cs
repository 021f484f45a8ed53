using Kept.Diagnostics;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;

namespace Kept.Measurements.Mapping;

/// <summary>Takes in the blocks of one file in order.</summary>
/// <param name="rows">Gets the good rows; null when nobody asks for all of them at once.</param>
/// <param name="taker">Gets the rows batch by batch; null when nobody keeps them.</param>
internal sealed class FileIntake(FileTally file, SourceTally tally, RowSettling? rows, BatchTaker? taker, DiagnosticBag problems)
{
    private readonly long _takenBefore = taker?.StartFile(file.Name) ?? 0;
    private long _rows;   // of the blocks that were taken
    private long _badLines;

    /// <summary>How many lines come before the next block.</summary>
    public required long Lines { get; set; }

    /// <summary>For each path whether a row has a value there.</summary>
    public HashSet<int> PathsFound { get; } = [];

    /// <summary>Whether nothing more of the file can be taken.</summary>
    public bool IsFailed { get; private set; }

    /// <summary>Whether no rows of other files can be taken either.</summary>
    public bool IsFull { get; private set; }

    /// <summary>How many of the next rows were taken when the file was read before, and so make a batch of their own.</summary>
    public long RowsToSplitOff => Math.Max(_takenBefore - _rows, 0);

    /// <summary>Whether of so many rows to come only some were taken before.</summary>
    public bool Splits(long count) => RowsToSplitOff > 0 && RowsToSplitOff < count;

    public void Take(MappedBlock block)
    {
        if (FindFailure(block) is { } failure)
        {
            Fail(failure, isFull: block.Failure is not null);
            return;
        }
        file.Add(block.Tally, Lines);
        foreach (var row in block.Unusable) taker?.Reject(tally.Rejected(row, file, Lines));
        foreach (var batch in block.Batches)
            if (!IsFailed) Take(batch, block.Block);
        for (var slot = 0; slot < block.WasFound.Length; slot++)
            if (block.WasFound[slot]) PathsFound.Add(slot);
        Lines += block.Lines;
    }

    private void Take(MappedBatch batch, TextBlock text)
    {
        if (rows is not null)
            foreach (var (part, lines) in batch.Parts)
            {
                rows.Restore(part, lines, Lines);
                if ((rows.Failure ?? rows.FindOverflow()) is not { } failure) continue;
                Fail(failure, isFull: true);
                return;
            }
        taker?.Take(new(
            file.Name, _rows, batch.RowsRead, text.Bytes.AsMemory(batch.TextStart..batch.TextEnd), batch.Parts.Sum(p => (long)p.Part.Rows.Rows),
            batch.Parts.Max(p => p.Part.Rows.LatestStamp), batch.Payload));
        _rows += batch.RowsRead;
    }

    private Diagnostic? FindFailure(MappedBlock block)
    {
        if (block.NulLine is { } nul) return MeasurementDiagnostics.NotText(file.Name, Lines + nul);
        if (block.Failure is not null) return block.Failure;
        var badBefore = _badLines;
        _badLines += block.BadLines.Count;
        return _badLines <= NdjsonRowReader.MaxBadLines ? null : MeasurementDiagnostics.NotNdjson(
            file.Name, Lines + block.BadLines[(int)(NdjsonRowReader.MaxBadLines - badBefore)], NdjsonRowReader.MaxBadLines);
    }

    private void Fail(Diagnostic failure, bool isFull)
    {
        problems.Add(failure);
        (IsFailed, IsFull) = (true, isFull);
    }
}
