using Kept.Agreements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;

namespace Kept.Measurements.Logs;

/// <summary>Cases out of a store: blocks that count as they are, and rows that have to be settled first.</summary>
/// <param name="blocks">In order of when their cases begin; none has a case that another one or <paramref name="rows"/> has.</param>
/// <param name="rows">Null when there are none.</param>
/// <param name="known">Gives for each personal word the one that it stands for.</param>
internal sealed class CaseBlockLog(Source source, IReadOnlyList<StoredCaseBlock> blocks, SourceLog? rows, Func<byte[], byte[]> known)
    : SourceLog(source, new(blocks.Sum(block => block.Last.Rows), blocks.Sum(block => block.Last.Rows), 0, 0, 0, 0, []))
{
    public override long? LatestInstant { get; } = blocks.Select(block => block.Latest).Append(rows?.LatestInstant).Max();

    private protected override SourceTimeline KnownAt(long tick)
    {
        // Before its latest recording, other rows of a block may be known.
        var byRecording = Source.Recorded is null ? null : blocks.Where(block => block.Latest > tick).ToList();
        var whole = byRecording is { Count: > 0 } ? [.. blocks.Except(byRecording)] : blocks;
        var tables = new List<CaseTable>();
        if (whole.Count > 0) tables.Add(new CaseTables(Source, [.. whole.Select(block => block.Last)], known).Read());
        if (byRecording is { Count: > 0 }) tables.Add(TableOf(SettledRows(byRecording), tick));
        if (rows is not null) tables.Add(TableOf(rows, tick));

        var cut = Source.Recorded is null && tick < LatestInstant ? tick : long.MaxValue;
        var table = tables.Count == 1 && cut == long.MaxValue && !Source.HasPersonalIds ? tables[0] : CaseUnion.Of(Source, tables, cut);
        return new SourceTimeline.Cases(Source, cut == long.MaxValue ? table : table.UpTo(cut));
    }

    private SourceLog SettledRows(IEnumerable<StoredCaseBlock> stored)
    {
        var reading = new SegmentReading(Source);
        foreach (var block in stored)
            foreach (var (rows, _) in block.All()) reading.Add([], PersonalTexts.With(Source, rows, known));
        return reading.ToLog();
    }

    private static CaseTable TableOf(SourceLog log, long tick) => ((SourceTimeline.Cases)log.AsOf(tick)).Table;
}
