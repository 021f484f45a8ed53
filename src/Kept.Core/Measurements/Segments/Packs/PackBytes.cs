using System.Text;
using Kept.Quantities;

namespace Kept.Measurements.Segments.Packs;

/// <summary>Segments one behind the other as bytes: the format, how long each is, the segments, a checksum.</summary>
internal static class PackBytes
{
    private const int MaxSegments = 1 << 20;
    private const int MaxWords = 256;

    /// <param name="words">What the segments give the numbers of.</param>
    public static byte[] Write(byte format, Sequence<string> words, IReadOnlyList<ReadOnlyMemory<byte>> segments)
    {
        var writer = new SegmentWriter();
        writer.Byte(format);
        writer.Number((ulong)words.Count);
        foreach (var word in words)
        {
            var text = Encoding.UTF8.GetBytes(word);
            writer.Number((ulong)text.Length);
            writer.Append(text);
        }
        writer.Number((ulong)segments.Count);
        foreach (var segment in segments) writer.Number((ulong)segment.Length);
        foreach (var segment in segments) writer.Append(segment.Span);
        return Crc.Seal(writer);
    }

    /// <summary>The words and the segments; throws <see cref="CorruptSegmentException"/>.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static (Sequence<string> Words, ReadOnlyMemory<byte>[] Segments) Read(byte format, ReadOnlyMemory<byte> bytes)
    {
        var content = Crc.Open(bytes);
        var reader = new SegmentReader(content.Span);
        reader.Begin(format);
        var words = new string[reader.Count(MaxWords)];
        foreach (ref var word in words.AsSpan()) word = Encoding.UTF8.GetString(reader.Bytes(reader.Count(content.Length)));
        var lengths = new int[Math.Min(reader.Count(MaxSegments), content.Length)];
        foreach (ref var length in lengths.AsSpan()) length = reader.Count(content.Length);
        var segments = new ReadOnlyMemory<byte>[lengths.Length];
        for (var i = 0; i < segments.Length; i++)
        {
            segments[i] = content.Slice(content.Length - reader.Rest.Length, Math.Min(lengths[i], reader.Rest.Length));
            reader.Skip(lengths[i]);
        }
        reader.End();
        return (Sequence.Of<string>(words), segments);
    }
}
