using Kept.Diagnostics;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Language.Syntax;

/// <summary>A part of an agreement's text, with the place where it is written.</summary>
public abstract class SyntaxNode(SourceText source, TextSpan span)
{
    public SourceText Source { get; } = source;

    public TextSpan Span { get; } = span;

    public Place Place => Source.PlaceOf(Span);
}

public enum ScalarStyle
{
    Plain,
    SingleQuoted,
    DoubleQuoted,
    Literal,
    Folded,
}

/// <summary>A single value as text; quotes and escapes are already taken off.</summary>
public sealed class ScalarSyntax(SourceText source, TextSpan span, string value, ScalarStyle style)
    : SyntaxNode(source, span)
{
    public string Value { get; } = value;

    public ScalarStyle Style { get; } = style;

    /// <summary>True for a key without a value, <c>~</c> and <c>null</c>.</summary>
    public bool IsNull => Style == ScalarStyle.Plain && Value is "" or "~" or "null";

    /// <summary>The place of a part of the value, exact where the value stands in the text as it is.</summary>
    public Place PlaceWithin(int start, int length)
    {
        var quote = Style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted ? 1 : 0;
        var written = Source.Text.AsSpan(Span.Start, Span.Length);
        return written.Length == Value.Length + 2 * quote && start + length <= Value.Length
            ? Source.PlaceOf(new TextSpan(Span.Start + quote + start, Math.Max(length, 1)))
            : Place;
    }
}

/// <summary>A list, in block or flow notation.</summary>
public sealed class ListSyntax(SourceText source, TextSpan span, Sequence<SyntaxNode> items)
    : SyntaxNode(source, span)
{
    public Sequence<SyntaxNode> Items { get; } = items;
}

/// <summary>A mapping of keys to values in the order in which they are written.</summary>
/// <param name="key">The key that the mapping stands under; null in lists and at the top of a document.</param>
public sealed class MapSyntax(SourceText source, TextSpan span, Sequence<EntrySyntax> entries, ScalarSyntax? key = null)
    : SyntaxNode(source, span)
{
    private const int MostSearched = 12;   // fewer are searched one by one faster than by a table

    private Dictionary<string, EntrySyntax>? _byKey;

    public Sequence<EntrySyntax> Entries { get; } = entries;

    /// <summary>What people point at when they mean the whole mapping: its key, or else its first line.</summary>
    public Place Head => key?.Place ?? Place;

    /// <summary>The same mapping with other entries.</summary>
    public MapSyntax With(Sequence<EntrySyntax> others) => new(Source, Span, others, key);

    public EntrySyntax? Find(string key)
    {
        if (Entries.Count > MostSearched) return (_byKey ??= ByKey()).GetValueOrDefault(key);
        foreach (var entry in Entries.AsSpan())
            if (entry.Key.Value == key) return entry;
        return null;
    }

    private Dictionary<string, EntrySyntax> ByKey()
    {
        var byKey = new Dictionary<string, EntrySyntax>(Entries.Count, StringComparer.Ordinal);
        foreach (var entry in Entries) byKey.TryAdd(entry.Key.Value, entry);
        return byKey;
    }
}

public sealed record EntrySyntax(ScalarSyntax Key, SyntaxNode Value);

/// <summary>One YAML document of a file.</summary>
/// <param name="IsWhole">False when parts of it could not be read, which is reported.</param>
public sealed record DocumentSyntax(SourceText Source, SyntaxNode Root, bool IsWhole);

/// <summary>The documents of one file.</summary>
/// <param name="IsWhole">False when there may be more documents, which could not be read; that is reported.</param>
public sealed record FileSyntax(SourceText Source, Sequence<DocumentSyntax> Documents, bool IsWhole);
