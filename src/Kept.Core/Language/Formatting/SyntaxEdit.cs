using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Formatting;

/// <summary>Changes of a text that leave everything else as it is.</summary>
public static class SyntaxEdit
{
    /// <summary>The text with a node replaced; every character outside the node's span stays.</summary>
    /// <exception cref="ArgumentException">The node is not of this text.</exception>
    public static string Replace(SourceText source, SyntaxNode node, string newText)
    {
        if (!ReferenceEquals(node.Source, source))
            throw new ArgumentException("The node is of another text.", nameof(node));
        return string.Concat(source.Text.AsSpan(0, node.Span.Start), newText, source.Text.AsSpan(node.Span.End));
    }
}
