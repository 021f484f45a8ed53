using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Language.Formatting;

/// <summary>Prints what is written in canonical layout. Walks the nodes in the order of the text and writes, before and
/// behind each, the comments that stand there.</summary>
internal sealed class LayoutPrinter
{
    private readonly SourceText _source;
    private readonly LayoutWriter _writer;
    private readonly FlowPrinter _flow;

    private LayoutPrinter(SourceText source, WrittenFile file)
    {
        _source = source;
        _writer = new LayoutWriter(source, file.Comments);
        _flow = new FlowPrinter(source, _writer);
    }

    /// <param name="Indentation">Where the lines of a block begin in the result.</param>
    /// <param name="OuterColumn">Where the lines of the block around it begin in the source; -1 around all.</param>
    /// <param name="Limit">Where in the source the next thing behind the block begins.</param>
    private readonly record struct Block(int Indentation, int OuterColumn, int Limit);

    /// <summary>The whole file; cut off where it grows beyond the limit of a file.</summary>
    public static string Print(SourceText source, WrittenFile file)
    {
        var printer = new LayoutPrinter(source, file);
        for (var i = 0; i < file.Documents.Count; i++)
            printer.Document(
                file.Documents[i], isFirst: i == 0,
                i + 1 < file.Documents.Count ? file.Documents[i + 1].Start : source.Text.Length);
        printer._writer.CommentLines(0, source.Text.Length);
        return printer._writer.ToString();
    }

    private void Document(WrittenDocument document, bool isFirst, int limit)
    {
        var root = document.Root;
        if (!isFirst || root.Span.Length == 0)
        {
            _writer.CommentLines(0, document.Start);
            _writer.StartLine(0);
            _writer.Write("---");
            _writer.CommentBehind(document.Start, limit);
            _writer.DropBlankLine();
        }
        if (root is WrittenNode.Scalar { Span.Length: 0, Anchor: null }) return;

        _writer.CommentLines(0, IsBlock(root) ? root.Start : root.Span.Start);
        _writer.StartLine(0, root.Start);
        if (IsBlock(root) && root.Anchor is { } anchor)
        {
            _flow.WriteSource(anchor.Span);
            _writer.CommentBehind(anchor.Span.End, root.Span.Start);
            _writer.CommentLines(0, root.Span.Start);
            _writer.StartLine(0, root.Span.Start);
        }
        Content(root, new(root is WrittenNode.Scalar ? LayoutWriter.Step : 0, OuterColumn: -1, limit));
    }

    /// <summary>What stands behind a colon or a dash: on the same line where it can, else on lines below.</summary>
    /// <param name="end">Where in the source the colon or the dash ends.</param>
    private void Value(WrittenNode node, int end, bool isBehindDash, Block block)
    {
        var isBlock = IsBlock(node);
        var hasAnchorOnLine = node.Anchor is not null && (isBlock || node.Span.Length == 0);
        if (hasAnchorOnLine)
        {
            _writer.Write(" ");
            _flow.WriteSource(node.Anchor!.Span);
        }
        if (node.Span.Length == 0)
        {
            _writer.CommentBehind(end, block.Limit);
            _writer.CommentLines(block.Indentation, block.Limit, column: block.OuterColumn + 1);
            return;
        }

        var fitsOnLine = isBehindDash ? !hasAnchorOnLine : !isBlock && !_flow.IsOnLines(node);
        if (fitsOnLine && !_writer.HasCommentBefore(node.Span.Start)) _writer.Write(" ");
        else
        {
            _writer.CommentBehind(end, node.Span.Start);
            _writer.DropBlankLine();
            _writer.CommentLines(block.Indentation, node.Span.Start);
            _writer.StartLine(block.Indentation, isBlock ? node.Span.Start : node.Start);
        }
        Content(node, block);
    }

    private void Content(WrittenNode node, Block block)
    {
        switch (node)
        {
            case WrittenNode.List { Dashes: { } dashes } list:
                List(list, dashes, block);
                break;
            case WrittenNode.Map { Notation: MapNotation.Block } map:
                Map(map, block);
                break;
            case WrittenNode.Scalar scalar when ScalarLines.IsBlock(scalar):
                Text(scalar, block.Indentation);
                break;
            default:
                _flow.Print(node, block.Indentation);
                _writer.CommentBehind(node.End, block.Limit);
                break;
        }
    }

    private void List(WrittenNode.List list, IReadOnlyList<int> dashes, Block block)
    {
        var column = _source.ColumnOf(list.Span.Start);
        for (var i = 0; i < dashes.Count; i++)
        {
            if (i > 0) StartItem(dashes[i], block.Indentation);
            _writer.Write("-");
            var limit = i + 1 < dashes.Count ? dashes[i + 1] : block.Limit;
            var inner = new Block(block.Indentation + LayoutWriter.Step, column, limit);
            Value(list.Items[i], dashes[i] + 1, isBehindDash: true, inner);
        }
        EndBlock(column, block);
    }

    private void Map(WrittenNode.Map map, Block block)
    {
        var column = _source.ColumnOf(map.Span.Start);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (i > 0) StartItem(entry.Key.Start, block.Indentation);
            _flow.WriteSource(entry.Key.Span);
            _writer.Write(":");
            var limit = i + 1 < map.Entries.Count ? map.Entries[i + 1].Key.Start : block.Limit;
            var inner = new Block(block.Indentation + LayoutWriter.Step, column, limit);
            Value(entry.Value, entry.Colon!.Value.End, isBehindDash: false, inner);
        }
        EndBlock(column, block);
    }

    private void StartItem(int offset, int indentation)
    {
        _writer.CommentLines(indentation, offset);
        _writer.StartLine(indentation, offset);
    }

    /// <summary>Comments behind the last item that are indented like the items belong to the block, unless the block
    /// around it begins in the same column.</summary>
    private void EndBlock(int column, Block block)
    {
        if (column > block.OuterColumn) _writer.CommentLines(block.Indentation, block.Limit, column);
    }

    /// <summary>A text below <c>|</c> or <c>&gt;</c>. Blank lines at its end may belong to it.</summary>
    private void Text(WrittenNode.Scalar scalar, int indentation)
    {
        if (scalar.Anchor is { } anchor)
        {
            _flow.WriteSource(anchor.Span);
            _writer.Write(" ");
        }
        var header = ScalarLines.HeaderOf(_source.Text, scalar, LayoutWriter.Step);
        _writer.Write(header);
        _writer.CommentBehind(scalar.Span.Start, scalar.Span.End + 1);
        var isBlank = false;
        foreach (var line in ScalarLines.OfBlock(_source.Text, scalar))
        {
            _writer.StartLine(line.Length == 0 ? 0 : indentation);
            _writer.Write(line);
            isBlank = string.IsNullOrWhiteSpace(line);
        }
        if (isBlank || header.Contains('+')) _writer.DropBlankLine();
    }

    private static bool IsBlock(WrittenNode node) =>
        node is WrittenNode.List { Dashes: not null } or WrittenNode.Map { Notation: MapNotation.Block };
}
