using System.Text;
using Kept.Measurements.Cells;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <summary>A field's words by row, with its distinct words in order.</summary>
internal sealed class WordValues
{
    private readonly Sequence<string> _words;

    /// <summary>Takes a column over.</summary>
    /// <param name="rows">The rows to have, in order.</param>
    /// <param name="otherwise">The word where no row has one; null for none.</param>
    public WordValues(string name, TextIndex vocabulary, RowColumn<int> codes, ReadOnlySpan<int> rows, string? otherwise = null)
    {
        Name = name;
        var unfilled = otherwise is null ? FieldValues.None : vocabulary.FindOrAdd(Encoding.UTF8.GetBytes(otherwise));
        var order = TextOrder.Sorted(vocabulary);
        var ranks = TextOrder.Ranks(order);
        Otherwise = unfilled == FieldValues.None ? FieldValues.None : ranks[unfilled];
        _words = order.Select(vocabulary.TextOf).ToSequence();
        Codes = codes.Release(rows);
        foreach (ref var code in Codes.AsSpan())
            if (code != FieldValues.None) code = ranks[code];
    }

    public string Name { get; }

    /// <summary>For each row the number of its word, or <see cref="FieldValues.None"/>.</summary>
    public int[] Codes { get; }

    /// <summary>The number of the word where no row has one, or <see cref="FieldValues.None"/>.</summary>
    public int Otherwise { get; }

    /// <summary>The word that each code stands for.</summary>
    public Sequence<string> Words => _words;

    /// <summary>A field with these codes, and with no words but those that occur.</summary>
    public FieldValues Of(ReadOnlyMemory<int> codes)
    {
        var isUsed = new bool[_words.Count];
        foreach (var code in codes.Span)
            if (code != FieldValues.None) isUsed[code] = true;
        if (!isUsed.Contains(false)) return new(_words, codes);

        var words = new List<string>();
        var renumbered = new int[_words.Count];
        for (var code = 0; code < isUsed.Length; code++)
        {
            if (!isUsed[code]) continue;
            renumbered[code] = words.Count;
            words.Add(_words[code]);
        }
        var compact = new int[codes.Length];
        for (var i = 0; i < compact.Length; i++)
            compact[i] = codes.Span[i] is var code and not FieldValues.None ? renumbered[code] : FieldValues.None;
        return new(words.ToSequence(), compact);
    }
}
