using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Measurements.Segments.Cases;

/// <summary>Makes tables of cases out of blocks, each of whose rows is a case of its own: every column is decoded to where it belongs.</summary>
/// <param name="blocks">In order of when their cases begin.</param>
/// <param name="known">Gives for each personal word the one that it stands for.</param>
internal sealed class CaseTables(Source source, IReadOnlyList<CaseBlock> blocks, Func<byte[], byte[]> known)
{
    private readonly SourceContent.Cases _content = (SourceContent.Cases)source.Content;
    private readonly int[] _starts = StartsOf(blocks, block => block.Rows);

    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public CaseTable Read()
    {
        var rows = (CaseRows.OneRowACase)_content.Rows;
        var (events, dates) = (rows.Events.Select(_ => Column<long>(_starts[^1])).ToArray(), _content.Dates.Select(_ => Column<long>(_starts[^1])).ToArray());
        var pauses = rows.Pauses.Select(p => p.Name).Distinct().Select((name, number) => new PausesOfBlocks(name, StartsOf(blocks, block => CaseBlock.Read(() => block.CountPauses(number))), _starts[^1])).ToArray();
        var fields = _content.Fields.Select((field, number) => new FieldOfBlocks(field.Name, [.. blocks.Select(block => CaseBlock.Read(() => WordsOf(block, number)))], _starts[^1])).ToArray();
        ForEachBlock((block, i) =>
        {
            var (start, count) = (_starts[i], block.Rows);
            for (var e = 0; e < events.Length; e++) block.ReadEvent(e, events[e].AsSpan(start, count));
            for (var d = 0; d < dates.Length; d++) block.ReadDate(d, dates[d].AsSpan(start, count));
            for (var p = 0; p < pauses.Length; p++) pauses[p].Read(block, p, i, start);
            for (var f = 0; f < fields.Length; f++) block.ReadField(f, fields[f].Codes.AsSpan(start, count), fields[f].Numbers[i]);
        });
        return new(
            new CaseIds(_starts[^1], ReadIds),
            rows.Events.Zip(events).ToDictionary(e => e.First.Name, e => new EventTimes(e.Second, default)),
            _content.Dates.Zip(dates).ToDictionary(d => d.First.Name, d => new EventTimes(d.Second, default)),
            pauses.ToDictionary(p => p.Name, p => new PauseTimes(p.Pauses, p.Ends)),
            fields.ToDictionary(f => f.Name, f => new FieldValues(f.Words, f.Codes)));
    }

    private (ReadOnlyMemory<byte> Text, ReadOnlyMemory<int> Ends) ReadIds()
    {
        var (texts, ends) = (new byte[blocks.Count][], new int[_starts[^1]]);
        ForEachBlock((block, i) => texts[i] = IdsOf(block, ends.AsSpan(_starts[i], block.Rows)));
        var (text, before) = (new byte[texts.Sum(t => t.Length)], 0);
        for (var i = 0; i < texts.Length; before += texts[i++].Length)
        {
            texts[i].CopyTo(text, before);
            foreach (ref var end in ends.AsSpan(_starts[i].._starts[i + 1])) end += before;
        }
        return (text, ends);
    }

    /// <summary>The ids of a block, one behind the other.</summary>
    private byte[] IdsOf(CaseBlock block, Span<int> ends)
    {
        var (text, stored) = block.Ids();
        stored.CopyTo(ends);
        if (!source.HasPersonalIds) return text;
        var revealed = new List<byte>();
        for (int row = 0, start = 0; row < stored.Length; start = stored[row++])
        {
            revealed.AddRange(known(text[start..stored[row]]));
            ends[row] = revealed.Count;
        }
        return [.. revealed];
    }

    private byte[][] WordsOf(CaseBlock block, int field)
    {
        var words = block.Words(field);
        return source.PersonalFields.Contains(_content.Fields[field]) ? Array.ConvertAll(words, word => known(word)) : words;
    }

    /// <param name="read">Is given a block and its number.</param>
    private void ForEachBlock(Action<CaseBlock, int> read)
    {
        try
        {
            Parallel.For(0, blocks.Count, i => CaseBlock.Read(() =>
            {
                read(blocks[i], i);
                return true;
            }));
        }
        catch (AggregateException failure) when (failure.InnerException is DamagedBlockException damage)
        {
            throw damage;
        }
    }

    /// <summary>A column of which every value is going to be written.</summary>
    private static T[] Column<T>(int length) => GC.AllocateUninitializedArray<T>(length);

    /// <summary>Where the things of each block start, and the last ones end.</summary>
    private static int[] StartsOf(IReadOnlyList<CaseBlock> blocks, Func<CaseBlock, int> count)
    {
        var starts = new int[blocks.Count + 1];
        for (var i = 0; i < blocks.Count; i++) starts[i + 1] = checked(starts[i] + count(blocks[i]));
        return starts;
    }

    private sealed class PausesOfBlocks(string name, int[] starts, int cases)
    {
        public string Name => name;

        public TimeRange[] Pauses { get; } = Column<TimeRange>(starts[^1]);

        public int[] Ends { get; } = Column<int>(cases);

        public void Read(CaseBlock block, int number, int place, int start) =>
            block.ReadPauses(number, Pauses.AsSpan(starts[place]..starts[place + 1]), Ends.AsSpan(start, block.Rows), starts[place]);
    }

    /// <summary>A field with all its words in order.</summary>
    private sealed class FieldOfBlocks
    {
        /// <param name="words">The words of each block.</param>
        public FieldOfBlocks(string name, byte[][][] words, int cases)
        {
            var all = new TextIndex();
            var codes = Array.ConvertAll(words, its => Array.ConvertAll(its, word => all.FindOrAdd(word)));
            var order = TextOrder.Sorted(all);
            var ranks = TextOrder.Ranks(order);
            (Name, Words, Codes) = (name, order.Select(all.TextOf).ToSequence(), Column<int>(cases));
            Numbers = Array.ConvertAll(codes, its => Array.ConvertAll(its, code => ranks[code]));
        }

        public string Name { get; }

        public Sequence<string> Words { get; }

        public int[] Codes { get; }

        /// <summary>For each block the place of each of its words.</summary>
        public int[][] Numbers { get; }
    }
}
