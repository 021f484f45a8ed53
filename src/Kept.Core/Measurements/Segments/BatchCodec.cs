using System.Text;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>The rows of a batch as bytes, and back: each part in the form in which a store keeps the rows of a day, or all of them loose.</summary>
public static class BatchCodec
{
    private const byte Format = 2;
    private const byte LooseFormat = 3;
    private const int MostLoose = 1 << 21;   // rows that are put together at once
    private const int MaxParts = 1 << 20;
    private const int MaxLabels = 1024;

    /// <param name="packer">Null for a source that is not plain.</param>
    public static byte[] Encode(Sequence<BatchPart> parts, Packer? packer)
    {
        var writer = new SegmentWriter();
        if (parts is [{ LabelColumns: { } labels } loose])
        {
            writer.Byte(LooseFormat);
            writer.Number((ulong)labels);
            Write(writer, BlockCodec.Encode(loose.Rows));
            return Crc.Seal(writer);
        }
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

    /// <summary>The parts of some batches in the order in which they were accepted, each with the batch that it is of. Loose rows of batches that follow each
    /// other are put together, and count as of the last one.</summary>
    /// <param name="packer">Null for a source that is not plain.</param>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static IEnumerable<(long Batch, StoredPart Part)> Decode(IEnumerable<(long Batch, ReadOnlyMemory<byte> Bytes)> batches, Packer? packer)
    {
        var (loose, last) = (new LooseRows(0), 0L);
        foreach (var (batch, bytes) in batches)
        {
            var (parts, rows, labels) = Open(bytes);
            if (loose.Count > 0 && (rows is null || labels != loose.Labels || loose.Count >= MostLoose))
            {
                foreach (var part in loose.Parts(packer!)) yield return (last, part);
                loose = new(labels);
            }
            if (rows is not null)
            {
                if (loose.Count == 0) loose = new(labels);
                loose.Add(rows);
                last = batch;
            }
            foreach (var part in parts) yield return (batch, part);
        }
        if (loose.Count == 0) yield break;
        foreach (var part in loose.Parts(packer!)) yield return (last, part);
    }

    /// <summary>The parts of a batch, or its loose rows with how many columns of labels they have.</summary>
    private static (Sequence<StoredPart> Parts, RowBlock? Loose, int Labels) Open(ReadOnlyMemory<byte> bytes)
    {
        var content = Crc.Open(bytes);
        try
        {
            if (content.Length == 0 || content.Span[0] != LooseFormat) return (Read(content), null, 0);
            var reader = new SegmentReader(content.Span);
            reader.Begin(LooseFormat);
            var (labels, rows) = (reader.Count(MaxLabels), BlockCodec.Decode(Bytes(ref reader, content).Span));
            reader.End();
            return ([], rows, labels);
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
