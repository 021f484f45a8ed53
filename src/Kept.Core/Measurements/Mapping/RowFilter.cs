using System.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Rows;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>A condition on the cells of a row.</summary>
internal abstract class RowFilter
{
    private protected RowFilter() { }

    public abstract bool Meets(Row row);

    private static bool Holds(Comparator comparator, int order) => comparator switch
    {
        Comparator.AtLeast => order >= 0,
        Comparator.MoreThan => order > 0,
        Comparator.AtMost => order <= 0,
        Comparator.LessThan => order < 0,
        Comparator.Equal => order == 0,
        Comparator.NotEqual => order != 0,
        _ => throw new UnreachableException(),
    };

    /// <summary>Compares the cell's exact text, in the order of its bytes.</summary>
    public sealed class Text(int slot, Comparator comparator, byte[] text) : RowFilter
    {
        public override bool Meets(Row row) => comparator switch
        {
            Comparator.Equal => row[slot].SequenceEqual(text),
            Comparator.NotEqual => !row[slot].SequenceEqual(text),
            _ => Holds(comparator, row[slot].SequenceCompareTo(text)),
        };
    }

    /// <summary>Compares the cell's number; a cell that is no number meets no comparison.</summary>
    public sealed class Number(int slot, Comparator comparator, long mantissa, int digits) : RowFilter
    {
        public override bool Meets(Row row)
        {
            if (DecimalText.Read(row[slot], out var cell, out var cellDigits) != RemarkKind.None) return false;
            var left = (Int128)cell * DecimalText.PowerOfTen(digits);
            var right = (Int128)mantissa * DecimalText.PowerOfTen(cellDigits);
            return Holds(comparator, left.CompareTo(right));
        }
    }

    public sealed class Not(RowFilter operand) : RowFilter
    {
        public override bool Meets(Row row) => !operand.Meets(row);
    }

    public sealed class And(RowFilter left, RowFilter right) : RowFilter
    {
        public override bool Meets(Row row) => left.Meets(row) && right.Meets(row);
    }

    public sealed class Or(RowFilter left, RowFilter right) : RowFilter
    {
        public override bool Meets(Row row) => left.Meets(row) || right.Meets(row);
    }

    public sealed class AnyOf(RowFilter[] items) : RowFilter
    {
        public override bool Meets(Row row)
        {
            foreach (var item in items)
                if (item.Meets(row)) return true;
            return false;
        }
    }
}
