using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Parsing;

/// <summary>Reads a condition or a formula: <c>priority == P1 and not (state in [closed, void])</c>. Every bare word
/// becomes a name; which of them are texts to compare with, only the binder knows.</summary>
/// <remarks>From the loosest to the tightest: <c>where</c>, <c>or</c>, <c>and</c>, <c>not</c>, comparisons, <c>+ -</c>,
/// <c>* /</c>, minus. A hyphen inside a name belongs to it, so minus behind a name needs a blank before it.</remarks>
public sealed class ExpressionParser
{
    private static readonly string[] Reserved = ["and", "or", "not", "in", "where", "is"];

    private readonly ExpressionTokens _tokens;
    private int _brackets;

    private ExpressionParser(ExpressionTokens tokens) => _tokens = tokens;

    public static Checked<Expression> Parse(ScalarSyntax scalar) => Parse(scalar.Value, scalar.PlaceWithin);

    /// <param name="placeOf">The place of a part of the text, by start and length.</param>
    public static Checked<Expression> Parse(string text, Func<int, int, Place> placeOf)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(null, [ParsingDiagnostics.ExpressionMissing(placeOf(0, 0))]);
        if (text.Length > ParsingLimits.ExpressionLength)
            return new(null, [ParsingDiagnostics.ExpressionTooLong(placeOf(0, text.Length))]);

        var tokens = new ExpressionTokens(text, placeOf);
        var expression = new ExpressionParser(tokens).Whole();
        if (tokens.Problem is null && Height(expression) > ParsingLimits.ExpressionDepth)
            return new(null, [ParsingDiagnostics.ExpressionTooDeep(placeOf(0, text.Length))]);
        return tokens.Problem is { } problem ? new(null, [problem]) : new(expression, []);
    }

    private Expression Whole()
    {
        var expression = Filtered();
        if (_tokens.Current.Kind != ExpressionTokenKind.End)
            _tokens.FailUnexpected("An operator or the end", "Put a text of several words in quotes.");
        return expression;
    }

    private Expression Filtered()
    {
        var start = _tokens.Current.Start;
        var operand = Or();
        return _tokens.TryTakeWord("where")
            ? new Expression.Filtered(operand, Filtered(), _tokens.PlaceFrom(start))
            : operand;
    }

    private Expression Or()
    {
        var start = _tokens.Current.Start;
        var left = And();
        while (_tokens.TryTakeWord("or")) left = new Expression.Or(left, And(), _tokens.PlaceFrom(start));
        return left;
    }

    private Expression And()
    {
        var start = _tokens.Current.Start;
        var left = Not();
        while (_tokens.TryTakeWord("and")) left = new Expression.And(left, Not(), _tokens.PlaceFrom(start));
        return left;
    }

    private Expression Not()
    {
        var starts = new Stack<int>();
        while (_tokens.Current.IsWord("not")) starts.Push(_tokens.Take().Start);
        var operand = Comparison();
        foreach (var start in starts) operand = new Expression.Not(operand, _tokens.PlaceFrom(start));
        return operand;
    }

    private Expression Comparison()
    {
        var start = _tokens.Current.Start;
        var left = Sum();
        if (!_tokens.IsAtComparison) return left;

        var comparison = ComparisonBehind(left, start);
        if (_tokens.IsAtComparison) _tokens.FailComparisonChain();
        return comparison;
    }

    private Expression ComparisonBehind(Expression left, int start)
    {
        if (_tokens.TryTakeComparator(out var comparator))
            return new Expression.Compare(comparator, left, Sum(), _tokens.PlaceFrom(start));

        var isStated = _tokens.TryTakeWord("is");
        var isDenied = _tokens.TryTakeWord("not");
        if (_tokens.TryTakeWord("in"))
        {
            var membership = new Expression.In(left, List(), _tokens.PlaceFrom(start));
            return isDenied ? new Expression.Not(membership, membership.Place) : membership;
        }
        if (!isStated)
            _tokens.FailUnexpected(
                "\"in\" behind \"not\"", "Write \"not in [..]\" or \"is not\", or begin with \"not\".");
        return new Expression.Compare(
            isDenied ? Comparator.NotEqual : Comparator.Equal, left, Sum(), _tokens.PlaceFrom(start));
    }

    private Expression Sum()
    {
        var start = _tokens.Current.Start;
        var left = Product();
        while (TryTakeSign('+', '-') is { } sign)
            left = new Expression.Operation(
                sign == '+' ? Arithmetic.Plus : Arithmetic.Minus, left, Product(), _tokens.PlaceFrom(start));
        return left;
    }

    private Expression Product()
    {
        var start = _tokens.Current.Start;
        var left = Signed();
        while (TryTakeSign('*', '×', '/', '÷') is { } sign)
            left = new Expression.Operation(
                sign is '*' or '×' ? Arithmetic.Times : Arithmetic.DividedBy, left, Signed(), _tokens.PlaceFrom(start));
        return left;
    }

    private Expression Signed()
    {
        var starts = new Stack<int>();
        while (_tokens.Current.IsMark('-')) starts.Push(_tokens.Take().Start);
        var operand = Primary();
        foreach (var start in starts) operand = new Expression.Negation(operand, _tokens.PlaceFrom(start));
        return operand;
    }

    private Expression Primary()
    {
        var token = _tokens.Current;
        switch (token.Kind)
        {
            case ExpressionTokenKind.Quantity:
                _tokens.Take();
                return new Expression.Literal(token.Value!, _tokens.PlaceFrom(token.Start));
            case ExpressionTokenKind.Text:
                _tokens.Take();
                return new Expression.Text(token.Text, _tokens.PlaceFrom(token.Start));
            case ExpressionTokenKind.Word when !Reserved.Contains(token.Text):
                _tokens.Take();
                if (Ordinals.Find(token.Text) is { } number && (IsAtName || char.IsAsciiDigit(token.Text[0]))) return Occurrence(token, number);
                return _tokens.Current.IsMark('(')
                    ? new Expression.Call(token.Text, Items('(', ')'), _tokens.PlaceFrom(token.Start))
                    : new Expression.Name(token.Text, _tokens.PlaceFrom(token.Start));
            case ExpressionTokenKind.Mark when token.IsMark('('):
                return Parenthesised();
            default:
                _tokens.FailUnexpected("A value", token.Kind == ExpressionTokenKind.Word
                    ? $"Write \"{token.Text}\" in quotes if it is a text, or write what it should join."
                    : "Write a name, a quantity, a text in quotes, or something in parentheses.");
                return new Expression.Name("", _tokens.PlaceFrom(token.Start));
        }
    }

    private bool IsAtName =>
        _tokens.Current is { Kind: ExpressionTokenKind.Word, Text: var word } && !Reserved.Contains(word) && !_tokens.IsAtComparison;

    private Expression.Occurrence Occurrence(ExpressionToken which, int number)
    {
        if (!IsAtName) _tokens.FailUnexpected($"An event behind \"{which.Text}\"", $"Write for example \"{which.Text} resolved\".");
        var name = _tokens.Take();
        return new(new(name.Text, _tokens.PlaceFrom(name.Start)), number, _tokens.PlaceFrom(which.Start));
    }

    private Expression Parenthesised()
    {
        Open('(');
        var inner = Filtered();
        Close(')');
        return inner;
    }

    private Sequence<Expression> List()
    {
        if (_tokens.Current.IsMark('[')) return Items('[', ']');
        _tokens.FailUnexpected("A list behind \"in\"", "Write for example \"in [down, degraded]\".");
        return [];
    }

    private Sequence<Expression> Items(char open, char close)
    {
        var items = new List<Expression>();
        Open(open);
        if (open == '[' || !_tokens.Current.IsMark(close))
            do items.Add(Filtered()); while (_tokens.TryTakeMark(','));
        Close(close);
        return items.ToSequence();
    }

    private void Open(char mark)
    {
        if (++_brackets > ParsingLimits.ExpressionDepth)
            _tokens.Fail(ParsingDiagnostics.ExpressionTooDeep, _tokens.Current.Start, 1);
        _tokens.TryTakeMark(mark);
    }

    private void Close(char mark)
    {
        _brackets--;
        if (!_tokens.TryTakeMark(mark))
            _tokens.FailUnexpected($"An operator or {mark}", _tokens.Current.Kind is ExpressionTokenKind.End
                ? "Close the bracket. Where it is closed behind a comma, put the whole formula in quotes: inside of { } a comma ends a value."
                : "Close the bracket, and put a text of several words in quotes.");
    }

    private char? TryTakeSign(params ReadOnlySpan<char> signs)
    {
        foreach (var sign in signs)
            if (_tokens.TryTakeMark(sign)) return sign;
        return null;
    }

    /// <summary>Levels of the tree; counted without recursion, since a chain may be long.</summary>
    private static int Height(Expression expression)
    {
        var height = 0;
        var open = new Stack<(Expression Part, int Level)>([(expression, 1)]);
        while (open.TryPop(out var next))
        {
            height = Math.Max(height, next.Level);
            foreach (var part in next.Part.Parts()) open.Push((part, next.Level + 1));
        }
        return height;
    }
}
