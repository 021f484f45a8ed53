using System.Diagnostics;
using Kept.Agreements;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Cells;

/// <summary>Reads the stamps of one column.</summary>
internal abstract class StampReader
{
    /// <summary>Reads a cell. The result is <see cref="RemarkKind.None"/>, a note about a stamp that was read, or why
    /// it was not.</summary>
    public abstract RemarkKind Read(ReadOnlySpan<byte> cell, out long tick);

    /// <summary>Reads a column of rows up to the first cell of which anything is to be said; gives how many were read.</summary>
    public virtual int Read(PlainColumn cells, int count, Span<long> ticks)
    {
        for (var i = 0; i < count; i++)
            if (Read(cells[i], out ticks[i]) != RemarkKind.None) return i;
        return count;
    }

    public static StampReader For(StampFormat format) => format switch
    {
        StampFormat.Iso iso => new IsoStampReader(iso),
        StampFormat.Unix unix => new UnixStampReader(unix.Unit),
        StampFormat.Pattern pattern => new PatternStampReader(pattern.Letters, pattern.Zone),
        _ => throw new UnreachableException(),
    };
}
