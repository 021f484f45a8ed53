using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Which measurements are meant.</summary>
internal static class SelectionWording
{
    public static IEnumerable<Sentence> Of(Selection selection, string path)
    {
        yield return new($"{path}.source", $"It is measured with {Things(selection.Source)} {Cite.Of(selection.Source)}.");
        if (selection.Where is { } where)
            yield return new($"{path}.where", $"Of these only those count for which {ExpressionWords.Of(where)}.");
    }

    /// <summary>Measurements inside a sentence: "the amounts of “charges” (clause B.charges)".</summary>
    public static string Inline(Selection selection, string things) =>
        $"{things} {Cite.Of(selection.Source)}{(selection.Where is { } where ? $" for which {ExpressionWords.Of(where)}" : "")}";

    private static string Things(Source source) => source.Content switch
    {
        SourceContent.States => "the states recorded in",
        SourceContent.Counts => "the counters of",
        SourceContent.Samples => "the values of",
        SourceContent.Cases => "the cases of",
        _ => throw new UnreachableException(),
    };
}
