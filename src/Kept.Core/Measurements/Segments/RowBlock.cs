using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>Rows of one series as they were read, in the order of reading: every version of every row, so that what was known
/// at any instant can be told.</summary>
/// <param name="At">For each row its instant in ticks; empty for rows that tell whole cases.</param>
/// <param name="Recorded">For each row when it was recorded; empty when the source does not say.</param>
/// <param name="Keys">What identifies each row; null when rows have no key.</param>
/// <param name="Numbers">Columns of values. Those of pauses are as long as there are pauses, all others as there are rows.</param>
public sealed record RowBlock(
    int Rows, long[] At, long[] Recorded, TextColumn? Keys, Sequence<long[]> Numbers, Sequence<TextColumn> Texts)
{
    /// <summary>The most rows of a block; what is more goes into another one.</summary>
    public const int MaxRows = 1 << 16;

    /// <summary>The latest recording where the source has that column, else the latest instant; null without either.</summary>
    public long? LatestStamp => Recorded.Length > 0 ? Recorded.Max() : At.Length > 0 ? At.Max() : null;

    /// <summary>The rows of several blocks with the same columns, one behind the other.</summary>
    public static RowBlock Join(IReadOnlyList<RowBlock> blocks) => blocks is [var only] ? only : new(
        blocks.Sum(b => b.Rows), Concat(blocks, b => b.At), Concat(blocks, b => b.Recorded),
        blocks[0].Keys is null ? null : TextColumn.Join(blocks.Select(b => b.Keys!)),
        Enumerable.Range(0, blocks[0].Numbers.Count).Select(i => Concat(blocks, b => b.Numbers[i])).ToSequence(),
        Enumerable.Range(0, blocks[0].Texts.Count).Select(i => TextColumn.Join(blocks.Select(b => b.Texts[i]))).ToSequence());

    /// <summary>The same rows with other words in some columns of text.</summary>
    /// <param name="columns">The numbers of the columns.</param>
    /// <param name="other">Gives for each word the other one; different ones for different words.</param>
    public RowBlock WithWords(IReadOnlySet<int> columns, Func<byte[], byte[]> other) =>
        this with { Texts = Texts.Select((text, i) => columns.Contains(i) ? text.WithWords(other) : text).ToSequence() };

    /// <summary>Some of the rows.</summary>
    /// <param name="pauses">Where the columns of pauses begin: how many each row has, then their starts, then their ends; null without any.</param>
    public RowBlock Pick(IReadOnlyList<int> rows, IReadOnlySet<int>? pauses = null)
    {
        var numbers = new List<long[]>();
        for (var i = 0; i < Numbers.Count; i++)
        {
            numbers.Add(Pick(Numbers[i], rows));
            if (pauses?.Contains(i) is not true) continue;
            numbers.Add(PickPauses(Numbers[i], Numbers[i + 1], rows));
            numbers.Add(PickPauses(Numbers[i], Numbers[i + 2], rows));
            i += 2;
        }
        return new(rows.Count, Pick(At, rows), Pick(Recorded, rows), Keys?.Pick(rows), numbers.ToSequence(), Texts.Select(text => text.Pick(rows)).ToSequence());
    }

    private static long[] Pick(long[] column, IReadOnlyList<int> rows) => column.Length == 0 ? [] : [.. rows.Select(row => column[row])];

    private static long[] PickPauses(long[] counts, long[] column, IReadOnlyList<int> rows)
    {
        var starts = new long[counts.Length + 1];
        for (var row = 0; row < counts.Length; row++) starts[row + 1] = starts[row] + counts[row];
        return [.. rows.SelectMany(row => column[(int)starts[row]..(int)starts[row + 1]])];
    }

    private static long[] Concat(IReadOnlyList<RowBlock> blocks, Func<RowBlock, long[]> columnOf)
    {
        var all = new long[blocks.Sum(b => columnOf(b).Length)];
        var next = 0;
        foreach (var column in blocks.Select(columnOf))
        {
            column.CopyTo(all, next);
            next += column.Length;
        }
        return all;
    }
}
