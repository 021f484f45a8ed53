namespace Kept.Documents.Contracts;

/// <summary>What a run of words is in the change of a text.</summary>
internal enum WordChange
{
    Stays,
    Goes,
    Comes,
}

internal readonly record struct WordRun(WordChange Change, string Text);

/// <summary>The words that two texts do not have in common.</summary>
internal static class WordDifference
{
    /// <summary>Above so many pairs of words the middle of two texts is not compared word by word.</summary>
    private const long MostPairs = 4_000_000;

    /// <summary>Runs of words; those that stay and go are the old text, those that stay and come the new one.</summary>
    public static IReadOnlyList<WordRun> Between(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        var start = 0;
        while (start < old.Count && start < now.Count && old[start] == now[start]) start++;
        var end = 0;
        while (end < old.Count - start && end < now.Count - start && old[^(end + 1)] == now[^(end + 1)]) end++;

        var runs = new List<WordRun>();
        Add(runs, WordChange.Stays, old.Take(start));
        Middle(runs, old[start..(old.Count - end)], now[start..(now.Count - end)]);
        Add(runs, WordChange.Stays, old.Skip(old.Count - end));
        return runs;
    }

    /// <summary>Words with the blanks behind them.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (int at = 0, next; at < text.Length; at = next)
        {
            for (next = at; next < text.Length && !char.IsWhiteSpace(text[next]); next++) { }
            var bare = next;
            while (bare > at && text[bare - 1] is ('.' or ',' or ';' or ':')) bare--;
            if (bare > at && bare < next)
            {
                words.Add(text[at..bare]);   // so that a sentence's end is no part of its last word
                at = bare;
            }
            while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
            words.Add(text[at..next]);
        }
        return words;
    }

    private static void Middle(List<WordRun> runs, List<string> old, List<string> now)
    {
        if ((long)old.Count * now.Count > MostPairs)
        {
            Add(runs, WordChange.Goes, old);
            Add(runs, WordChange.Comes, now);
            return;
        }
        var common = LongestCommon(old, now);
        for (int i = 0, j = 0; i < old.Count || j < now.Count;)
            if (i < old.Count && j < now.Count && old[i] == now[j])
            {
                Add(runs, WordChange.Stays, old[i++]);
                j++;
            }
            else if (j == now.Count || (i < old.Count && common[i + 1, j] >= common[i, j + 1])) Add(runs, WordChange.Goes, old[i++]);
            else Add(runs, WordChange.Comes, now[j++]);
    }

    /// <summary>How many words the rests of both texts have in common, from each pair of places on.</summary>
    private static int[,] LongestCommon(List<string> old, List<string> now)
    {
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
            for (var j = now.Count - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        return common;
    }

    private static void Add(List<WordRun> runs, WordChange change, IEnumerable<string> words)
    {
        foreach (var word in words) Add(runs, change, word);
    }

    private static void Add(List<WordRun> runs, WordChange change, string word)
    {
        if (runs.Count > 0 && runs[^1].Change == change) runs[^1] = runs[^1] with { Text = runs[^1].Text + word };
        else runs.Add(new WordRun(change, word));
    }
}
