using System.Diagnostics;
using Kept.Agreements;

namespace Kept.Measurements.Cells;

/// <summary>Reads the stamps of one column.</summary>
internal abstract class StampReader
{
    /// <summary>Reads a cell. The result is <see cref="RemarkKind.None"/>, a note about a stamp that was read, or why
    /// it was not.</summary>
    public abstract RemarkKind Read(ReadOnlySpan<byte> cell, out long tick);

    public static StampReader For(StampFormat format) => format switch
    {
        StampFormat.Iso iso => new IsoStampReader(iso),
        StampFormat.Unix unix => new UnixStampReader(unix.Unit),
        StampFormat.Pattern pattern => new PatternStampReader(pattern.Letters, pattern.Zone),
        _ => throw new UnreachableException(),
    };
}
