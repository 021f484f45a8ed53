namespace Kept.Measurements.Segments;

/// <summary>Bytes of stored measurements are not those that were written, or are of a version that is not known.</summary>
public sealed class DamagedBlockException(string message) : Exception(message)
{
    internal static DamagedBlockException CutOff => new("Stored measurements end too early.");

    internal static DamagedBlockException OutOfBounds => new("Stored measurements hold a number that is out of bounds.");
}
