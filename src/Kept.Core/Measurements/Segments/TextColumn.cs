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
    internal static TextColumn Of(TextIndex texts, ReadOnlySpan<int> codes)
    {
        var (words, own) = (new List<byte[]>(), new int[codes.Length]);
        var numbers = new OwnNumbers(texts.Count, codes.Length);
        for (var i = 0; i < own.Length; i++)
        {
            own[i] = codes[i] == None ? None : numbers.FindOrAdd(codes[i], words.Count);
            if (own[i] == words.Count) words.Add(texts[codes[i]].ToArray());
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
        return Of(texts, [.. rows.Select(row => all[row])]);
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
        return Of(all, joined);
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
