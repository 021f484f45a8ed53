using System.Numerics;
using Kept.Measurements.Cells;

namespace Kept.Measurements.Segments;

/// <summary>A text for each row, as the number of one of the distinct texts.</summary>
/// <param name="words">The distinct texts, in the order in which they first come.</param>
/// <param name="codes">For each row the number of its text; <see cref="None"/> for no text.</param>
public sealed class TextColumn(byte[][] words, int[] codes)
{
    public const int None = -1;

    public IReadOnlyList<byte[]> Words => words;

    public IReadOnlyList<int> Codes => codes;

    internal ReadOnlySpan<int> CodesInOrder => codes;

    /// <summary>Some rows of a column whose texts stand in an index.</summary>
    internal static TextColumn Of<T>(TextIndex texts, ReadOnlySpan<T> codes)
        where T : unmanaged, IBinaryInteger<T>
    {
        var (words, own) = (new List<byte[]>(), GC.AllocateUninitializedArray<int>(codes.Length));
        var numbers = new OwnNumbers(texts.Count, codes.Length);
        for (int row = 0, end; row < own.Length; row = end)
        {
            end = row + 1;
            if (end < own.Length && codes[end] == codes[row]) end = codes[end..].IndexOfAnyExcept(codes[row]) is >= 0 and var more ? end + more : own.Length;
            var code = int.CreateChecked(codes[row]);
            var number = code == None ? None : numbers.FindOrAdd(code, words.Count);
            if (number == words.Count) words.Add(texts[code].ToArray());
            own.AsSpan(row..end).Fill(number);
        }
        return new([.. words], own);
    }

    /// <summary>Other words in the place of these.</summary>
    public TextColumn WithWords(Func<byte[], byte[]> other) => new(Array.ConvertAll(words, word => other(word)), codes);

    /// <summary>The texts of some rows.</summary>
    internal TextColumn Pick(IEnumerable<int> rows)
    {
        var texts = new TextIndex();
        var all = CodesIn(texts);
        return Of<int>(texts, [.. rows.Select(row => all[row])]);
    }

    /// <summary>For each row the number of its text in an index, which gets those that it does not have.</summary>
    internal int[] CodesIn(TextIndex texts)
    {
        var numbers = NumbersIn(texts);
        return Array.ConvertAll(codes, code => code == None ? None : numbers[code]);
    }

    /// <summary>For each text its number in an index, which gets those that it does not have.</summary>
    internal int[] NumbersIn(TextIndex texts) => Array.ConvertAll(words, word => texts.FindOrAdd(word));

    /// <summary>The rows of several columns, one behind the other.</summary>
    internal static TextColumn Join(IEnumerable<TextColumn> columns)
    {
        var all = new TextIndex();
        var codes = columns.Select(column => column.CodesIn(all)).ToList();
        var joined = new int[codes.Sum(c => c.Length)];
        var next = 0;
        foreach (var part in codes)
        {
            part.CopyTo(joined, next);
            next += part.Length;
        }
        return Of<int>(all, joined);
    }

    /// <summary>The numbers that codes have among those of some rows.</summary>
    private readonly struct OwnNumbers(int allCodes, int rows)
    {
        private const int MostForEach = 64;

        private readonly int[]? _few = allCodes / MostForEach <= rows ? new int[allCodes] : null;   // number + 1, or 0
        private readonly Dictionary<int, int>? _many = allCodes / MostForEach <= rows ? null : [];

        /// <summary>The number of a code, which gets the next one when it has none.</summary>
        public int FindOrAdd(int code, int next)
        {
            if (_few is null) return _many!.TryGetValue(code, out var number) ? number : _many[code] = next;
            if (_few[code] == 0) _few[code] = next + 1;
            return _few[code] - 1;
        }
    }
}
