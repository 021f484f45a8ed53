using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

internal enum YamlTokenKind
{
    StreamEnd,
    DocumentStart,
    DocumentEnd,
    Directive,
    BlockListStart,
    BlockMapStart,
    BlockEnd,
    Dash,
    FlowListStart,
    FlowListEnd,
    FlowMapStart,
    FlowMapEnd,
    Comma,

    /// <summary>Announces a key; nothing of the text belongs to it.</summary>
    Key,

    /// <summary>The <c>?</c> before a key.</summary>
    KeyMark,
    Colon,
    Anchor,
    Alias,
    Tag,
    Scalar,

    /// <summary>An error was reported and the rest of the file is not read.</summary>
    Failed,
}

/// <param name="Text">A scalar's value, or the name of an anchor or alias.</param>
internal readonly record struct YamlToken(
    YamlTokenKind Kind, TextSpan Span, string Text = "", ScalarStyle Style = ScalarStyle.Plain);
