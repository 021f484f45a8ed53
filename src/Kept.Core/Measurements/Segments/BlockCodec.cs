using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>Rows of one series as bytes, and back: a version, the columns one by one, a checksum.</summary>
public static class BlockCodec
{
    /// <summary>The first byte of every block.</summary>
    public const byte Version = 1;
    private const byte HasKeys = 1;
    private const int MaxColumns = 4096;
    private const int MaxPauses = 1 << 24;

    public static byte[] Encode(RowBlock block)
    {
        if (block.Rows is <= 0 or > RowBlock.MaxRows) throw new ArgumentOutOfRangeException(nameof(block), block.Rows, "A block has rows, and not too many.");
        var writer = new BlockWriter();
        writer.Byte(Version);
        writer.Number((ulong)block.Rows);
        NumberColumn.Write(writer, block.At);
        NumberColumn.Write(writer, block.Recorded);
        writer.Byte(block.Keys is null ? (byte)0 : HasKeys);
        if (block.Keys is not null) Write(writer, block.Keys);
        writer.Number((ulong)block.Numbers.Count);
        foreach (var numbers in block.Numbers) NumberColumn.Write(writer, numbers);
        writer.Number((ulong)block.Texts.Count);
        foreach (var texts in block.Texts) Write(writer, texts);
        return writer.Sealed();
    }

    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static RowBlock Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new BlockReader(bytes);
        if (reader.Byte() is var version and not Version)
            throw new DamagedBlockException($"Stored measurements of version {Version} are expected, but these are of version {version}.");
        var rows = reader.Count(RowBlock.MaxRows);
        var (at, recorded) = (NumberColumn.Read(ref reader, rows), NumberColumn.Read(ref reader, rows));
        var keys = reader.Byte() == HasKeys ? ReadTexts(ref reader, rows) : null;
        var numbers = new long[reader.Count(MaxColumns)][];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = NumberColumn.Read(ref reader, MaxPauses);
        var texts = new TextColumn[reader.Count(MaxColumns)];
        for (var i = 0; i < texts.Length; i++) texts[i] = ReadTexts(ref reader, rows);
        if (!reader.IsAtEnd || !IsAll(at, rows) || !IsAll(recorded, rows)) throw DamagedBlockException.OutOfBounds;
        return new(rows, at, recorded, keys, Sequence.Of<long[]>(numbers), Sequence.Of<TextColumn>(texts));
    }

    private static bool IsAll(long[] column, int rows) => column.Length == 0 || column.Length == rows;

    private static void Write(BlockWriter writer, TextColumn texts)
    {
        writer.Number((ulong)texts.Words.Count);
        foreach (var word in texts.Words) writer.Bytes(word);
        var codes = new long[texts.Codes.Count];
        for (var row = 0; row < codes.Length; row++) codes[row] = texts.CodesInOrder[row];
        NumberColumn.Write(writer, codes);
    }

    private static TextColumn ReadTexts(ref BlockReader reader, int rows)
    {
        var words = new byte[reader.Count(rows)][];
        for (var i = 0; i < words.Length; i++) words[i] = reader.Bytes().ToArray();
        var codes = NumberColumn.Read(ref reader, rows);
        if (codes.Length != rows || codes.AsSpan().ContainsAnyExceptInRange(TextColumn.None, words.Length - 1)) throw DamagedBlockException.OutOfBounds;
        return new(words, Array.ConvertAll(codes, code => (int)code));
    }
}
