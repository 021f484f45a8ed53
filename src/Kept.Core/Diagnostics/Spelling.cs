namespace Kept.Diagnostics;

/// <summary>Finds the word that was probably meant.</summary>
public static class Spelling
{
    /// <summary>Longer words are never compared: hostile input must not make a message slow.</summary>
    private const int LongestWord = 64;

    /// <summary>Nor are more words than a reader could know.</summary>
    private const int MostCompared = 1_000;

    private const int MostListed = 20;

    /// <summary>The candidate that differs least from <paramref name="word"/> in letters left out, added, changed or
    /// swapped; null when none is near. Case, <c>-</c>, <c>_</c> and blanks make no difference; of equally near
    /// candidates the first is taken.</summary>
    public static string? FindNearest(string word, IEnumerable<string> candidates)
    {
        var wanted = Letters(word);
        if (wanted.Length is 0 or > LongestWord) return null;

        string? nearest = null;
        var bound = Tolerance(wanted.Length) + 1;
        foreach (var candidate in candidates.Take(MostCompared))
        {
            var letters = Letters(candidate);
            if (Math.Abs(letters.Length - wanted.Length) >= bound) continue;

            var distance = Distance(wanted, letters);
            if (distance >= bound) continue;
            (nearest, bound) = (candidate, distance);
            if (bound == 0) break;
        }
        return nearest;
    }

    /// <summary>What an author can do who wrote an unknown word: the one that was probably meant, or those that there are.</summary>
    /// <param name="whenNone">What to do when there are none at all.</param>
    public static string Suggest(string word, IEnumerable<string> known, string whenNone)
    {
        var all = known.ToList();
        if (FindNearest(word, all) is { } nearest) return $"Did you mean '{nearest}'?";
        return all.Count switch
        {
            0 => whenNone,
            1 => $"There is only '{all[0]}'.",
            <= MostListed => $"There are {string.Join(", ", all)}.",
            _ => $"There are {string.Join(", ", all.Take(MostListed))}, and {all.Count - MostListed} more.",
        };
    }

    /// <summary>How many slips a word of so many letters may hold and still be recognised.</summary>
    private static int Tolerance(int length) => Math.Min(length / 3, 3);

    private static string Letters(string word) =>
        word.Length > 2 * LongestWord
            ? word
            : string.Concat(word.Where(c => c is not ('-' or '_' or ' '))).ToLowerInvariant();

    /// <summary>Optimal string alignment: Damerau–Levenshtein in which no letter is moved twice.</summary>
    private static int Distance(string left, string right)
    {
        var beforePrevious = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++) previous[j] = j;

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = left[i - 1] == right[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + change);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    current[j] = Math.Min(current[j], beforePrevious[j - 2] + 1);
            }
            (beforePrevious, previous, current) = (previous, current, beforePrevious);
        }
        return previous[right.Length];
    }
}
