using System.Runtime.InteropServices;
using System.Text;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>The series of rows that stand together although they are of several, out of the last columns of their texts.</summary>
internal static class RowLabels
{
    private const int MostPairsARow = 8;

    /// <summary>For each row the number of its labels among the distinct ones.</summary>
    /// <param name="columns">How many of the last columns are labels.</param>
    /// <exception cref="DamagedBlockException">The rows do not have so many columns, or a row has no text in one.</exception>
    public static (int[] Numbers, IReadOnlyList<Sequence<string>> Labels) Of(RowBlock rows, int columns)
    {
        if (columns > rows.Texts.Count) throw DamagedBlockException.OutOfBounds;
        var (numbers, labels) = (new int[rows.Rows], (List<string[]>)[[]]);
        foreach (var column in rows.Texts.Skip(rows.Texts.Count - columns)) labels = Split(numbers, labels, column);
        return (numbers, [.. labels.Select(label => Sequence.Of<string>(label))]);
    }

    /// <summary>Tells rows with the same labels apart by one column more.</summary>
    private static List<string[]> Split(int[] numbers, List<string[]> labels, TextColumn column)
    {
        var codes = column.CodesInOrder;
        var (words, split) = (column.Words.Select(Encoding.UTF8.GetString).ToList(), new List<string[]>());
        // Mostly a column tells all apart that came before, or hardly any of them: then there are not many pairs that there could be.
        var pairs = (long)labels.Count * words.Count;
        var (few, many) = pairs <= MostPairsARow * (long)numbers.Length ? (new int[pairs], null) : ((int[]?)null, new Dictionary<long, int>());
        for (var row = 0; row < numbers.Length; row++)
        {
            if (codes[row] == TextColumn.None) throw DamagedBlockException.OutOfBounds;
            var pair = numbers[row] * (long)words.Count + codes[row];
            ref var number = ref few is null ? ref CollectionsMarshal.GetValueRefOrAddDefault(many!, pair, out _) : ref few[pair];
            if (number == 0)
            {
                split.Add([.. labels[numbers[row]], words[codes[row]]]);
                number = split.Count;
            }
            numbers[row] = number - 1;
        }
        return split;
    }
}
