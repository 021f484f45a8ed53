using System.Text;
using Kept.Language.Parsing;
using Kept.Language.Text;

namespace Kept.Language.Formatting;

/// <summary>Puts lines together: their indentation, at most one blank line in a row, and the comments of the source in
/// their order.</summary>
internal sealed class LayoutWriter(SourceText source, IReadOnlyList<TextSpan> comments)
{
    /// <summary>Spaces a level.</summary>
    public const int Step = 2;

    private readonly StringBuilder _text = new();
    private int _comment;
    private bool _dropsBlankLine = true;

    /// <summary>Begins a line for what stands at an offset of the source; a blank line before that is kept.</summary>
    public void StartLine(int indentation, int offset)
    {
        if (!_dropsBlankLine && IsBehindBlankLine(offset)) _text.Append('\n');
        StartLine(indentation);
    }

    public void StartLine(int indentation)
    {
        _dropsBlankLine = false;
        if (_text.Length > 0) _text.Append('\n');
        Write(new string(' ', indentation));
    }

    /// <summary>Writes nothing any more once the text is longer than a file may be.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        if (_text.Length <= ParsingLimits.FileLength) _text.Append(text);
    }

    /// <summary>The next line gets no blank line before it, whatever the source has.</summary>
    public void DropBlankLine() => _dropsBlankLine = true;

    /// <summary>Whether a comment that is not written yet stands before an offset.</summary>
    public bool HasCommentBefore(int offset) => _comment < comments.Count && comments[_comment].Start < offset;

    public bool HasCommentIn(TextSpan span)
    {
        var index = _comment;
        while (index < comments.Count && comments[index].Start < span.Start) index++;
        return index < comments.Count && comments[index].Start < span.End;
    }

    /// <summary>Writes the comments before an offset on lines of their own.</summary>
    /// <param name="column">Only those that begin at this column of the source or further to the right, up to the first
    /// that does not.</param>
    public void CommentLines(int indentation, int before, int column = 0)
    {
        for (; HasCommentBefore(before) && source.ColumnOf(comments[_comment].Start) >= column; _comment++)
        {
            StartLine(indentation, comments[_comment].Start);
            WriteComment();
        }
    }

    /// <summary>Writes the comment that stands before an offset and on the line on which something ends.</summary>
    public void CommentBehind(int end, int before)
    {
        if (!HasCommentBefore(before) || comments[_comment].Start < end) return;
        if (source.Text.AsSpan(end, comments[_comment].Start - end).Contains('\n')) return;
        Write("  ");
        WriteComment();
        _comment++;
    }

    public override string ToString() => _text.Length == 0 ? "" : _text + "\n";

    private void WriteComment() =>
        Write(source.Text.AsSpan(comments[_comment].Start, comments[_comment].Length).TrimEnd());

    private bool IsBehindBlankLine(int offset)
    {
        var lineEnds = 0;
        for (var i = offset - 1; i >= 0 && source.Text[i] is ' ' or '\t' or '\r' or '\n'; i--)
            if (source.Text[i] == '\n' && ++lineEnds == 2) return true;
        return false;
    }
}
