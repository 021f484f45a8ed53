using Kept.Diagnostics;
using Kept.Language.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;
using ScalarStyle = Kept.Language.Syntax.ScalarStyle;

namespace Kept.Language.Parsing;

/// <summary>The tokens of a text one by one, with exact places. What the library lets pass although YAML 1.2 does not
/// is an error here, and whatever it throws becomes a diagnostic.</summary>
internal sealed class YamlTokens
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly Scanner _scanner;
    private readonly List<TextSpan> _comments = [];
    private readonly int _start;
    private int _read;

    /// <summary>Whether blanks from <see cref="_read"/> on indent what follows.</summary>
    private bool _isIndenting = true;

    public YamlTokens(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _start = _read = source.Text.StartsWith('\uFEFF') ? 1 : 0;

        // A last line without a line end means what it would mean with one.
        var text = source.Text[_start..];
        _scanner = new Scanner(new StringReader(text.EndsWith('\n') ? text : text + "\n"));
        Advance();
    }

    public YamlToken Current { get; private set; }

    public bool HasFailed => Current.Kind == YamlTokenKind.Failed;

    /// <summary>The comments up to the current token.</summary>
    public IReadOnlyList<TextSpan> Comments => _comments;

    public YamlToken Take()
    {
        var taken = Current;
        Advance();
        return taken;
    }

    /// <summary>Reports the error that ends the reading; errors that follow from it are not reported.</summary>
    public void Fail(Diagnostic diagnostic)
    {
        if (HasFailed) return;
        _diagnostics.Add(diagnostic);
        Current = new(YamlTokenKind.Failed, new(Current.Span.Start, 0));
    }

    private void Advance()
    {
        if (HasFailed) return;
        try
        {
            do _scanner.MoveNext(); while (_scanner.Current is StreamStart);
        }
        catch (Exception error)
        {
            // Of what is no error of YAML, the message depends on the system.
            FailAt(error is YamlException ? error.Message : YamlError.NotIndented, error is YamlException { End.Index: > 0 } known
                ? SpanOf(known.Start, known.End)
                : SpanOf(_scanner.CurrentPosition, _scanner.CurrentPosition));
            return;
        }

        switch (_scanner.Current)
        {
            case null:
                Current = new(YamlTokenKind.StreamEnd, new(_source.Text.Length, 0));
                break;
            case Error error:
                FailAt(error.Value, SpanOf(error.Start, error.End));
                break;
            case var token:
                Accept(Convert(token));
                break;
        }
    }

    private YamlToken Convert(Token token)
    {
        var span = SpanOf(token.Start, token.End);
        YamlToken Of(YamlTokenKind kind, int? length = null) => new(kind, new(span.Start, length ?? span.Length));

        return token switch
        {
            StreamEnd => new(YamlTokenKind.StreamEnd, new(_source.Text.Length, 0)),
            DocumentStart => Of(YamlTokenKind.DocumentStart),
            DocumentEnd => Of(YamlTokenKind.DocumentEnd, 3),
            VersionDirective or TagDirective => new(YamlTokenKind.Directive, LineFrom(span.Start)),
            BlockSequenceStart => Of(YamlTokenKind.BlockListStart),
            BlockMappingStart => Of(YamlTokenKind.BlockMapStart),
            BlockEnd => Of(YamlTokenKind.BlockEnd),
            BlockEntry => Of(YamlTokenKind.Dash),
            FlowSequenceStart => Of(YamlTokenKind.FlowListStart, 1),
            FlowSequenceEnd => Of(YamlTokenKind.FlowListEnd, 1),
            FlowMappingStart => Of(YamlTokenKind.FlowMapStart, 1),
            FlowMappingEnd => Of(YamlTokenKind.FlowMapEnd, 1),
            FlowEntry => Of(YamlTokenKind.Comma),
            Key => Of(span.Length == 0 ? YamlTokenKind.Key : YamlTokenKind.KeyMark),
            Value => Of(YamlTokenKind.Colon),
            Anchor anchor => new(YamlTokenKind.Anchor, span, anchor.Value.Value),
            AnchorAlias alias => new(YamlTokenKind.Alias, span, alias.Value.Value),
            Tag => Of(YamlTokenKind.Tag),
            Scalar scalar => new(YamlTokenKind.Scalar, span, scalar.Value, StyleOf(scalar)),
            _ => throw new NotSupportedException(token.GetType().Name),
        };
    }

    private void Accept(YamlToken next)
    {
        if (next.Span.Length > 0 || next.Kind == YamlTokenKind.StreamEnd)
        {
            CheckGap(next);
            if (next.Style is ScalarStyle.Literal or ScalarStyle.Folded) AddHeaderComment(next);
            if (TokenRules.FindFault(_source, next) is { } fault) Fail(fault);
            _isIndenting = next.Kind == YamlTokenKind.Dash;
            _read = next.Span.End;
        }
        if (!HasFailed) Current = next;
    }

    /// <summary>Before a token stand only blanks, line ends and comments, and no tab indents it.</summary>
    private void CheckGap(YamlToken next)
    {
        var text = _source.Text;
        var lineStart = _isIndenting ? _read : -1;
        for (var i = _read; i < next.Span.Start && !HasFailed; i++)
        {
            if (text[i] == '\n') lineStart = i + 1;
            if (text[i] is ' ' or '\t' or '\r' or '\n') continue;
            if (text[i] == '#') i = AddComment(i) - 1;
            else Fail(text[i] == '%'
                ? ParsingDiagnostics.Directive(_source.PlaceOf(LineFrom(i)))
                : ParsingDiagnostics.UnexpectedText(_source.PlaceOf(new(i, 1)), text[i..next.Span.Start]));
        }
        if (lineStart < 0 || next.Kind == YamlTokenKind.StreamEnd) return;

        var tab = text.AsSpan(lineStart, next.Span.Start - lineStart).IndexOf('\t');
        if (tab >= 0) Fail(ParsingDiagnostics.TabIndentation(_source.PlaceOf(new(lineStart + tab, 1))));
    }

    /// <summary>The end of the comment that begins at <paramref name="hash"/>.</summary>
    private int AddComment(int hash)
    {
        if (hash > _start && _source.Text[hash - 1] is not (' ' or '\t' or '\n'))
            Fail(ParsingDiagnostics.CommentWithoutSpace(_source.PlaceOf(new(hash, 1))));
        var comment = LineFrom(hash);
        _comments.Add(comment);
        return comment.End;
    }

    /// <summary>A comment may stand behind the indicator of a text on lines of its own.</summary>
    private void AddHeaderComment(YamlToken text)
    {
        var header = LineFrom(text.Span.Start);
        var hash = _source.Text.AsSpan(header.Start, header.Length).IndexOf('#');
        if (hash >= 0) AddComment(header.Start + hash);
    }

    private void FailAt(string libraryMessage, TextSpan span)
    {
        if (_source.Text.AsSpan(span.Start).StartsWith('%') && _source.ColumnOf(span.Start) == 0)
        {
            Fail(ParsingDiagnostics.Directive(_source.PlaceOf(LineFrom(span.Start))));
            return;
        }
        if (_source.Text.AsSpan(span.Start) is ['>', '=' or ' ', ..])
        {
            Fail(ParsingDiagnostics.ComparisonWithoutQuotes(_source.PlaceOf(LineFrom(span.Start))));
            return;
        }
        var error = YamlError.Explain(libraryMessage);
        var place = _source.PlaceOf(new(error.IsAtEnd ? span.End : span.Start, 1));
        Fail(libraryMessage.Contains(" tab ", StringComparison.Ordinal)
            ? ParsingDiagnostics.TabIndentation(place)
            : ParsingDiagnostics.YamlSyntax(place, error.Message, error.Help));
    }

    private TextSpan LineFrom(int start)
    {
        var end = _source.Text.AsSpan(start).IndexOfAny('\r', '\n');
        return new(start, end < 0 ? _source.Text.Length - start : end);
    }

    private TextSpan SpanOf(in Mark start, in Mark end)
    {
        var from = Math.Min((int)start.Index + _start, _source.Text.Length);
        return TextSpan.FromTo(from, Math.Clamp((int)end.Index + _start, from, _source.Text.Length));
    }

    private static ScalarStyle StyleOf(Scalar scalar) => scalar.Style switch
    {
        YamlDotNet.Core.ScalarStyle.SingleQuoted => ScalarStyle.SingleQuoted,
        YamlDotNet.Core.ScalarStyle.DoubleQuoted => ScalarStyle.DoubleQuoted,
        YamlDotNet.Core.ScalarStyle.Literal => ScalarStyle.Literal,
        YamlDotNet.Core.ScalarStyle.Folded => ScalarStyle.Folded,
        _ => ScalarStyle.Plain,
    };
}
