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
        var numbers = new Dictionary<int, int>();
        var words = new List<byte[]>();
        var own = new int[codes.Length];
        for (var i = 0; i < own.Length; i++)
        {
            if (codes[i] == None) own[i] = None;
            else if (numbers.TryGetValue(codes[i], out var number)) own[i] = number;
            else
            {
                numbers.Add(codes[i], own[i] = words.Count);
                words.Add(texts[codes[i]].ToArray());
            }
        }
        return new([.. words], own);
    }

    /// <summary>For each row the number of its text in an index, which gets those that it does not have.</summary>
    internal int[] CodesIn(TextIndex texts)
    {
        var numbers = Array.ConvertAll(words, word => texts.FindOrAdd(word));
        return Array.ConvertAll(codes, code => code == None ? None : numbers[code]);
    }

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
}
