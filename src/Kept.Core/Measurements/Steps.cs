using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Kept.Measurements;

/// <summary>How columns of numbers go on, with several of them looked at at once.</summary>
internal static class Steps
{
    /// <summary>How many numbers at the beginning lie at equal distances.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountEqual<T>(ReadOnlySpan<T> numbers)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (numbers.Length < 2) return numbers.Length;
        var (step, count, width) = (unchecked(numbers[1] - numbers[0]), 2, Vector512<T>.Count);
        for (var steps = Vector512.Create(step); count + width <= numbers.Length; count += width)
            if (Vector512.Create(numbers.Slice(count, width)) - Vector512.Create(numbers.Slice(count - 1, width)) != steps) break;
        while (count < numbers.Length && unchecked(numbers[count] - numbers[count - 1]) == step) count++;
        return count;
    }

    /// <summary>Whether each number is larger than the one before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool AllRise(ReadOnlySpan<long> numbers)
    {
        var (row, width) = (1, Vector512<long>.Count);
        for (; row + width <= numbers.Length; row += width)
            if (!Vector512.GreaterThanAll(Vector512.Create(numbers.Slice(row, width)), Vector512.Create(numbers.Slice(row - 1, width)))) return false;
        for (; row < numbers.Length; row++)
            if (numbers[row] <= numbers[row - 1]) return false;
        return true;
    }

    /// <summary>How many numbers at the beginning lie from one on and below another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int CountWithin<T>(ReadOnlySpan<T> numbers, T from, T below)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (count, width) = (0, Vector512<T>.Count);
        for (var (least, end) = (Vector512.Create(from), Vector512.Create(below)); count + width <= numbers.Length; count += width)
        {
            var next = Vector512.Create(numbers.Slice(count, width));
            if (!Vector512.GreaterThanOrEqualAll(next, least) || !Vector512.LessThanAll(next, end)) break;
        }
        while (count < numbers.Length && numbers[count] >= from && numbers[count] < below) count++;
        return count;
    }

    /// <summary>How much each number is more than that of another column, wrapped around at 64 bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Subtract(ReadOnlySpan<long> numbers, ReadOnlySpan<long> others, Span<long> into)
    {
        var (row, width) = (0, Vector512<long>.Count);
        for (; row + width <= numbers.Length; row += width)
            (Vector512.Create(numbers.Slice(row, width)) - Vector512.Create(others.Slice(row, width))).CopyTo(into[row..]);
        for (; row < numbers.Length; row++) into[row] = unchecked(numbers[row] - others[row]);
    }

    /// <summary>The least and the greatest of at least one number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (long Least, long Greatest) Bounds(ReadOnlySpan<long> numbers)
    {
        var (row, width, least, greatest) = (0, Vector512<long>.Count, long.MaxValue, long.MinValue);
        var (low, high) = (Vector512.Create(least), Vector512.Create(greatest));
        for (; row + width <= numbers.Length; row += width)
        {
            var next = Vector512.Create(numbers.Slice(row, width));
            (low, high) = (Vector512.Min(low, next), Vector512.Max(high, next));
        }
        for (var lane = 0; lane < width; lane++) (least, greatest) = (Math.Min(least, low[lane]), Math.Max(greatest, high[lane]));
        for (; row < numbers.Length; row++) (least, greatest) = (Math.Min(least, numbers[row]), Math.Max(greatest, numbers[row]));
        return (least, greatest);
    }

    /// <summary>The sums of the upper and of the lower 32 bits of numbers, of which there are not so many that these overflow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (long Upper, long Lower) SumsOfHalves(ReadOnlySpan<long> numbers)
    {
        var (row, width) = (0, Vector512<long>.Count);
        var (upper, lower, mask) = (Vector512<long>.Zero, Vector512<long>.Zero, Vector512.Create((long)uint.MaxValue));
        for (; row + width <= numbers.Length; row += width)
        {
            var next = Vector512.Create(numbers.Slice(row, width));
            (upper, lower) = (upper + (next >> 32), lower + (next & mask));
        }
        var (up, low) = (Vector512.Sum(upper), Vector512.Sum(lower));
        for (; row < numbers.Length; row++) (up, low) = (up + (numbers[row] >> 32), low + (numbers[row] & uint.MaxValue));
        return (up, low);
    }

    /// <summary>The sign of each of 64 numbers: -1, 0 or 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<sbyte> Signs(ReadOnlySpan<long> numbers) => Vector512.Narrow(
        Vector512.Narrow(
            Vector512.Narrow(SignsAt(numbers, 0), SignsAt(numbers, 1)), Vector512.Narrow(SignsAt(numbers, 2), SignsAt(numbers, 3))),
        Vector512.Narrow(
            Vector512.Narrow(SignsAt(numbers, 4), SignsAt(numbers, 5)), Vector512.Narrow(SignsAt(numbers, 6), SignsAt(numbers, 7))));

    /// <summary>For each of 64 numbers a bit, which is 1 where it is more than 0 and the same as that of another column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AreSameAndPositive(ReadOnlySpan<long> numbers, ReadOnlySpan<long> others)
    {
        var bits = 0UL;
        for (var row = 0; row < 64; row += Vector512<long>.Count)
        {
            var next = Vector512.Create(numbers[row..]);
            var isSo = Vector512.Equals(next, Vector512.Create(others[row..])) & Vector512.GreaterThan(next, Vector512<long>.Zero);
            bits |= isSo.ExtractMostSignificantBits() << row;
        }
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<long> SignsAt(ReadOnlySpan<long> numbers, int vector)
    {
        var next = Vector512.Create(numbers[(vector * Vector512<long>.Count)..]);
        return Vector512.LessThan(next, Vector512<long>.Zero) - Vector512.GreaterThan(next, Vector512<long>.Zero);
    }
}
