using System.Text;
using Kept.Agreements;
using Kept.Core.Tests.Evaluation;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
using Xunit;

namespace Kept.Core.Tests.Measurements;

public sealed class PackLaws
{
    private static readonly string[] Names = ["a", "b", "ab"];

    private static readonly IReadOnlyList<Source> Sources = Trial.Bind("""
        apiVersion: kept/v1
        kind: Source
        metadata: {name: states}
        spec: {files: a.csv, states: {at: at, state: state, holdsAtMost: 2 minutes}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: counts}
        spec: {files: b.csv, counts: {at: at, bucket: 1 minute, counters: {good: good, events: each-row, total: total}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: samples}
        spec: {files: c.csv, samples: {at: at, value: value, unit: ms}}
        """).Sources;

    [Fact]
    public void Rows_come_back_in_order_of_time_and_of_one_instant_as_they_came() => Holds((source, packer, blocks) =>
    {
        foreach (var block in blocks) Assert.Equal(InTime(source, [block]), InTime(source, [packer.Unpack(packer.Pack(block))]));
    });

    [Fact]
    public void Packs_join_to_the_rows_of_all_of_them_or_not_at_all() => Holds((source, packer, blocks) =>
    {
        var stored = blocks.Select(packer.Pack).ToList();
        var joined = stored.All(rows => rows.IsPack) ? packer.Join(stored) : null;
        if (joined is not null) Assert.Equal(InTime(source, blocks), InTime(source, [packer.Unpack(joined)]));
        else Assert.True(source.Content is not SourceContent.Counts, "Counters can always be packed.");
    });

    [Fact]
    public void However_rows_are_stored_the_series_is_the_same() => Holds((source, packer, blocks) =>
    {
        var stored = blocks.Select(packer.Pack).ToList();
        var whole = SegmentReading.LogOf(source, [PackedSeries.Of(source, [], [StoredRows.Of(RowBlock.Join(blocks))])]);
        var parts = SegmentReading.LogOf(source, [PackedSeries.Of(source, [], stored)]);
        var read = new SegmentReading(source);
        foreach (var block in blocks) read.Add([], block);
        var rows = read.ToLog();
        foreach (var tick in new[] { long.MaxValue / 4, blocks[0].At[0], blocks[^1].At[^1] })
        {
            Assert.Equal(Shown(rows.AsOf(tick)), Shown(whole.AsOf(tick)));
            Assert.Equal(Shown(rows.AsOf(tick)), Shown(parts.AsOf(tick)));
        }
        Assert.Equal(rows.LatestInstant, parts.LatestInstant);
    });

    [Fact]
    public void Damaged_packs_and_batches_are_refused() => Holds((source, packer, blocks) =>
    {
        var dice = new Dice(blocks.Sum(block => block.Rows));
        foreach (var block in blocks)
        {
            var stored = packer.Pack(block);
            Assert.Throws<DamagedBlockException>(() => packer.Unpack(stored with { Payload = Damaged(stored.Payload, dice) }));
            if (stored.Details is { } details)
                Assert.Throws<DamagedBlockException>(() => packer.Unpack(stored with { Details = new(Damaged(details.Value, dice)) }));
        }
        var batch = BatchCodec.Encode(blocks.Select(block => new BatchPart(["a", "b"], 3, block)).ToSequence(), packer);
        Assert.Throws<DamagedBlockException>(() => Decoded(Damaged(batch, dice), packer));
        var parts = Decoded(batch, packer);
        Assert.Equal(blocks.Select(block => (block.Rows, block.LatestStamp)), parts.Select(part => (part.Rows, part.Latest)));
        Assert.All(parts, part => Assert.Equal((["a", "b"], 3), (part.Labels, part.Day)));
    });

    [Fact]
    public void Loose_rows_come_back_by_series_and_day() => Holds((source, packer, blocks) =>
    {
        var loose = blocks.Select((block, i) => new BatchPart([], 0, block with
        {
            Texts = block.Texts.Concat(Enumerable.Range(2, 2).Select(count => Texts([.. Enumerable.Range(0, block.Rows).Select(row => Names[(row + i) % count])]))).ToSequence(),
        }, LabelColumns: 2)).ToList();
        var bytes = loose.Select(part => BatchCodec.Encode([part], packer)).ToList();
        Assert.Throws<DamagedBlockException>(() => Decoded(Damaged(bytes[0], new(bytes.Count)), packer));
        var parts = BatchCodec.Decode(bytes.Select((batch, i) => ((long)i, new ReadOnlyMemory<byte>(batch))), packer).Select(row => row.Part).ToList();
        Assert.Equal(parts.Count, parts.DistinctBy(part => (part.Labels, part.Day)).Count());
        var rows = blocks.SelectMany((block, i) => Enumerable.Range(0, block.Rows).Select(row => (Labels: (Sequence<string>)[Names[(row + i) % 2], Names[(row + i) % 3]], Row: block.Pick([row]))));
        foreach (var day in rows.GroupBy(row => (row.Labels, SegmentDays.Of(row.Row.At[0]))))
        {
            var part = parts.Single(p => (p.Labels, p.Day) == day.Key);
            Assert.Equal(InTime(source, [.. day.Select(row => row.Row)]), InTime(source, [packer.Unpack(part.Stored)]));
            Assert.Equal((day.Count(), day.Max(row => row.Row.At[0])), (part.Rows, part.Latest));
        }
    });

    private static TextColumn Texts(List<string> texts)
    {
        var words = texts.Distinct().ToList();
        return new([.. words.Select(Encoding.UTF8.GetBytes)], [.. texts.Select(text => words.IndexOf(text))]);
    }

    private static List<StoredPart> Decoded(ReadOnlyMemory<byte> batch, Packer packer) => [.. BatchCodec.Decode([(0, batch)], packer).Select(row => row.Part)];

    private static void Holds(Action<Source, Packer, IReadOnlyList<RowBlock>> law) => Law.Holds(Dice.Throw(dice => dice.Between(0, int.MaxValue - 1)), seed =>
    {
        var dice = new Dice(seed);
        var source = dice.Pick([.. Sources]);
        law(source, Packer.For(source)!, Thrown(dice, source));
    }, 400);

    /// <summary>Rows in several blocks, of days that overlap or not, at instants that come again or not.</summary>
    private static IReadOnlyList<RowBlock> Thrown(Dice dice, Source source)
    {
        var (spread, step) = (dice.Pick(1, 3, 40), dice.Pick(1L, TimeSpan.TicksPerSecond, TimeSpan.TicksPerMinute));
        return Enumerable.Range(0, dice.Between(1, 4)).Select(_ =>
        {
            var rows = dice.Pick(1, dice.Between(2, 20), dice.Between(100, 400));
            var start = dice.Between(20_000, 20_000 + spread) * TimeSpan.TicksPerDay;
            var isRegular = dice.Chance(60);
            var at = new long[rows];
            for (var row = 0; row < rows; row++) at[row] = start + step * (isRegular ? 2 * row : dice.Between(0, 5000));
            return new RowBlock(rows, at, [], null, source.Content switch
            {
                SourceContent.Counts => [Column(rows, () => dice.Between(0, 900)), Column(rows, () => dice.Pick(dice.Between(0, 900), long.MaxValue - 1))],
                SourceContent.Samples => Samples(dice, rows),
                _ => [],
            }, source.Content is SourceContent.States ? [States(dice, rows)] : []);
        }).ToList();
    }

    private static long[] Column(int rows, Func<long> value) => [.. Enumerable.Range(0, rows).Select(_ => value())];

    private static Sequence<long[]> Samples(Dice dice, int rows)
    {
        var (most, digits) = (dice.Pick(0, 2, 18), new long[rows]);
        var mantissas = Column(rows, () => dice.Between(-9999, 9999) * 10L + dice.Between(1, 9));
        for (var row = 0; row < rows; row++) digits[row] = dice.Between(0, most);
        return [mantissas, digits];
    }

    private static TextColumn States(Dice dice, int rows)
    {
        string[] words = dice.Pick<string[]>(["up", "down"], ["down", "up", "no-data"]);
        var used = new List<byte[]>();
        var (codes, now) = (new int[rows], "");
        for (var row = 0; row < rows; row++)
        {
            if (row == 0 || dice.Chance(10)) now = dice.Pick(words);
            var bytes = System.Text.Encoding.UTF8.GetBytes(now);
            if (!used.Exists(word => word.AsSpan().SequenceEqual(bytes))) used.Add(bytes);
            codes[row] = used.FindIndex(word => word.AsSpan().SequenceEqual(bytes));
        }
        return new([.. used], codes);
    }

    /// <summary>The rows in order of time, those of one instant as they came.</summary>
    private static List<string> InTime(Source source, IReadOnlyList<RowBlock> blocks)
    {
        var all = RowBlock.Join(blocks);
        return Enumerable.Range(0, all.Rows).OrderBy(row => all.At[row]).Select(row => string.Join(' ', all.Numbers.Select(n => n[row]).Prepend(all.At[row]))
            + (source.Content is SourceContent.States ? System.Text.Encoding.UTF8.GetString(all.Texts[0].Words[all.Texts[0].Codes[row]]) : "")).ToList();
    }

    private static List<string> Shown(SourceTimeline timeline) => timeline switch
    {
        SourceTimeline.States s => s.Series.SelectMany(one => one.Runs.ToArray().SelectMany(run =>
            Enumerable.Range(0, run.Times.Count).Select(i => $"{run.Times[i]} {one.States[run.State]} {one.HoldsAtMost}"))).ToList(),
        SourceTimeline.Counts s => s.Series.SelectMany(one => one.Segments.SelectMany(segment =>
        {
            var rows = new CountRows();
            segment.Read(rows);
            var at = rows.Times.ToArray().SelectMany(run => Enumerable.Range(0, run.Count).Select(i => run[i])).ToList();
            return at.Select((tick, row) => $"{tick} {rows[0][row]} {rows[2][row]}");
        })).ToList(),
        SourceTimeline.Samples s => s.Series.SelectMany(one => one.Segments.SelectMany(segment =>
        {
            var (at, values) = (new long[segment.Rows], new long[segment.Rows]);
            segment.Read(at, values);
            return at.Zip(values, (tick, value) => $"{tick} {Rational.Of(value, System.Numerics.BigInteger.Pow(10, segment.Digits))}");
        })).ToList(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static byte[] Damaged(ReadOnlyMemory<byte> bytes, Dice dice)
    {
        var damaged = bytes.ToArray();
        if (dice.Chance(30)) return damaged[..dice.Between(0, damaged.Length - 1)];
        damaged[dice.Between(0, damaged.Length - 1)] ^= (byte)(1 << dice.Between(0, 7));
        return damaged;
    }
}
