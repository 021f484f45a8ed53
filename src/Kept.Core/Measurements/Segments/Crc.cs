using System.Buffers.Binary;
using System.Numerics;

namespace Kept.Measurements.Segments;

/// <summary>The checksum behind compact measurements: CRC-32C, which processors reckon eight bytes at a time.</summary>
internal static class Crc
{
    public const int Length = sizeof(uint);

    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var next in bytes) crc = BitOperations.Crc32C(crc, next);
        return ~crc;
    }

    /// <summary>The bytes with their checksum behind them.</summary>
    public static byte[] Seal(SegmentWriter writer)
    {
        var sealedBytes = new byte[writer.Length + Length];
        writer.Written.CopyTo(sealedBytes);
        BinaryPrimitives.WriteUInt32LittleEndian(sealedBytes.AsSpan(writer.Length), Of(writer.Written));
        return sealedBytes;
    }

    /// <summary>The bytes without the checksum behind them.</summary>
    /// <exception cref="DamagedBlockException">They are not what was written.</exception>
    public static ReadOnlyMemory<byte> Open(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < Length) throw DamagedBlockException.CutOff;
        var content = bytes[..^Length];
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[^Length..]) == Of(content.Span)
            ? content
            : throw new DamagedBlockException("Stored measurements are damaged: their checksum does not fit.");
    }
}
