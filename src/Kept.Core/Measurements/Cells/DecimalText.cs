using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Cells;

/// <summary>Numbers as files write them: <c>12</c>, <c>-0.5</c>, <c>1.5e-3</c>; no grouping of digits.</summary>
internal static class DecimalText
{
    /// <summary>Most places behind the decimal point.</summary>
    public const int MaxDigits = 18;

    /// <summary>How many cells are read at once.</summary>
    public const int AtOnce = 8;

    private const ulong Zeros = 0x3030_3030_3030_3030;   // the characters
    private const int SafeDigits = 18;   // a number of so many digits fits 64 bits, whatever they are
    private const int MaxExponent = 100_000_000;   // more digits than a row can hold

    private static readonly long[] PowersOfTen = [.. Powers()];

    public static long PowerOfTen(int exponent) => PowersOfTen[exponent];

    /// <summary>Reads a number as <paramref name="mantissa"/> × 10^-<paramref name="digits"/>, with no more digits than
    /// it needs.</summary>
    public static RemarkKind Read(ReadOnlySpan<byte> cell, out long mantissa, out int digits)
    {
        digits = 0;
        if (TryReadPlain(cell, out mantissa)) return RemarkKind.None;
        var text = CellText.Trim(cell);
        if (text.IsEmpty) return RemarkKind.EmptyCell;
        var isNegative = text[0] == '-';
        if (text[0] is (byte)'-' or (byte)'+') text = text[1..];

        var isFine = ReadDigits(ref text, out var significant, out var exponent, out var isTooLong);
        if (!isFine || !ReadExponent(text, ref exponent)) return RemarkKind.NotANumber;
        if (significant == 0) return RemarkKind.None;
        if (isTooLong || exponent < -MaxDigits || exponent > MaxDigits) return RemarkKind.NumberTooLong;
        if (exponent > 0)
        {
            if (significant > long.MaxValue / PowersOfTen[exponent]) return RemarkKind.NumberTooLong;
            significant *= PowersOfTen[exponent];
        }
        mantissa = isNegative ? -significant : significant;
        digits = Math.Max(-exponent, 0);
        return RemarkKind.None;
    }

    /// <summary>Reads a whole number from 0 to 2^63 - 1; zeros behind a decimal point are fine.</summary>
    public static RemarkKind ReadCount(ReadOnlySpan<byte> cell, out long count)
    {
        if (TryReadPlain(cell, out count)) return RemarkKind.None;
        var problem = Read(cell, out count, out var digits);
        if (problem == RemarkKind.None && digits == 0 && count >= 0) return RemarkKind.None;
        return problem == RemarkKind.EmptyCell ? problem : RemarkKind.NotACount;
    }

    /// <summary>Reads the common case: up to 18 digits and nothing else.</summary>
    public static bool TryReadPlain(ReadOnlySpan<byte> cell, out long value)
    {
        value = 0;
        if (cell.Length is 0 or > SafeDigits) return false;
        var read = 0UL;
        for (; cell.Length >= sizeof(ulong); cell = cell[sizeof(ulong)..])
        {
            if (!TryReadEight(BinaryPrimitives.ReadUInt64LittleEndian(cell), out var eight)) return false;
            read = unchecked(read * 100_000_000 + eight);
        }
        foreach (var character in cell)
        {
            var digit = unchecked((uint)(character - '0'));
            if (digit > 9) return false;
            read = unchecked(read * 10 + digit);
        }
        value = unchecked((long)read);
        return true;
    }

    /// <summary>Reads the common case of a cell of a column: up to 16 digits and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadPlain(PlainColumn cells, int row, out long value)
    {
        var (length, first, second) = cells.WordsOf(row);
        value = 0;
        if (length is 0 or > 2 * sizeof(ulong)) return false;
        if (!TryReadEight(Padded(first, Math.Min(length, sizeof(ulong))), out var read)) return false;
        if (length > sizeof(ulong))
        {
            if (!TryReadEight(Padded(second, length - sizeof(ulong)), out var rest)) return false;
            read = unchecked(read * (ulong)PowersOfTen[length - sizeof(ulong)] + rest);
        }
        value = unchecked((long)read);
        return true;
    }

    /// <summary>Reads the common case of the cells of <see cref="AtOnce"/> rows: up to eight digits in each, or up to sixteen and as many in all; false when it is another one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadPlain(PlainColumn cells, int row, Span<long> values)
    {
        var (least, most) = (int.MaxValue, 0);
        var heads = Vector512.Create(
            Head(cells, row, ref least, ref most), Head(cells, row + 1, ref least, ref most), Head(cells, row + 2, ref least, ref most), Head(cells, row + 3, ref least, ref most),
            Head(cells, row + 4, ref least, ref most), Head(cells, row + 5, ref least, ref most), Head(cells, row + 6, ref least, ref most), Head(cells, row + 7, ref least, ref most));
        if (least == 0 || !TryReadEight(heads, out var read)) return false;
        if (most > sizeof(ulong))
        {
            if (least != most || most > 2 * sizeof(ulong)) return false;
            var more = most - sizeof(ulong);
            var rests = Vector512.Create(
                Rest(cells, row, more), Rest(cells, row + 1, more), Rest(cells, row + 2, more), Rest(cells, row + 3, more),
                Rest(cells, row + 4, more), Rest(cells, row + 5, more), Rest(cells, row + 6, more), Rest(cells, row + 7, more));
            if (!TryReadEight(rests, out var rest)) return false;
            read = read * unchecked((ulong)PowersOfTen[more]) + rest;
        }
        read.AsInt64().CopyTo(values);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Head(PlainColumn cells, int row, ref int least, ref int most)
    {
        var (length, first, _) = cells.WordsOf(row);
        (least, most) = (Math.Min(least, length), Math.Max(most, length));
        return Padded(first, Math.Min(length, sizeof(ulong)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Rest(PlainColumn cells, int row, int length) => Padded(cells.WordsOf(row).Second, length);

    /// <summary>The first one to eight characters of a text, with zeros before them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Padded(ulong text, int length)
    {
        var free = 8 * (sizeof(ulong) - length);   // bits
        return text << free | Zeros & unchecked((1UL << free) - 1);
    }

    /// <summary>As for one text, for each of several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadEight(Vector512<ulong> texts, out Vector512<ulong> values)
    {
        var high = Vector512.Create(0xF0F0_F0F0_F0F0_F0F0);
        var areDigits = ((texts & high) | ((texts + Vector512.Create(0x0606_0606_0606_0606UL)) & high) >> 4) == Vector512.Create(0x3333_3333_3333_3333UL);
        var pairs = ((texts & Vector512.Create(0x0F0F_0F0F_0F0F_0F0FUL)) * Vector512.Create(10UL * 0x100 + 1) >> 8) & Vector512.Create(0x00FF_00FF_00FF_00FFUL);
        var fours = (pairs * Vector512.Create(100UL * 0x1_0000 + 1) >> 16) & Vector512.Create(0x0000_FFFF_0000_FFFFUL);
        values = fours * Vector512.Create(10_000UL * 0x1_0000_0000 + 1) >> 32;
        return areDigits;
    }

    /// <summary>The number that eight digits write, the first in the lowest byte: pairs are put together, then pairs of those, then the
    /// two halves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadEight(ulong text, out ulong value)
    {
        unchecked
        {
            // A digit has a 3 in its upper half, and keeps it when 6 is added.
            var upper = text & 0xF0F0_F0F0_F0F0_F0F0;
            var areDigits = (upper | ((text + 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) >> 4) == 0x3333_3333_3333_3333;
            var pairs = ((text & 0x0F0F_0F0F_0F0F_0F0F) * (10 * 0x100 + 1) >> 8) & 0x00FF_00FF_00FF_00FF;
            var fours = (pairs * (100 * 0x1_0000 + 1) >> 16) & 0x0000_FFFF_0000_FFFF;
            value = fours * (10_000 * 0x1_0000_0000 + 1) >> 32;
            return areDigits;
        }
    }

    /// <summary>The number as text, for messages.</summary>
    public static string Show(long mantissa, int digits)
    {
        var written = Math.Abs(mantissa).ToString(CultureInfo.InvariantCulture).PadLeft(digits + 1, '0');
        var sign = mantissa < 0 ? "-" : "";
        return digits == 0 ? sign + written : $"{sign}{written[..^digits]}.{written[^digits..]}";
    }


    /// <summary>Reads digits with at most one point among them. The value is <paramref name="significant"/> ×
    /// 10^<paramref name="exponent"/>, without zeros at its end.</summary>
    private static bool ReadDigits(
        ref ReadOnlySpan<byte> text, out long significant, out int exponent, out bool isTooLong)
    {
        (significant, exponent, isTooLong) = (0, 0, false);
        var (hasPoint, hasDigits) = (false, false);
        var length = 0;   // digits of the value
        var places = 0;   // since the last digit other than 0
        var i = 0;
        for (; i < text.Length; i++)
        {
            if (text[i] == '.' && !hasPoint)
            {
                hasPoint = true;
                continue;
            }
            if (!CellText.IsDigit(text[i])) break;
            hasDigits = true;
            if (hasPoint) exponent--;
            places++;
            var digit = text[i] - '0';
            if (digit == 0) continue;
            if (significant == 0) places = 1;
            length += places;
            isTooLong |= length > SafeDigits + 1 || !TryAppend(ref significant, places, digit);
            places = 0;
        }
        exponent += places;
        text = text[i..];
        return hasDigits;
    }

    private static bool TryAppend(ref long significant, int places, int digit)
    {
        var appended = (Int128)significant * PowersOfTen[places] + digit;
        if (appended > long.MaxValue) return false;
        significant = (long)appended;
        return true;
    }

    /// <summary>Reads an exponent, if there is one, up to the end of the text.</summary>
    private static bool ReadExponent(ReadOnlySpan<byte> text, ref int exponent)
    {
        if (text.IsEmpty) return true;
        if (text[0] is not ((byte)'e' or (byte)'E')) return false;
        text = text[1..];
        var isNegative = !text.IsEmpty && text[0] == '-';
        if (!text.IsEmpty && text[0] is (byte)'-' or (byte)'+') text = text[1..];
        if (text.IsEmpty) return false;

        var written = 0;
        foreach (var character in text)
        {
            if (!CellText.IsDigit(character)) return false;
            written = Math.Min(written * 10 + (character - '0'), MaxExponent);
        }
        exponent += isNegative ? -written : written;
        return true;
    }

    private static IEnumerable<long> Powers()
    {
        var power = 1L;
        for (var exponent = 0; exponent <= MaxDigits; exponent++)
        {
            yield return power;
            if (exponent < MaxDigits) power *= 10;
        }
    }
}
