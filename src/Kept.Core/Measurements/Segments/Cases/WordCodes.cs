namespace Kept.Measurements.Segments.Cases;

/// <summary>A field of rows as bytes: its distinct words, then for each row the number of its word.</summary>
internal static class WordCodes
{
    public static void Write(SegmentWriter writer, TextColumn texts)
    {
        writer.Number((ulong)texts.Words.Count);
        foreach (var word in texts.Words)
        {
            writer.Number((ulong)word.Length);
            writer.Append(word);
        }
        var codes = new long[texts.Codes.Count];
        for (var row = 0; row < codes.Length; row++) codes[row] = texts.Codes[row];
        PackedNumbers.Write(writer, codes);
    }

    /// <summary>The distinct words of a column.</summary>
    public static byte[][] Words(ReadOnlySpan<byte> column)
    {
        var reader = new SegmentReader(column);
        return Words(ref reader);
    }

    /// <summary>Reads for each row the number of its word among others.</summary>
    /// <param name="numbers">For each word of the column its number there.</param>
    public static void Read(ReadOnlySpan<byte> column, Span<int> into, ReadOnlySpan<int> numbers)
    {
        var reader = new SegmentReader(column);
        if (Words(ref reader).Length != numbers.Length) throw new CorruptSegmentException("A field does not have its words.");
        var codes = new long[into.Length];
        PackedNumbers.Read(ref reader, codes);
        reader.End();
        if (codes.AsSpan().ContainsAnyExceptInRange(TextColumn.None, numbers.Length - 1)) throw new CorruptSegmentException("A field has a word that there is not.");
        for (var row = 0; row < codes.Length; row++) into[row] = codes[row] < 0 ? FieldValues.None : numbers[(int)codes[row]];
    }

    private static byte[][] Words(ref SegmentReader reader)
    {
        var words = new byte[reader.Count(reader.Rest.Length)][];
        for (var i = 0; i < words.Length; i++) words[i] = reader.Bytes(reader.Count(reader.Rest.Length)).ToArray();
        return words;
    }
}
