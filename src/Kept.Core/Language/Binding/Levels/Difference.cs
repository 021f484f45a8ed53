using Kept.Language.Binding.Levels.Orders;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>A key that has another value below than above.</summary>
/// <param name="Keys">Where it stands, items of lists by their number.</param>
/// <param name="Key">The key that can be marked open for it: the same, or the list that it stands in.</param>
/// <param name="Above">Null when it is added.</param>
/// <param name="Below">Null when it is left out.</param>
/// <param name="Verb">What agreements do with such a value.</param>
internal sealed record Difference(Sequence<string> Keys, string Key, SyntaxNode? Above, SyntaxNode? Below, Step Step, string Verb)
{
    public string Path => string.Join('.', Keys);

    /// <summary>The key in both values by which one is what it is beside the other; null where they are compared as a whole.</summary>
    public string? Deciding { get; init; }

    /// <summary>The difference of what decides, where both values have it.</summary>
    public Difference Narrowed => Deciding is { } key && (Above as MapSyntax)?.Find(key) is { } above && (Below as MapSyntax)?.Find(key) is { } below
        ? this with { Keys = [.. Keys, key], Above = above.Value, Below = below.Value, Deciding = null }
        : this;

    /// <summary>What is below in place of the whole that something is left out of; null when nothing is.</summary>
    public SyntaxNode? Around { get; init; }
}
