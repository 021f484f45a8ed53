using System.Buffers.Binary;

namespace Kept.Measurements.Cells;

/// <summary>Puts the strings of an index into the order of their bytes, which is that of their code points.</summary>
internal static class TextOrder
{
    /// <summary>The numbers of the strings in order.</summary>
    public static int[] Sorted(TextIndex texts)
    {
        var numbers = new int[texts.Count];
        for (var i = 0; i < numbers.Length; i++) numbers[i] = i;
        if (IsSorted(texts)) return numbers;

        // The eight bytes behind what all strings begin with tell most of them apart.
        var shared = SharedStart(texts);
        var beginnings = new ulong[numbers.Length];
        for (var i = 0; i < beginnings.Length; i++) beginnings[i] = EightBytes(texts[i][shared..]);
        Array.Sort(beginnings, numbers);
        for (int start = 0, end; start < numbers.Length; start = end)
        {
            for (end = start + 1; end < numbers.Length && beginnings[end] == beginnings[start]; end++) { }
            if (end - start > 1)
                numbers.AsSpan(start..end).Sort((left, right) => texts[left].SequenceCompareTo(texts[right]));
        }
        return numbers;
    }

    /// <summary>For each string its place in an order.</summary>
    public static int[] Ranks(int[] sorted)
    {
        var ranks = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++) ranks[sorted[i]] = i;
        return ranks;
    }

    private static bool IsSorted(TextIndex texts)
    {
        for (var i = 1; i < texts.Count; i++)
            if (texts[i - 1].SequenceCompareTo(texts[i]) > 0) return false;
        return true;
    }

    private static int SharedStart(TextIndex texts)
    {
        var shared = texts[0].Length;
        for (var i = 1; i < texts.Count && shared > 0; i++)
            shared = texts[0][..shared].CommonPrefixLength(texts[i]);
        return shared;
    }

    private static ulong EightBytes(ReadOnlySpan<byte> text)
    {
        if (text.Length >= sizeof(ulong)) return BinaryPrimitives.ReadUInt64BigEndian(text);
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        text.CopyTo(padded);
        return BinaryPrimitives.ReadUInt64BigEndian(padded);
    }
}
