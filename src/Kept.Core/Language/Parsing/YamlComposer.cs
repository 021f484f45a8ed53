using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>Puts tokens together to nodes as they are written. Stops at the first error of syntax; keys and tags that
/// the language does not have are reported, and the reading goes on.</summary>
internal sealed class YamlComposer
{
    private readonly SourceText _source;
    private readonly DiagnosticBag _diagnostics;
    private readonly YamlTokens _tokens;
    private int _nodes;

    private YamlComposer(SourceText source, DiagnosticBag diagnostics)
    {
        _source = source;
        _diagnostics = diagnostics;
        _tokens = new YamlTokens(source, diagnostics);
    }

    /// <param name="Depth">How many lists and maps are around a node.</param>
    /// <param name="Column">Where the innermost block around it begins; -1 around the whole document.</param>
    private readonly record struct Context(int Depth, int Column, bool IsFlow)
    {
        public static Context Document => new(0, -1, false);

        public Context Block(int column) => new(Depth + 1, column, false);

        public Context Flow() => this with { Depth = Depth + 1, IsFlow = true };
    }

    private YamlTokenKind Kind => _tokens.Current.Kind;

    private bool IsAtDocumentEdge =>
        Kind is YamlTokenKind.StreamEnd or YamlTokenKind.DocumentStart or YamlTokenKind.DocumentEnd
            or YamlTokenKind.Directive;

    /// <summary>True where an entry or an item ends without a value.</summary>
    private bool IsAtEntryEnd =>
        IsAtDocumentEdge || Kind is YamlTokenKind.Key or YamlTokenKind.KeyMark or YamlTokenKind.Colon
            or YamlTokenKind.BlockEnd or YamlTokenKind.Comma or YamlTokenKind.FlowListEnd or YamlTokenKind.FlowMapEnd;

    /// <summary>All documents that are whole; those before an error are kept.</summary>
    public static WrittenFile Compose(SourceText source, DiagnosticBag diagnostics)
    {
        var composer = new YamlComposer(source, diagnostics);
        var documents = composer.Documents();
        return new(documents, composer._tokens.Comments, !composer._tokens.HasFailed);
    }

    private List<WrittenDocument> Documents()
    {
        var documents = new List<WrittenDocument>();
        var start = 0;
        var mayBegin = true;
        while (true)
        {
            while (Kind is YamlTokenKind.DocumentEnd or YamlTokenKind.Directive)
            {
                var token = _tokens.Take();
                if (token.Kind == YamlTokenKind.Directive)
                    _diagnostics.Add(ParsingDiagnostics.Directive(_source.PlaceOf(token.Span)));
                start = token.Span.End;
                mayBegin = true;
            }
            if (Kind is YamlTokenKind.StreamEnd or YamlTokenKind.Failed) return documents;
            if (documents.Count == ParsingLimits.Documents) Fail(ParsingDiagnostics.TooManyDocuments);
            if (Kind == YamlTokenKind.DocumentStart) start = _tokens.Take().Span.End;
            else if (!mayBegin)
            {
                // What follows without a line between is a part of the document before that is indented wrongly.
                documents.RemoveAt(documents.Count - 1);
                FailUnexpected("A line with --- before another document");
            }

            var root = IsAtDocumentEdge ? Empty(start) : Node(Context.Document);
            if (_tokens.HasFailed) return documents;
            documents.Add(new(start, root));
            mayBegin = false;
        }
    }

    /// <param name="allowsDash">Whether a list may stand in the same column as the key before it.</param>
    private WrittenNode Node(Context context, bool allowsDash = false)
    {
        if (Kind is not (YamlTokenKind.Anchor or YamlTokenKind.Tag)) return Content(context, allowsDash);

        WrittenAnchor? anchor = null;
        var end = 0;
        while (Kind is YamlTokenKind.Anchor or YamlTokenKind.Tag)
        {
            if (anchor is not null && Kind == YamlTokenKind.Anchor) FailUnexpected("One anchor");
            var token = _tokens.Take();
            if (token.Kind == YamlTokenKind.Anchor) anchor = new(token.Span, token.Text);
            if (token.Kind == YamlTokenKind.Tag) _diagnostics.Add(ParsingDiagnostics.Tag(_source.PlaceOf(token.Span)));
            end = token.Span.End;
        }
        if (Kind == YamlTokenKind.Alias) FailUnexpected("A value");
        var isEmpty = IsAtEntryEnd || (Kind == YamlTokenKind.Dash && !allowsDash);
        return (isEmpty ? Empty(end) : Content(context, allowsDash)) with { Anchor = anchor };
    }

    private WrittenNode Content(Context context, bool allowsDash)
    {
        if (++_nodes > ParsingLimits.Nodes) Fail(ParsingDiagnostics.TooManyNodes);
        if (context.Depth >= ParsingLimits.Depth && Kind is not (YamlTokenKind.Scalar or YamlTokenKind.Alias))
            Fail(ParsingDiagnostics.TooDeep);
        switch (Kind)
        {
            case YamlTokenKind.Scalar:
                return Scalar(_tokens.Take(), context.Column);
            case YamlTokenKind.Alias:
                var alias = _tokens.Take();
                return new WrittenNode.Alias(alias.Span, alias.Text);
            case YamlTokenKind.FlowListStart:
                return FlowList(context.Flow());
            case YamlTokenKind.FlowMapStart:
                return FlowMap(context.Flow());
            case YamlTokenKind.BlockListStart when !context.IsFlow:
                return BlockList(context.Block(CurrentColumn));
            case YamlTokenKind.BlockMapStart when !context.IsFlow:
                return BlockMap(context.Block(CurrentColumn));
            case YamlTokenKind.Dash when allowsDash:
                return DashedItems(context.Block(CurrentColumn));
            default:
                FailUnexpected("A value");
                return Empty(_tokens.Current.Span.Start);
        }
    }

    private WrittenNode.List BlockList(Context context)
    {
        _tokens.Take();
        var list = DashedItems(context);
        if (Kind == YamlTokenKind.BlockEnd) _tokens.Take();
        else FailUnexpected("Another item with a dash, or less indentation,");
        return list;
    }

    private WrittenNode.List DashedItems(Context context)
    {
        var items = new List<WrittenNode>();
        var dashes = new List<int>();
        var start = _tokens.Current.Span.Start;
        while (Kind == YamlTokenKind.Dash)
        {
            var dash = _tokens.Take().Span;
            dashes.Add(dash.Start);
            items.Add(IsAtEntryEnd || Kind == YamlTokenKind.Dash ? Empty(dash.End) : Node(context));
        }
        return new(TextSpan.FromTo(start, items.Count == 0 ? start : items[^1].End), items, dashes);
    }

    private WrittenNode.Map BlockMap(Context context)
    {
        var start = _tokens.Take().Span.Start;
        var entries = new WrittenEntries(_source, _diagnostics, isDocument: context.Depth == 1);
        while (Kind is YamlTokenKind.Key or YamlTokenKind.KeyMark or YamlTokenKind.Colon) AddEntry(entries, context);
        if (Kind == YamlTokenKind.BlockEnd) _tokens.Take();
        else FailUnexpected("A key with a colon, or less indentation,");
        return entries.ToMap(start, null, MapNotation.Block);
    }

    private WrittenNode.List FlowList(Context context)
    {
        var start = _tokens.Take().Span.Start;
        var items = new List<WrittenNode>();
        while (Kind != YamlTokenKind.FlowListEnd && !_tokens.HasFailed)
        {
            items.Add(Kind is YamlTokenKind.Key or YamlTokenKind.KeyMark or YamlTokenKind.Colon
                ? FlowPair(context)
                : Node(context));
            if (Kind == YamlTokenKind.Comma) _tokens.Take();
            else if (Kind != YamlTokenKind.FlowListEnd) FailInBracket(start, ']');
        }
        return new(TextSpan.FromTo(start, _tokens.Take().Span.End), items, Dashes: null);
    }

    private WrittenNode.Map FlowMap(Context context)
    {
        var start = _tokens.Take().Span.Start;
        var entries = new WrittenEntries(_source, _diagnostics);
        while (Kind != YamlTokenKind.FlowMapEnd && !_tokens.HasFailed)
        {
            AddEntry(entries, context);
            if (Kind == YamlTokenKind.Comma) _tokens.Take();
            else if (Kind != YamlTokenKind.FlowMapEnd) FailInBracket(start, '}');
        }
        return entries.ToMap(start, _tokens.Take().Span.End, MapNotation.Flow);
    }

    private WrittenNode.Map FlowPair(Context context)
    {
        if (++_nodes > ParsingLimits.Nodes) Fail(ParsingDiagnostics.TooManyNodes);
        if (context.Depth >= ParsingLimits.Depth) Fail(ParsingDiagnostics.TooDeep);
        var start = _tokens.Current.Span.Start;
        var entries = new WrittenEntries(_source, _diagnostics);
        AddEntry(entries, context.Flow());
        return entries.ToMap(start, null, MapNotation.FlowPair);
    }

    private void AddEntry(WrittenEntries entries, Context context)
    {
        var isMarked = Kind == YamlTokenKind.KeyMark;
        if (isMarked)
            _diagnostics.Add(ParsingDiagnostics.KeyNotText(_source.PlaceOf(_tokens.Current.Span), "a question mark"));
        var isAnnounced = isMarked || Kind == YamlTokenKind.Key;
        if (isAnnounced) _tokens.Take();

        var hasKey = !IsAtEntryEnd;
        var key = hasKey ? Node(context, allowsDash: isMarked && !context.IsFlow) : Empty(_tokens.Current.Span.Start);
        if (hasKey && !isAnnounced && Kind == YamlTokenKind.Colon) FailUnexpected("A colon on the line of its key");

        TextSpan? colon = Kind == YamlTokenKind.Colon ? _tokens.Take().Span : null;
        var value = colon is null || IsAtEntryEnd
            ? Empty(colon?.End ?? key.End)
            : Node(context, allowsDash: !context.IsFlow);
        entries.Add(key, colon, value, isMarked);
    }

    private WrittenNode.Scalar Scalar(YamlToken token, int column)
    {
        var place = _source.PlaceOf(token.Span);
        if (token.Text.Length > ParsingLimits.ScalarLength) _tokens.Fail(ParsingDiagnostics.ScalarTooLong(place));
        var forbidden = Characters.FindForbidden(token.Text);
        if (forbidden >= 0) _diagnostics.Add(ParsingDiagnostics.ForbiddenCharacter(place, token.Text[forbidden]));
        if (token.Style is not (ScalarStyle.Literal or ScalarStyle.Folded))
            return new(token.Span, token.Text, token.Style);

        var block = BlockScalar.Read(_source.Text, token.Span, column);
        if (block.Column == 0) _tokens.Fail(ParsingDiagnostics.TextNotIndented(place));
        return new(block.Span, token.Text, token.Style, block.Column);
    }

    private int CurrentColumn => _source.ColumnOf(_tokens.Current.Span.Start);

    private WrittenNode.Scalar Empty(int offset)
    {
        if (++_nodes > ParsingLimits.Nodes) Fail(ParsingDiagnostics.TooManyNodes);
        return new(new(offset, 0), "", ScalarStyle.Plain);
    }

    private void Fail(Func<Place, Diagnostic> diagnostic) =>
        _tokens.Fail(diagnostic(_source.PlaceOf(_tokens.Current.Span)));

    private void FailUnexpected(string expected) =>
        Fail(place => ParsingDiagnostics.UnexpectedToken(place, expected, Found));

    /// <param name="opening">Where the bracket opens that goes on here.</param>
    private void FailInBracket(int opening, char closing)
    {
        var bracket = _source.PlaceOf(new(opening, 1));
        if (Kind == YamlTokenKind.StreamEnd) _tokens.Fail(ParsingDiagnostics.BracketNotClosed(bracket, closing));
        else Fail(place => ParsingDiagnostics.UnexpectedInBracket(place, bracket, closing, Found));
    }

    /// <summary>The text of the current token, or what follows where the token itself has none.</summary>
    private string Found
    {
        get
        {
            var span = _tokens.Current.Span;
            return span.Length > 0 ? _source.Text[span.Start..span.End] : _source.Text[span.Start..];
        }
    }
}
