using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>The rows of a batch as bytes, and back.</summary>
public static class BatchCodec
{
    private const byte Version = 1;
    private const int MaxParts = 1 << 20;
    private const int MaxLabels = 1024;

    public static byte[] Encode(Sequence<BatchPart> parts)
    {
        var writer = new BlockWriter();
        writer.Byte(Version);
        writer.Number((ulong)parts.Count);
        foreach (var part in parts)
        {
            writer.Number((ulong)part.Labels.Count);
            foreach (var label in part.Labels) writer.Text(label);
            writer.Signed(part.Day);
            writer.Bytes(BlockCodec.Encode(part.Rows));
        }
        return writer.Sealed();
    }

    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public static Sequence<BatchPart> Decode(ReadOnlySpan<byte> bytes)
    {
        var reader = new BlockReader(bytes);
        if (reader.Byte() is var version and not Version)
            throw new DamagedBlockException($"A stored batch of version {Version} is expected, but this one is of version {version}.");
        var parts = new BatchPart[reader.Count(MaxParts)];
        for (var i = 0; i < parts.Length; i++)
        {
            var labels = new string[reader.Count(MaxLabels)];
            for (var label = 0; label < labels.Length; label++) labels[label] = reader.Text();
            parts[i] = new(Sequence.Of<string>(labels), checked((int)reader.Signed()), BlockCodec.Decode(reader.Bytes()));
        }
        if (!reader.IsAtEnd) throw DamagedBlockException.OutOfBounds;
        return Sequence.Of<BatchPart>(parts);
    }
}
