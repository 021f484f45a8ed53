using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Values that hold for all, as a sentence; values by class, as a table.</summary>
internal static class ByClassWording
{
    /// <param name="path">Of the value in the text.</param>
    /// <param name="say">The sentence for a value that holds for all.</param>
    /// <param name="what">What the values of the table are, for the head of their column.</param>
    /// <param name="unlisted">What holds for a class that the table does not have.</param>
    public static IEnumerable<Provision> Of<T>(
        ByClass<T> table, string path, Func<T, string> say, string what, Func<T, string> words, string unlisted)
    {
        if (table.Field is not { } field)
        {
            yield return new Sentence(path, say(table.Otherwise!.Value));
            yield break;
        }
        var rows = table.Entries.Select(entry => new TableRow($"{path}.{entry.Class}", [entry.Class, words(entry.Value)]));
        if (table.Otherwise is { } otherwise) rows = rows.Append(new TableRow($"{path}.otherwise", ["any other", words(otherwise.Value)]));
        yield return new Table($"{what}, by {field}", [Cite.Capital(field), what], rows.ToSequence());
        if (table.Otherwise is null) yield return new Sentence("", unlisted);
    }
}
