using System.Text;

namespace Kept.Core.Tests.Language;

/// <summary>A valid file with random content in a random, untidy layout, with comments in all places that have room.
/// </summary>
internal sealed class MessyYaml
{
    private static readonly string[] Scalars =
        ["x", "two words", "99.95%", "'it''s'", "\"a # \\\" b\"", "a#b", "https://x.org/a:b", "~", "-5"];

    private static readonly string[] Chomping = ["", "-", "+"];

    private readonly Random _random;
    private readonly StringBuilder _text = new();
    private readonly List<string> _comments = [];
    private readonly List<string> _anchors = [];
    private int _anchorsSoFar;
    private bool _isBehindBlockText;
    private bool _isBlankLineText;

    private MessyYaml(int seed) => _random = new Random(seed);

    /// <summary>The comments in the order of the text; each is there once.</summary>
    public IReadOnlyList<string> Comments => _comments;

    public string Text => _text.ToString();

    public static MessyYaml Of(int seed)
    {
        var file = new MessyYaml(seed);
        var documents = file.Upto(3);
        for (var i = 0; i <= documents; i++) file.Document(i);
        if (file.OneIn(3)) file._text.Replace("\n", "\r\n");
        return file;
    }

    private void Document(int number)
    {
        _anchors.Clear();
        _isBehindBlockText = _isBlankLineText = false;
        if (number > 0 || OneIn(4)) Add("---").EndLine();
        if (OneIn(6)) Add($"[{FlowOnLine(2)}]").EndLine();
        else if (OneIn(2)) Map(Upto(3), depth: 3);
        else List(Upto(3), depth: 3);
        OwnLines(0);
    }

    private void Map(int indent, int depth, bool isInline = false)
    {
        for (var i = 0; i <= Upto(3); i++)
        {
            if (i > 0 || !isInline) OwnLines(indent).Indent(indent);
            Add(OneIn(4) ? $"'key {i}'" : $"key{i}").Blanks(2).Add(":");
            Value(indent, depth, isBehindDash: false);
        }
    }

    private void List(int indent, int depth, bool isInline = false)
    {
        for (var i = 0; i <= Upto(3); i++)
        {
            if (i > 0 || !isInline) OwnLines(indent).Indent(indent);
            Add("-");
            Value(indent, depth, isBehindDash: true);
        }
    }

    /// <param name="indent">Column of the block that the value is in.</param>
    private void Value(int indent, int depth, bool isBehindDash)
    {
        var name = OneIn(8) ? $"a{_anchorsSoFar++}" : null;
        Value(indent, depth, isBehindDash, name is null ? "" : $" &{name}");
        if (name is not null) _anchors.Add(name);
    }

    private void Value(int indent, int depth, bool isBehindDash, string anchor)
    {
        var inner = indent + 1 + Upto(3);
        switch (Upto(depth > 0 ? 12 : 8))
        {
            case 0:
                Add(anchor).EndLine();
                break;
            case 1 when _anchors.Count > 0 && anchor == "":
                Add(" ").Blanks(2).Add($"*{_anchors[Upto(_anchors.Count - 1)]}").EndLine();
                break;
            case 2:
                Add(anchor).Add(" ").Blanks(2).Add(FlowOnLine(2)).EndLine();
                break;
            case 3:
                Add(anchor).Add(" ").FlowOnLines(inner, 2);
                EndLine();
                break;
            case 4:
                Add(anchor).Add(" ");
                BlockText(indent, inner);
                break;
            case 5:
                Add(anchor).Add($" one\n{Spaces(inner)}two  \n\n{Spaces(inner)}three").EndLine();
                break;
            case 6:
                Add(anchor).Add($" \"one \\\n{Spaces(inner)}two\n{Spaces(inner + 2)}three\"").EndLine();
                break;
            case 7:
                Add(anchor).EndLine();
                OwnLines(inner).Indent(inner).Add("'below'").EndLine();
                break;
            case > 8 when isBehindDash && anchor == "" && OneIn(2):
                var blanks = 1 + Upto(2);
                Indent(blanks);
                if (OneIn(2)) Map(indent + 1 + blanks, depth - 1, isInline: true);
                else List(indent + 1 + blanks, depth - 1, isInline: true);
                break;
            case > 8:
                Add(anchor).EndLine();
                if (OneIn(2)) Map(inner, depth - 1);
                else List(isBehindDash || OneIn(2) ? inner : indent, depth - 1);
                break;
            default:
                Add(anchor).Add(" ").Blanks(2).Add(Scalar()).EndLine();
                break;
        }
    }

    private void BlockText(int indent, int inner)
    {
        var isExplicit = OneIn(3);
        var chomping = Chomping[Upto(2)];
        Add(OneIn(2) ? "|" : ">").Add(isExplicit ? $"{inner - indent}" : "").Add(chomping);
        EndLine();
        if (isExplicit) Add($"{Spaces(inner + 1)}indented\n");
        Add($"{Spaces(inner)}first\n{Spaces(inner)}  second # no comment\n\n{Spaces(inner)}third\n");
        _isBehindBlockText = true;
        _isBlankLineText = chomping == "+";
    }

    private void FlowOnLines(int indent, int depth)
    {
        var isMap = OneIn(2);
        Add(isMap ? "{" : "[").FlowBreak(indent);
        for (var i = 0; i < Upto(3); i++)
        {
            if (isMap) Add($"k{i}:").FlowBreak(indent);
            if (depth > 0 && OneIn(4)) FlowOnLines(indent + 1, depth - 1);
            else Add(OneIn(3) ? FlowOnLine(1) : Scalar());
            FlowBreak(indent).Add(",").FlowBreak(indent);
        }
        Add(isMap ? $"last : {Scalar()}" : "last").FlowBreak(indent).Add(isMap ? "}" : "]");
    }

    private MessyYaml FlowBreak(int indent) => Upto(4) switch
    {
        0 => Add("\n").Indent(indent),
        1 => Add(" ").Comment().Add("\n").Indent(indent),
        2 => Add("\n\n\n").Indent(indent + 1).Comment().Add("\n").Indent(indent),
        _ => Add(" "),
    };

    private string FlowOnLine(int depth) => Upto(depth > 0 ? 5 : 2) switch
    {
        0 => "[]",
        1 => "{ k : 1,l:  'x' , m: }",
        2 => Scalar(),
        3 => $"[{FlowOnLine(depth - 1)},{FlowOnLine(depth - 1)} , p: q,]",
        4 => $"{{  k: {FlowOnLine(depth - 1)}, \"l\":{FlowOnLine(depth - 1)}, m}}",
        _ => "{}",
    };

    private string Scalar() => Scalars[Upto(Scalars.Length - 1)];

    /// <summary>Blank lines and comments before something in a column.</summary>
    private MessyYaml OwnLines(int indent)
    {
        for (var i = Upto(3); i > 1; i--)
        {
            if (OneIn(2) && !_isBlankLineText) Add(_isBehindBlockText ? "\n" : "  \n");
            if (OneIn(2)) Indent(_isBehindBlockText ? Upto(indent) : Upto(indent + 4)).Comment().Add("\n");
        }
        _isBehindBlockText = _isBlankLineText = false;
        return this;
    }

    private MessyYaml EndLine()
    {
        if (OneIn(5)) Add(" ").Blanks(3).Comment();
        return Blanks(2).Add("\n");
    }

    private MessyYaml Comment()
    {
        var comment = $"# comment {_comments.Count}.";
        _comments.Add(comment);
        return Add(comment);
    }

    private MessyYaml Blanks(int most) => Indent(OneIn(4) ? Upto(most) : 0);

    private MessyYaml Indent(int count) => Add(Spaces(count));

    private MessyYaml Add(string text)
    {
        _text.Append(text);
        return this;
    }

    private static string Spaces(int count) => new(' ', count);

    private int Upto(int most) => _random.Next(most + 1);

    private bool OneIn(int count) => _random.Next(count) == 0;
}
