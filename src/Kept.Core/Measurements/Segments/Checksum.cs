using System.Security.Cryptography;

namespace Kept.Measurements.Segments;

/// <summary>Tells that bytes are not those that were written.</summary>
internal static class Checksum
{
    public const int Length = 8;

    public static byte[] Of(ReadOnlySpan<byte> bytes) => SHA256.HashData(bytes)[..Length];
}
