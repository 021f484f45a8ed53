using System.Buffers.Text;
using System.Globalization;

namespace Kept.Measurements.Segments.Cases;

/// <summary>The ids of rows as bytes: as numbers behind what all begin with, where they are such, else as texts.</summary>
internal static class IdColumn
{
    private const byte Texts = 0;
    private const byte Numbers = 1;
    private const int MostDigits = 18;
    private const int MostShared = 256;
    private const int LongestText = 1 << 24;

    public static void Write(SegmentWriter writer, TextColumn ids)
    {
        var codes = ids.CodesInOrder;
        var shared = SharedStart(ids.Words);
        var digits = Digits(ids.Words, shared);
        writer.Byte(digits is null ? Texts : Numbers);
        if (digits is { } width)
        {
            writer.Number((ulong)shared);
            writer.Append(ids.Words[0].AsSpan(0, shared));
            writer.Byte((byte)width);
            var numbers = ids.Words.Select(word => long.Parse(word.AsSpan(shared), NumberStyles.None, CultureInfo.InvariantCulture)).ToArray();
            PackedNumbers.Write(writer, Each(codes, code => numbers[code]));
            return;
        }
        PackedNumbers.Write(writer, Each(codes, code => ids.Words[code].Length));
        foreach (var code in codes) writer.Append(ids.Words[code]);
    }

    /// <summary>Reads the ids of so many rows: their texts one behind the other, and where each ends.</summary>
    public static (byte[] Text, int[] Ends) Read(ReadOnlySpan<byte> column, int rows)
    {
        var reader = new SegmentReader(column);
        var form = reader.Byte();
        if (form > Numbers) throw new CorruptSegmentException("Ids are in a form that is not known.");
        var shared = form == Numbers ? reader.Bytes(reader.Count(MostShared)) : default;
        var width = form == Numbers ? reader.Byte() : 0;
        if (width > MostDigits || PackedNumbers.LeastBytes(rows) > reader.Rest.Length) throw new CorruptSegmentException("There are too few bytes for the ids.");
        var (values, ends) = (new long[rows], new int[rows]);
        PackedNumbers.Read(ref reader, values);
        if (form == Texts) return (ReadTexts(ref reader, values, ends), ends);
        var text = ReadNumbers(shared, width, values, ends);
        reader.End();
        return (text, ends);
    }

    private static byte[] ReadTexts(ref SegmentReader reader, long[] lengths, int[] ends)
    {
        var end = 0L;
        for (var row = 0; row < ends.Length; row++)
        {
            if ((ulong)lengths[row] > LongestText || (end += lengths[row]) > reader.Rest.Length) throw new CorruptSegmentException("Ids are longer than their bytes.");
            ends[row] = (int)end;
        }
        var text = reader.Bytes((int)end).ToArray();
        reader.End();
        return text;
    }

    private static byte[] ReadNumbers(ReadOnlySpan<byte> shared, int width, long[] numbers, int[] ends)
    {
        var format = new System.Buffers.StandardFormat('D', (byte)width);
        var text = new byte[checked(numbers.Length * (shared.Length + MostDigits))];
        var end = 0;
        for (var row = 0; row < numbers.Length; row++)
        {
            if (numbers[row] < 0) throw new CorruptSegmentException("An id is a number below 0.");
            shared.CopyTo(text.AsSpan(end));
            if (!Utf8Formatter.TryFormat(numbers[row], text.AsSpan(end + shared.Length, MostDigits), out var written, format)) throw new CorruptSegmentException("An id has too many digits.");
            ends[row] = end += shared.Length + written;
        }
        return text[..end];
    }

    /// <summary>How many digits all ids have behind what they share: 0 when they are written without leading zeros, null when they are not
    /// numbers.</summary>
    private static int? Digits(IReadOnlyList<byte[]> words, int shared)
    {
        if (shared > MostShared) return null;
        var (isOneLength, isPlain) = (true, true);
        foreach (var word in words)
        {
            var rest = word.AsSpan(shared);
            if (rest.IsEmpty || rest.Length > MostDigits || rest.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return null;
            isOneLength &= word.Length == words[0].Length;
            isPlain &= rest[0] != '0' || rest.Length == 1;
        }
        return isPlain ? 0 : isOneLength ? words[0].Length - shared : null;
    }

    /// <summary>How many bytes all begin with, without digits at their end.</summary>
    private static int SharedStart(IReadOnlyList<byte[]> words)
    {
        var shared = words[0].Length;
        foreach (var word in words) shared = words[0].AsSpan(0, shared).CommonPrefixLength(word);
        while (shared > 0 && words[0][shared - 1] is >= (byte)'0' and <= (byte)'9') shared--;
        return shared;
    }

    private static long[] Each(ReadOnlySpan<int> codes, Func<int, long> of)
    {
        var all = new long[codes.Length];
        for (var i = 0; i < all.Length; i++) all[i] = of(codes[i]);
        return all;
    }
}
