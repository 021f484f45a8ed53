using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Language.Formatting;

/// <summary>Prints values that stand in a line: aliases, plain text, text in quotes, and lists and maps in brackets.
/// Brackets that are written on one line stay on one line; others get a line for each item.</summary>
internal sealed class FlowPrinter(SourceText source, LayoutWriter writer)
{
    /// <summary>Whether a node needs several lines because its brackets do.</summary>
    public bool IsOnLines(WrittenNode node) =>
        node is WrittenNode.List or WrittenNode.Map
        && source.Text.AsSpan(node.Span.Start, node.Span.Length).Contains('\n')
        && (node is not (WrittenNode.List { Items: [] } or WrittenNode.Map { Entries: [] })
            || writer.HasCommentIn(node.Span));

    public void WriteSource(TextSpan span) => writer.Write(source.Text.AsSpan(span.Start, span.Length));

    /// <summary>Writes a node where the line stands.</summary>
    /// <param name="indentation">Where closing brackets begin, and the further lines of a text.</param>
    public void Print(WrittenNode node, int indentation)
    {
        if (node.Anchor is { } anchor)
        {
            WriteSource(anchor.Span);
            if (node.Span.Length > 0) writer.Write(" ");
        }
        switch (node)
        {
            case WrittenNode.Alias:
                WriteSource(node.Span);
                break;
            case WrittenNode.Scalar scalar:
                PrintText(scalar, indentation);
                break;
            case WrittenNode.List list:
                PrintBrackets(list, "[", [.. list.Items.Select(ItemOf)], "]", indentation);
                break;
            case WrittenNode.Map { Notation: MapNotation.FlowPair } pair:
                PrintEntry(pair.Entries[0], indentation);
                break;
            case WrittenNode.Map map:
                PrintBrackets(map, "{", [.. map.Entries.Select(ItemOf)], "}", indentation);
                break;
        }
    }

    /// <param name="Start">Where in the source the item begins, its anchor included.</param>
    /// <param name="Content">Where it begins without the anchor; comments between the two go before both.</param>
    /// <param name="EndsWithColon">Whether it is a key without a value, so that nothing may follow at once.</param>
    /// <param name="Print">Prints it, given where its further lines begin.</param>
    private readonly record struct Item(int Start, int Content, int End, bool EndsWithColon, Action<int> Print);

    private Item ItemOf(WrittenNode node) => node is WrittenNode.Map { Notation: MapNotation.FlowPair } pair
        ? ItemOf(pair.Entries[0])
        : new(node.Start, node.Span.Start, node.End, false, at => Print(node, at));

    private Item ItemOf(WrittenEntry entry) => new(
        entry.Key.Start, entry.Key.Start, entry.Value.End,
        entry is { Colon: not null, Value: { Span.Length: 0, Anchor: null } }, at => PrintEntry(entry, at));

    private void PrintBrackets(WrittenNode node, string open, Item[] items, string close, int indentation)
    {
        writer.Write(open);
        var end = node.Span.End - close.Length;
        if (!IsOnLines(node))
        {
            for (var i = 0; i < items.Length; i++)
            {
                items[i].Print(indentation);
                if (items[i].EndsWithColon) writer.Write(" ");
                if (i + 1 < items.Length) writer.Write(", ");
            }
        }
        else
        {
            writer.CommentBehind(node.Span.Start + open.Length, items.Length == 0 ? end : items[0].Content);
            writer.DropBlankLine();
            var inner = indentation + LayoutWriter.Step;
            for (var i = 0; i < items.Length; i++)
                PrintOnLine(items[i], i + 1 < items.Length ? items[i + 1].Content : null, end, inner);
            writer.CommentLines(inner, end);
            writer.StartLine(indentation);
        }
        writer.Write(close);
    }

    /// <param name="next">Where in the source the next item begins; null behind the last.</param>
    /// <param name="end">Where in the source the closing bracket stands.</param>
    private void PrintOnLine(Item item, int? next, int end, int indentation)
    {
        writer.CommentLines(indentation, item.Content);
        writer.StartLine(indentation, item.Start);
        item.Print(indentation);
        if (item.EndsWithColon && next is not null) writer.Write(" ");
        if (next is not null) writer.Write(",");
        writer.CommentBehind(item.End, next ?? end);
    }

    private void PrintEntry(WrittenEntry entry, int indentation)
    {
        WriteSource(entry.Key.Span);
        if (entry.Colon is not { } colon) return;

        writer.Write(":");
        var inner = indentation + LayoutWriter.Step;
        if (writer.HasCommentBefore(entry.Value.Span.Start))
        {
            writer.CommentBehind(colon.End, entry.Value.Span.Start);
            writer.DropBlankLine();
            writer.CommentLines(inner, entry.Value.Span.Start);
            writer.StartLine(inner, entry.Value.Start);
        }
        else if (entry.Value.Span.Length > 0 || entry.Value.Anchor is not null) writer.Write(" ");
        Print(entry.Value, entry.Value is WrittenNode.Scalar ? inner : indentation);
    }

    private void PrintText(WrittenNode.Scalar scalar, int indentation)
    {
        var isFirst = true;
        foreach (var line in ScalarLines.OfFlow(source.Text, scalar))
        {
            if (!isFirst) writer.StartLine(line.Length == 0 ? 0 : indentation);
            writer.Write(line);
            isFirst = false;
        }
    }
}
