using System.Buffers.Binary;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Cells;

/// <summary>What is written in several cells of a row, as one string that differs when any of the cells does.</summary>
internal sealed class CellKey(int[] slots)
{
    private byte[] _text = new byte[256];

    /// <summary>The key of the row; valid until the next one is asked for.</summary>
    public ReadOnlySpan<byte> Of(Row row) => slots.Length == 1 ? row[slots[0]] : Joined(row);

    /// <summary>All cells, each with its length before it.</summary>
    private ReadOnlySpan<byte> Joined(Row row)
    {
        var length = 0;
        foreach (var slot in slots)
        {
            var cell = row[slot];
            var end = length + sizeof(int) + cell.Length;
            if (end > _text.Length) Array.Resize(ref _text, 2 * end);
            BinaryPrimitives.WriteInt32LittleEndian(_text.AsSpan(length), cell.Length);
            cell.CopyTo(_text.AsSpan(length + sizeof(int)));
            length = end;
        }
        return _text.AsSpan(0, length);
    }
}
