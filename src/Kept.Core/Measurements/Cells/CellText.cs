using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Kept.Measurements.Cells;

/// <summary>What cells of stamps and numbers have in common.</summary>
internal static class CellText
{
    private const int MaxShown = 60;

    /// <summary>The cell without spaces and tabs around it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> cell) =>
        cell.Length > 0 && (cell[0] <= ' ' || cell[^1] <= ' ') ? cell.Trim(" \t"u8) : cell;

    public static bool IsDigit(byte character) => character is >= (byte)'0' and <= (byte)'9';

    /// <summary>A cell as messages show it: on one line, and cut when it is long.</summary>
    public static string Show(ReadOnlySpan<byte> cell)
    {
        var isCut = cell.Length > 4 * MaxShown;
        var text = Encoding.UTF8.GetString(isCut ? cell[..(4 * MaxShown)] : cell);
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= MaxShown) return shown.Append('…').ToString();
            shown.Append(IsShown(rune) ? rune.ToString() : " ");
        }
        return shown.ToString();
    }

    /// <summary>False for characters that move the cursor, break the line, or turn the direction of a text.</summary>
    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
