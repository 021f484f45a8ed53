using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>A part of a document exactly as it is written, with aliases as aliases. The syntax tree and the formatter
/// both start from it. Exactly one of the cases below.</summary>
internal abstract record WrittenNode
{
    private protected WrittenNode(TextSpan span) => Span = span;

    /// <summary>The node without its anchor; empty where nothing is written.</summary>
    public TextSpan Span { get; }

    /// <summary>The name behind <c>&amp;</c>, or null.</summary>
    public WrittenAnchor? Anchor { get; init; }

    /// <summary>Where the node begins, anchor included.</summary>
    public int Start => Anchor?.Span.Start ?? Span.Start;

    /// <summary>Where the node ends, which is behind its anchor when nothing else is written.</summary>
    public int End => Math.Max(Span.End, Anchor?.Span.End ?? 0);

    /// <param name="ContentColumn">Where the lines of a block scalar begin; 0 for other styles.</param>
    public sealed record Scalar(TextSpan At, string Value, ScalarStyle Style, int ContentColumn = 0)
        : WrittenNode(At)
    {
        public bool IsEmpty => Span.Length == 0;
    }

    public sealed record Alias(TextSpan At, string Name) : WrittenNode(At);

    /// <param name="Dashes">Where the dash of each item stands; null in flow notation.</param>
    public sealed record List(TextSpan At, IReadOnlyList<WrittenNode> Items, IReadOnlyList<int>? Dashes)
        : WrittenNode(At);

    /// <param name="IsWhole">False when entries are left out whose keys cannot be read.</param>
    public sealed record Map(TextSpan At, IReadOnlyList<WrittenEntry> Entries, MapNotation Notation, bool IsWhole)
        : WrittenNode(At);
}

internal enum MapNotation
{
    Block,
    Flow,

    /// <summary>One entry without braces in a flow list: <c>[a: 1]</c>.</summary>
    FlowPair,
}

internal sealed record WrittenAnchor(TextSpan Span, string Name);

/// <param name="Colon">Null for a key alone in a flow map: <c>{a}</c>.</param>
internal sealed record WrittenEntry(WrittenNode.Scalar Key, TextSpan? Colon, WrittenNode Value);

/// <param name="Start">Where the document's part of the file begins: behind <c>---</c> or <c>...</c>.</param>
internal sealed record WrittenDocument(int Start, WrittenNode Root);

/// <param name="Comments">From each <c>#</c> to the end of its line, in the order of the text.</param>
/// <param name="IsWhole">False when the reading ended before the file did.</param>
internal sealed record WrittenFile(
    IReadOnlyList<WrittenDocument> Documents, IReadOnlyList<TextSpan> Comments, bool IsWhole);
