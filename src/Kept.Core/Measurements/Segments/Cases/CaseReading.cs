using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;

namespace Kept.Measurements.Segments.Cases;

/// <summary>Reads cases out of blocks, and out of rows that are in none yet.</summary>
public static class CaseReading
{
    /// <summary>What is said of the cases of a source.</summary>
    /// <param name="blocks">In order of when their cases begin.</param>
    /// <param name="loose">Rows that are in no block, in the order in which they came.</param>
    /// <param name="batches">How many batches count.</param>
    /// <param name="known">Gives for each personal word the one that it stands for.</param>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static SourceLog LogOf(Source source, IEnumerable<StoredCaseBlock> blocks, IReadOnlyList<RowBlock> loose, long batches, Func<byte[], byte[]> known)
    {
        var ids = IdsOf(loose);
        var counted = blocks.Where(block => block.FirstBatch < batches).ToLookup(block => block.LastBatch < batches && (loose.Count == 0 || !block.Last.HasAny(ids)));
        var rows = counted[false].SelectMany(block => block.All()).Select(part => Counted(source, part.Rows, part.Batches, batches)).OfType<RowBlock>().Concat(loose).ToList();
        if (rows.Count == 0) return new CaseBlockLog(source, [.. counted[true]], null, known);
        var reading = new SegmentReading(source);
        foreach (var block in rows) reading.Add([], PersonalTexts.With(source, block, known));
        return new CaseBlockLog(source, [.. counted[true]], reading.ToLog(), known);
    }

    /// <summary>The ids of some rows.</summary>
    internal static TextIndex IdsOf(IEnumerable<RowBlock> rows)
    {
        var ids = new TextIndex();
        foreach (var block in rows) block.Texts[0].NumbersIn(ids);
        return ids;
    }

    private static RowBlock? Counted(Source source, RowBlock rows, long[] batchOf, long batches)
    {
        var counted = Enumerable.Range(0, rows.Rows).Where(row => batchOf[row] < batches).ToList();
        return counted.Count == rows.Rows ? rows : counted.Count == 0 ? null : CaseTimes.Pick(source, rows, counted);
    }
}
