using System.Runtime.CompilerServices;

namespace Kept.Measurements.Rows;

/// <summary>A cell as a part of the row's text.</summary>
internal readonly record struct CellRange(int Start, int Length);

/// <summary>The row being read: its cells by slot, and what is to be said about it.</summary>
/// <remarks>A slot is the number of a column that the source uses, the same in all its files. The cells are valid
/// until the next row is read.</remarks>
internal sealed class Row(RowLayout layout)
{
    /// <summary>Stands for the row as a whole where a slot is meant.</summary>
    public const int WholeRow = -1;

    private readonly int[] _columns = layout.Columns;

    /// <summary>The cells of the file's columns.</summary>
    public CellRange[] Cells { get; } = new CellRange[layout.Cells];

    /// <summary>The bytes that the cells are parts of.</summary>
    public byte[] Text { get; private set; } = [];

    /// <summary>Where the row itself stands in <see cref="Text"/>.</summary>
    public CellRange Extent { get; private set; }

    /// <summary>The line of its block that the row starts on, counted from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Why the row is left out; <see cref="RemarkKind.None"/> for a good row.</summary>
    public RemarkKind Rejection { get; private set; }

    public int RejectedSlot { get; private set; }

    /// <summary>How many columns the row has, when that is what is wrong with it.</summary>
    public int ColumnsFound { get; set; }

    /// <summary>What was noticed about a row that is kept.</summary>
    public List<(RemarkKind Kind, int Slot)> Notes { get; } = [];

    public ReadOnlySpan<byte> this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var cell = Cells[_columns[slot]];
            return Text.AsSpan(cell.Start, cell.Length);
        }
    }

    /// <summary>The column of the file that a slot means.</summary>
    public int ColumnOf(int slot) => _columns[slot];

    /// <summary>What to show of the row: the cell concerned, or its beginning.</summary>
    public ReadOnlySpan<byte> Shown(int slot) =>
        slot == WholeRow ? Text.AsSpan(Extent.Start, Extent.Length) : this[slot];

    public void Begin(long line, byte[] text, CellRange extent)
    {
        (Line, Extent) = (line, extent);
        if (Text != text) Text = text;
        Rejection = RemarkKind.None;
        if (Notes.Count > 0) Notes.Clear();
    }

    /// <summary>Leaves the row out; false, so that a reader of cells can return it.</summary>
    public bool Reject(RemarkKind kind, int slot)
    {
        Rejection = kind;
        RejectedSlot = slot;
        return false;
    }
}
