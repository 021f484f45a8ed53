using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Measurements.Segments.Cases;

/// <summary>Rows that tell a whole case each, column by column: a version, how many there are and which columns they have, then each column with
/// its length, and a checksum. A column is decoded when it is asked for.</summary>
public sealed class CaseBlock
{
    /// <summary>The most rows of a block.</summary>
    public const int MaxRows = 1 << 24;

    private const byte Format = 0x81;
    private const int MaxColumnBytes = 1 << 30;

    private readonly CaseShape _shape;
    private readonly ReadOnlyMemory<byte>[] _columns;   // begins, batches, recordings if any, numbers but one for each name of a pause, texts
    private readonly Lazy<long[]> _begins;   // as CaseShape says them

    private CaseBlock(CaseShape shape, int rows, ReadOnlyMemory<byte>[] columns)
    {
        (_shape, Rows, _columns) = (shape, rows, columns);
        _begins = new(ReadBegins);
    }

    public int Rows { get; }

    /// <param name="source">A source of which each row tells a whole case.</param>
    /// <param name="batches">The number of the batch that each row came in.</param>
    public static byte[] Encode(Source source, RowBlock rows, ReadOnlySpan<long> batches)
    {
        if (rows.Rows is <= 0 or > MaxRows) throw new ArgumentOutOfRangeException(nameof(rows), rows.Rows, "A block has rows, and not too many.");
        var shape = CaseShape.Of(source)!;
        var begins = shape.BeginsOf(rows);
        var (writer, column) = (new SegmentWriter(), new SegmentWriter());
        writer.Byte(Format);
        writer.Number((ulong)rows.Rows);
        shape.Write(writer);
        WriteBegins(Column(), begins);
        PackedNumbers.Write(Column(), batches);
        if (shape.HasRecorded) OffsetColumn.Write(Column(), rows.Recorded, begins);
        for (var i = 0; i < shape.Events; i++) OffsetColumn.Write(Column(), rows.Numbers[i], begins);
        for (var i = 0; i < shape.Pauses; i++)
            PauseOffsets.Write(Column(), rows.Numbers[shape.PauseColumn(i)], rows.Numbers[shape.PauseColumn(i) + 1], rows.Numbers[shape.PauseColumn(i) + 2], begins);
        for (var i = 0; i < shape.Dates; i++) OffsetColumn.Write(Column(), rows.Numbers[shape.DateColumn(i)], begins);
        IdColumn.Write(Column(), rows.Texts[0]);
        for (var i = 0; i < shape.Fields; i++) WordCodes.Write(Column(), rows.Texts[1 + i]);
        Column();
        return Crc.Seal(writer);

        // The column that was written comes behind the others, and the next one begins.
        SegmentWriter Column()
        {
            if (column.Length > 0) writer.Number((ulong)column.Length);
            writer.Append(column);
            column.Clear();
            return column;
        }
    }

    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static CaseBlock Open(ReadOnlyMemory<byte> bytes)
    {
        var content = Crc.Open(bytes);
        return Read(() =>
        {
            var reader = new SegmentReader(content.Span);
            reader.Begin(Format);
            var rows = reader.Count(MaxRows);
            var shape = CaseShape.Read(ref reader);
            var columns = new ReadOnlyMemory<byte>[2 + (shape.HasRecorded ? 1 : 0) + shape.Events + shape.Pauses + shape.Dates + shape.Texts];
            foreach (ref var column in columns.AsSpan())
            {
                var length = reader.Count(MaxColumnBytes);
                var start = content.Length - reader.Rest.Length;
                reader.Skip(length);
                column = content.Slice(start, length);
            }
            reader.End();
            if (rows == 0 || PackedNumbers.LeastBytes(rows) > columns[0].Length) throw new CorruptSegmentException("There are too few bytes for the rows.");
            return new CaseBlock(shape, rows, columns);
        });
    }

    /// <summary>The block, when it has the columns of a source.</summary>
    /// <exception cref="DamagedBlockException">It has others.</exception>
    public CaseBlock For(Source source) =>
        CaseShape.Of(source) == _shape ? this : throw new DamagedBlockException("Stored measurements do not have the columns of their source.");

    /// <summary>The number of the batch that each row came in.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public long[] Batches() => Read(() =>
    {
        var batches = new long[Rows];
        var reader = new SegmentReader(_columns[1].Span);
        PackedNumbers.Read(ref reader, batches);
        reader.End();
        return batches;
    });

    /// <summary>All rows as they were.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public RowBlock ToRows() => Read(() =>
    {
        var numbers = new List<long[]>();
        for (var i = 0; i < _shape.Events; i++) numbers.Add(Instants(Times + i));
        for (var i = 0; i < _shape.Pauses; i++) numbers.AddRange(PausesOf(i));
        for (var i = 0; i < _shape.Dates; i++) numbers.Add(Instants(Times + _shape.Events + _shape.Pauses + i));
        return new RowBlock(
            Rows, [], _shape.HasRecorded ? Instants(2) : [], null, numbers.ToSequence(),
            Enumerable.Range(0, _shape.Fields).Select(FieldOf).Prepend(IdsAsTexts()).ToSequence());
    });

    /// <summary>All ids and all distinct words of each field.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public IReadOnlyList<byte[]> AllTexts() => Read(() => Enumerable.Range(0, _shape.Fields).SelectMany(Words).Concat(IdsAsTexts().Words).ToList());

    /// <summary>Whether some row is of one of these cases.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    internal bool HasAny(TextIndex ids) => Read(() =>
    {
        var (text, ends) = Ids();
        for (int row = 0, start = 0; row < ends.Length; start = ends[row++])
            if (ids.Has(text.AsSpan(start, ends[row] - start))) return true;
        return false;
    });

    // What follows is not what was written where a CorruptSegmentException is thrown.

    /// <summary>The ids of all rows one behind the other, and where each ends.</summary>
    internal (byte[] Text, int[] Ends) Ids() => IdColumn.Read(_columns[Texts].Span, Rows);

    /// <summary>The distinct words of a field.</summary>
    internal byte[][] Words(int field) => WordCodes.Words(_columns[Texts + 1 + field].Span);

    /// <param name="numbers">For each word of the field its number among others.</param>
    internal void ReadField(int field, Span<int> into, ReadOnlySpan<int> numbers) => WordCodes.Read(_columns[Texts + 1 + field].Span, into, numbers);

    internal void ReadEvent(int number, Span<long> into) => ReadInstants(Times + number, into);

    internal void ReadDate(int number, Span<long> into) => ReadInstants(Times + _shape.Events + _shape.Pauses + number, into);

    internal int CountPauses(int number) => PauseOffsets.Count(_columns[Times + _shape.Events + number].Span);

    /// <param name="before">How many pauses stand before those of this block.</param>
    internal void ReadPauses(int number, Span<TimeRange> into, Span<int> ends, int before) =>
        PauseOffsets.Read(_columns[Times + _shape.Events + number].Span, into, ends, before, _begins.Value);

    /// <summary>Does what reads a block.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    internal static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is CorruptSegmentException or OverflowException)
        {
            throw new DamagedBlockException($"Stored cases are damaged: {failure.Message}");
        }
    }

    private int Times => _shape.HasRecorded ? 3 : 2;

    private int Texts => Times + _shape.Events + _shape.Pauses + _shape.Dates;

    private long[] Instants(int column)
    {
        var instants = new long[Rows];
        ReadInstants(column, instants);
        return instants;
    }

    private void ReadInstants(int column, Span<long> into)
    {
        var reader = new SegmentReader(_columns[column].Span);
        OffsetColumn.Read(ref reader, into, _begins.Value);
        reader.End();
    }

    private long[][] PausesOf(int number)
    {
        var (pauses, ends) = (new TimeRange[CountPauses(number)], new int[Rows]);
        ReadPauses(number, pauses, ends, 0);
        return [[.. ends.Select((end, row) => (long)(end - (row == 0 ? 0 : ends[row - 1])))], Array.ConvertAll(pauses, p => p.Start), Array.ConvertAll(pauses, p => p.End)];
    }

    private TextColumn IdsAsTexts()
    {
        var (text, ends) = Ids();
        return new([.. ends.Select((end, row) => text[(row == 0 ? 0 : ends[row - 1])..end])], [.. Enumerable.Range(0, Rows)]);
    }

    private TextColumn FieldOf(int field)
    {
        var (words, codes) = (Words(field), new int[Rows]);
        ReadField(field, codes, [.. Enumerable.Range(0, words.Length)]);
        return new(words, codes);
    }

    private static void WriteBegins(SegmentWriter writer, ReadOnlySpan<long> begins)
    {
        var steps = new long[begins.Length];
        for (var row = 1; row < steps.Length; row++) steps[row] = unchecked(begins[row] - begins[row - 1]);
        writer.Signed(begins[0]);
        OffsetColumn.WriteScaled(writer, steps);
    }

    private long[] ReadBegins()
    {
        var begins = new long[Rows];
        var reader = new SegmentReader(_columns[0].Span);
        var begin = reader.Signed();
        OffsetColumn.ReadScaled(ref reader, begins);
        reader.End();
        foreach (ref var step in begins.AsSpan()) step = begin = unchecked(begin + step);
        return begins;
    }
}
