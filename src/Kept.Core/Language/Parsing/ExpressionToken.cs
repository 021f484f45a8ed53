using Kept.Quantities;

namespace Kept.Language.Parsing;

internal enum ExpressionTokenKind
{
    End,
    Quantity,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A name, or a word of the language such as <c>and</c>.</summary>
    Word,

    /// <summary>An operator, bracket or comma.</summary>
    Mark,

    /// <summary>An error was reported and the rest is not read.</summary>
    Failed,
}

/// <param name="Text">The word, the mark, or what stands between the quotes.</param>
/// <param name="Value">The quantity of a token that is one.</param>
internal readonly record struct ExpressionToken(
    ExpressionTokenKind Kind, int Start, int Length, string Text = "", Quantity? Value = null)
{
    public int End => Start + Length;

    public bool IsWord(string word) => Kind == ExpressionTokenKind.Word && Text == word;

    public bool IsMark(char mark) => Kind == ExpressionTokenKind.Mark && Text[0] == mark;
}
