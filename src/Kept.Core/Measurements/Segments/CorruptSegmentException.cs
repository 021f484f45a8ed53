namespace Kept.Measurements.Segments;

/// <summary>Bytes that no segment has: damaged, cut off, or of a version that is not known.</summary>
public sealed class CorruptSegmentException(string message) : Exception(message)
{
    internal static CorruptSegmentException TooLarge => new("Numbers of at most 64 bits are expected in a segment.");
}
