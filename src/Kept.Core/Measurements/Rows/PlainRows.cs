using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kept.Measurements.Rows;

/// <summary>Rows of separated values that stand one behind the other, each in a line of its own with as many cells as the file has columns, and
/// without quotes: where their cells are, so that columns can be read one after the other. All lines end in the same way, with or without a carriage return.</summary>
/// <param name="row">Is moved to one of them where something is asked of a row as a whole.</param>
internal sealed class PlainRows(Row row, byte delimiter)
{
    /// <summary>The most rows at once: what is known of them stays in a processor's cache.</summary>
    public const int Most = 1024;

    private const int Width = 64;

    private readonly int _columns = row.Cells.Length;
    private int[] _ends = [];   // behind each cell, of the last cell of a row the line feed; the first is what ends the row before
    private byte[] _text = [];
    private int _carriageReturns;   // before each line feed: 0 or 1
    private long _line;

    public int Count { get; private set; }

    /// <summary>The cells in the column of the file that a slot means.</summary>
    public PlainColumn this[int slot]
    {
        get
        {
            var column = row.ColumnOf(slot);
            return new(_text, _ends.AsSpan(column), _columns, column == _columns - 1 ? _carriageReturns : 0);
        }
    }

    /// <summary>The line of its block that a row stands on, counted from 1.</summary>
    public long LineOf(int index) => _line + index;

    /// <summary>Where the row starts, or, of the row behind the last one, would start.</summary>
    public int StartOf(int index) => _ends[index * _columns] + 1;

    /// <summary>A row as a whole.</summary>
    public Row MoveTo(int index)
    {
        for (var column = 0; column < _columns; column++)
        {
            var ends = _ends.AsSpan(index * _columns + column, 2);
            row.Cells[column] = new(ends[0] + 1, ends[1] - ends[0] - 1);
        }
        ref var last = ref row.Cells[_columns - 1];
        last = last with { Length = last.Length - _carriageReturns };
        row.Begin(LineOf(index), _text, new(StartOf(index), StartOf(index + 1) - StartOf(index) - 1 - _carriageReturns));
        return row;
    }

    /// <summary>Finds the rows that stand at a position, as far as they are plain.</summary>
    /// <param name="line">The line that the position is on.</param>
    /// <param name="most">The most rows to find.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Find(TextBlock block, int position, long line, int most)
    {
        most = Math.Min(most, Most);
        (_text, _line, Count) = (block.Bytes, line, 0);
        if (_columns == 1) return;   // where a blank line is none
        if (_ends.Length <= most * _columns + Width) _ends = new int[most * _columns + Width + 1];
        _ends[0] = position - 1;
        var text = block.Text[..Math.Min(block.Length, position + RowReader.MaxRowBytes)];
        _carriageReturns = text[position..].IndexOf((byte)'\n') is > 0 and var first && text[position + first - 1] == '\r' ? 1 : 0;
        var before = 0UL;   // 1 when the last byte that was looked at is a carriage return
        for (int at = position, found = 0; Count < most && at + Width + PlainColumn.Ahead <= text.Length && found <= most * _columns; at += Width)
        {
            var bytes = Vector512.Create(text.Slice(at, Width));
            var (lines, returns) = (BitsOf(bytes, (byte)'\n'), BitsOf(bytes, (byte)'\r'));
            var ends = lines | BitsOf(bytes, delimiter);
            var behind = returns << 1 | before;   // the bytes behind carriage returns
            var others = BitsOf(bytes, (byte)'"') | (_carriageReturns == 0 ? returns : lines ^ behind);
            before = returns >> (Width - 1);
            var isFine = TryCount(lines & ~others & unchecked(others - 1), ends, found);
            for (var left = ends; left != 0; left &= left - 1) _ends[++found] = at + BitOperations.TrailingZeroCount(left);
            if (!isFine || others != 0) break;
        }
        Count = Math.Min(Count, most);
    }

    /// <summary>Counts the rows that end in some bytes; false when one has not as many cells as there are columns.</summary>
    /// <param name="found">How many cells end before.</param>
    private bool TryCount(ulong lines, ulong ends, int found)
    {
        for (; lines != 0; lines &= lines - 1)
        {
            var upToLine = lines ^ (lines - 1);
            if (found + BitOperations.PopCount(ends & upToLine) != (Count + 1) * _columns) return false;
            Count++;
        }
        return true;
    }

    private static ulong BitsOf(Vector512<byte> bytes, byte sought) => Vector512.Equals(bytes, Vector512.Create(sought)).ExtractMostSignificantBits();
}
