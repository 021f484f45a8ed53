using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>Text of this language that says what a document of OpenSLO says, standing where that says it.</summary>
internal static class Draft
{
    public static ScalarSyntax Text(SyntaxNode at, string text) => new(at.Source, at.Span, text, ScalarStyle.DoubleQuoted);

    public static MapSyntax Map(SyntaxNode at, params IEnumerable<(string Key, SyntaxNode? Value)> entries) => new(
        at.Source, at.Span, entries.Where(e => e.Value is not null).Select(e => new EntrySyntax(Text(at, e.Key), e.Value!)).ToSequence());
}
