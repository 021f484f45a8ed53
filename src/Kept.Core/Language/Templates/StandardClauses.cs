using Kept.Quantities;

namespace Kept.Language.Templates;

/// <summary>The library of clauses that come with the product, in Markdown, to be copied and changed.</summary>
public static class StandardClauses
{
    private const string Prefix = "clauses/";

    /// <summary>The names of all clauses, in order.</summary>
    public static Sequence<string> Names { get; } = Resources.NamesBelow(Prefix).Select(n => n[..^".md".Length]).ToSequence();

    /// <summary>The text of a clause; null when the library has none of that name.</summary>
    public static string? Find(string name) => Resources.Read($"{Prefix}{name}.md");
}
