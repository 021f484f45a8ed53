using System.Text;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>The rows of a batch as bytes, and back: each part in the form in which a store keeps the rows of a day.</summary>
public static class BatchCodec
{
    private const byte Format = 2;
    private const int MaxParts = 1 << 20;
    private const int MaxLabels = 1024;

    /// <param name="packer">Null for a source that is not plain.</param>
    public static byte[] Encode(Sequence<BatchPart> parts, Packer? packer)
    {
        var writer = new SegmentWriter();
        writer.Byte(Format);
        writer.Number((ulong)parts.Count);
        foreach (var part in parts)
        {
            writer.Number((ulong)part.Labels.Count);
            foreach (var label in part.Labels) Write(writer, Encoding.UTF8.GetBytes(label));
            writer.Signed(part.Day);
            writer.Number((ulong)part.Rows.Rows);
            writer.Byte(part.Rows.LatestStamp is null ? (byte)0 : (byte)1);
            if (part.Rows.LatestStamp is { } latest) writer.Signed(latest);
            var stored = packer?.Pack(part.Rows) ?? StoredRows.Of(part.Rows);
            Write(writer, stored.Payload.Span);
            writer.Byte(stored.Details is null ? (byte)0 : (byte)1);
            if (stored.Details is { } details) Write(writer, details.Value.Span);
        }
        return Crc.Seal(writer);
    }

    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static Sequence<StoredPart> Decode(ReadOnlyMemory<byte> bytes)
    {
        var content = Crc.Open(bytes);
        try
        {
            return Read(content);
        }
        catch (Exception failure) when (failure is CorruptSegmentException or OverflowException)
        {
            throw new DamagedBlockException($"A stored batch is damaged: {failure.Message}");
        }
    }

    private static Sequence<StoredPart> Read(ReadOnlyMemory<byte> content)
    {
        var reader = new SegmentReader(content.Span);
        reader.Begin(Format);
        var parts = new StoredPart[Math.Min(reader.Count(MaxParts), content.Length)];
        for (var i = 0; i < parts.Length; i++)
        {
            var labels = new string[reader.Count(MaxLabels)];
            foreach (ref var label in labels.AsSpan()) label = Encoding.UTF8.GetString(Bytes(ref reader, content).Span);
            var (day, rows) = (checked((int)reader.Signed()), reader.Count(RowTimes.MaxRows));
            var latest = reader.Byte() == 0 ? (long?)null : reader.Signed();
            var payload = Bytes(ref reader, content);
            var details = reader.Byte() == 0 ? null : new Lazy<ReadOnlyMemory<byte>>(Bytes(ref reader, content));
            parts[i] = new(Sequence.Of<string>(labels), day, rows, latest, new(payload, details));
        }
        reader.End();
        return Sequence.Of<StoredPart>(parts);
    }

    private static void Write(SegmentWriter writer, ReadOnlySpan<byte> bytes)
    {
        writer.Number((ulong)bytes.Length);
        writer.Append(bytes);
    }

    private static ReadOnlyMemory<byte> Bytes(ref SegmentReader reader, ReadOnlyMemory<byte> content)
    {
        var length = reader.Count(reader.Rest.Length);
        var bytes = content.Slice(content.Length - reader.Rest.Length, length);
        reader.Skip(length);
        return bytes;
    }
}
