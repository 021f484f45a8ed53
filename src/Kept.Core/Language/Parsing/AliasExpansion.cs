using System.Diagnostics;
using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Language.Parsing;

/// <summary>Makes syntax trees of what is written. An alias becomes the very node that its anchor marks, so a tree of
/// any size takes no more memory than its text.</summary>
internal sealed class AliasExpansion(SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>So that many unknown names beside many known ones take no time to speak of.</summary>
    private const int MostSuggestions = 100;

    private readonly Dictionary<string, Expanded> _anchors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private int _nodes;
    private int _unknown;
    private bool _isTooLarge;
    private bool _isWhole;

    /// <param name="Nodes">How many nodes the tree has, this one included.</param>
    /// <param name="Height">How many lists and maps lie within each other in it.</param>
    private sealed record Expanded(SyntaxNode Node, int Nodes, int Height);

    /// <summary>The documents up to the first that is too large.</summary>
    public static FileSyntax Expand(WrittenFile file, SourceText source, DiagnosticBag diagnostics)
    {
        var expansion = new AliasExpansion(source, diagnostics);
        var documents = new List<DocumentSyntax>();
        foreach (var document in file.Documents)
        {
            expansion._anchors.Clear();
            expansion._isWhole = true;
            var root = expansion.Expand(document.Root, 0).Node;
            if (expansion._isTooLarge) break;
            documents.Add(new(source, root, expansion._isWhole));
        }
        return new(source, documents.ToSequence(), file.IsWhole && !expansion._isTooLarge);
    }

    /// <param name="depth">How many lists and maps are around the node.</param>
    /// <param name="key">The key that the node stands under.</param>
    private Expanded Expand(WrittenNode node, int depth, ScalarSyntax? key = null)
    {
        if (node is WrittenNode.Alias alias) return Follow(alias, depth);

        _nodes++;
        if (node.Anchor is { } opening) _open.Add(opening.Name);
        var expanded = node switch
        {
            WrittenNode.Scalar scalar => new(Scalar(scalar), 1, 0),
            WrittenNode.List list => List(list, depth + 1),
            WrittenNode.Map map => Map(map, depth + 1, key),
            _ => throw new UnreachableException(),
        };
        if (node.Anchor is { } anchor)
        {
            _open.Remove(anchor.Name);
            _anchors[anchor.Name] = expanded;
        }
        return expanded;
    }

    private Expanded Follow(WrittenNode.Alias alias, int depth)
    {
        if (_open.Contains(alias.Name))
            diagnostics.Add(ParsingDiagnostics.AliasToItself(source.PlaceOf(alias.Span), alias.Name));
        else if (_anchors.TryGetValue(alias.Name, out var target))
            return IsWithinLimits(alias, target, depth) ? target : AsText();
        else
            diagnostics.Add(ParsingDiagnostics.UnknownAlias(
                source.PlaceOf(alias.Span), alias.Name, FindNearest(alias.Name)));
        _isWhole = false;
        return AsText();

        Expanded AsText() => new(new ScalarSyntax(source, alias.Span, "*" + alias.Name, ScalarStyle.Plain), 1, 0);
    }

    private string? FindNearest(string name) => ++_unknown <= MostSuggestions
        ? Spelling.FindNearest(name, _anchors.Keys.Take(MostSuggestions))
        : null;

    private bool IsWithinLimits(WrittenNode.Alias alias, Expanded target, int depth)
    {
        if (_isTooLarge) return false;
        _nodes += target.Nodes;
        var isTooDeep = depth + target.Height > ParsingLimits.Depth;
        _isTooLarge = isTooDeep || _nodes > ParsingLimits.Nodes;
        if (!_isTooLarge) return true;

        var place = source.PlaceOf(alias.Span);
        diagnostics.Add(isTooDeep ? ParsingDiagnostics.TooDeep(place) : ParsingDiagnostics.TooManyNodes(place));
        return false;
    }

    private ScalarSyntax Scalar(WrittenNode.Scalar scalar) => new(source, scalar.Span, scalar.Value, scalar.Style);

    private Expanded List(WrittenNode.List list, int depth)
    {
        var (nodes, height) = (1, 0);
        var items = new SyntaxNode[list.Items.Count];
        for (var i = 0; i < items.Length; i++)
        {
            var item = Expand(list.Items[i], depth);
            items[i] = item.Node;
            nodes += item.Nodes;
            height = Math.Max(height, item.Height);
        }
        return new(new ListSyntax(source, list.Span, [.. items]), nodes, 1 + height);
    }

    private Expanded Map(WrittenNode.Map map, int depth, ScalarSyntax? key)
    {
        _isWhole &= map.IsWhole;
        var (nodes, height) = (1, 0);
        var entries = new EntrySyntax[map.Entries.Count];
        for (var i = 0; i < entries.Length; i++)
        {
            var name = Scalar(map.Entries[i].Key);
            var value = Expand(map.Entries[i].Value, depth, name);
            entries[i] = new(name, value.Node);
            nodes += 1 + value.Nodes;
            height = Math.Max(height, value.Height);
        }
        _nodes += entries.Length;
        return new(new MapSyntax(source, map.Span, [.. entries], key), nodes, 1 + height);
    }
}
