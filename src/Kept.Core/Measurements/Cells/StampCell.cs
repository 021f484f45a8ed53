using Kept.Measurements.Rows;

namespace Kept.Measurements.Cells;

/// <summary>A column of stamps.</summary>
internal sealed class StampCell(int slot, StampReader reader)
{
    public int Slot => slot;

    /// <summary>Reads the row's stamp; false rejects the row.</summary>
    public bool TryRead(Row row, out long tick)
    {
        var outcome = reader.Read(row[slot], out tick);
        return outcome == RemarkKind.None || Remark(row, outcome);
    }

    /// <summary>Reads the stamps of rows up to the first one of which anything is to be said; gives how many were read.</summary>
    public int Read(PlainRows rows, Span<long> ticks) => reader.Read(rows[slot], rows.Count, ticks);

    /// <summary>Reads the row's stamp, <see cref="EventTimes.Never"/> from an empty cell; false rejects the
    /// row.</summary>
    public bool TryReadOptional(Row row, out long tick)
    {
        var outcome = reader.Read(row[slot], out tick);
        if (outcome == RemarkKind.None) return true;
        if (outcome != RemarkKind.EmptyCell) return Remark(row, outcome);
        tick = EventTimes.Never;
        return true;
    }

    private bool Remark(Row row, RemarkKind outcome)
    {
        if (outcome is not (RemarkKind.StampInGap or RemarkKind.StampAmbiguous)) return row.Reject(outcome, slot);
        row.Notes.Add((outcome, slot));
        return true;
    }
}
