using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Parsing;

/// <summary>The tokens of a condition or formula one by one. Stops at the first error.</summary>
internal sealed class ExpressionTokens
{
    private const string Marks = "()[],+-*/×÷<>≤≥≠";

    private readonly string _text;
    private readonly Func<int, int, Place> _placeOf;

    public ExpressionTokens(string text, Func<int, int, Place> placeOf)
    {
        _text = text;
        _placeOf = placeOf;
        Current = Next(0);
    }

    public ExpressionToken Current { get; private set; }

    /// <summary>Where the token before the current one ends.</summary>
    public int PreviousEnd { get; private set; }

    public Diagnostic? Problem { get; private set; }

    /// <summary>Whether a comparison begins here, in marks or in words.</summary>
    public bool IsAtComparison =>
        Current.IsWord("is") || Current.IsWord("in") || Current.IsWord("not") || FindComparator(out _) > 0;

    public Place PlaceFrom(int start) => _placeOf(start, Math.Max(PreviousEnd - start, 0));

    public ExpressionToken Take()
    {
        var taken = Current;
        SkipTo(taken.End);
        return taken;
    }

    public bool TryTakeWord(string word)
    {
        if (!Current.IsWord(word)) return false;
        Take();
        return true;
    }

    public bool TryTakeMark(char mark)
    {
        if (!Current.IsMark(mark)) return false;
        Take();
        return true;
    }

    /// <summary>Takes a comparison such as <c>&gt;=</c> or <c>at least</c>.</summary>
    public bool TryTakeComparator(out Comparator comparator)
    {
        var length = FindComparator(out comparator);
        if (length > 0) SkipTo(Current.Start + length);
        return length > 0;
    }

    private int FindComparator(out Comparator comparator)
    {
        comparator = default;
        return Current.Kind is ExpressionTokenKind.Mark or ExpressionTokenKind.Word
            && ComparisonText.TryTakeComparator(_text.AsSpan(Current.Start), out comparator, out var length)
                ? length
                : 0;
    }

    /// <summary>Reports what is wrong, unless something before it was.</summary>
    public void Fail(Func<Place, Diagnostic> diagnostic, int start, int length)
    {
        Problem ??= diagnostic(_placeOf(start, length));
        Current = new(ExpressionTokenKind.Failed, Current.Start, 0);
    }

    public void FailUnexpected(string expected, string help) => Fail(
        place => ParsingDiagnostics.UnexpectedInExpression(place, expected, Found(), help),
        Current.Start, Current.Length);

    public void FailComparisonChain() =>
        Fail(place => ParsingDiagnostics.ComparisonChain(place, Found()), Current.Start, Current.Length);

    private void SkipTo(int end)
    {
        PreviousEnd = end;
        if (Problem is not null) return;
        var next = Next(end);
        if (Problem is null) Current = next;
    }

    private string Found() => _text[Current.Start..Current.End];

    private ExpressionToken Next(int start)
    {
        while (start < _text.Length && char.IsWhiteSpace(_text[start])) start++;
        if (start == _text.Length) return new(ExpressionTokenKind.End, start, 0);

        var first = _text[start];
        if (char.IsAsciiDigit(first)) return FindOrdinal(start) ?? NextQuantity(start);
        if (char.IsLetter(first)) return NextWord(start);
        if (first is '"' or '\'') return NextText(start);
        if (first is '<' or '>' or '=' or '!' && _text.AsSpan(start + 1).StartsWith('=')) return Mark(start, 2);
        return Marks.Contains(first) ? Mark(start, 1) : FailAt(start, 1, ParsingDiagnostics.UnexpectedCharacter);
    }

    private ExpressionToken Mark(int start, int length) =>
        new(ExpressionTokenKind.Mark, start, length, _text.Substring(start, length));

    private ExpressionToken NextQuantity(int start)
    {
        var reader = new QuantityReader(_text.AsSpan(start), allowDays: false);
        return reader.Read() is { } quantity
            ? new(ExpressionTokenKind.Quantity, start, reader.Length, Value: quantity)
            : FailQuantity(start, reader.Problem!);
    }

    private ExpressionToken FailQuantity(int start, QuantityProblem problem) => FailAt(
        start + problem.Start, problem.Length, problem.Kind switch
        {
            QuantityProblemKind.Number => (place, found) => ParsingDiagnostics.NotANumber(place, found, problem.Help),
            QuantityProblemKind.Unit => (place, found) => ParsingDiagnostics.UnknownUnit(place, found, problem.Help),
            _ => (place, found) => ParsingDiagnostics.CalendarUnit(place, found, problem.Help),
        });

    /// <summary>A word such as <c>2nd</c>.</summary>
    private ExpressionToken? FindOrdinal(int start)
    {
        var end = start + 1;
        while (end < _text.Length && IsInName(_text[end])) end++;
        return Ordinals.Find(_text[start..end]) is null ? null : new(ExpressionTokenKind.Word, start, end - start, _text[start..end]);
    }

    /// <summary>Letters and digits, with <c>-</c>, <c>_</c> and dots between them.</summary>
    private ExpressionToken NextWord(int start)
    {
        var end = start + 1;
        while (end < _text.Length && (IsInName(_text[end]) || IsJoint(end))) end++;
        return new(ExpressionTokenKind.Word, start, end - start, _text[start..end]);
    }

    private static bool IsInName(char c) => char.IsLetter(c) || char.IsAsciiDigit(c) || c == '_';

    private bool IsJoint(int index) =>
        _text[index] is '-' or '.' && index + 1 < _text.Length && IsInName(_text[index + 1]);

    private ExpressionToken NextText(int start)
    {
        var quote = _text[start];
        var value = new StringBuilder();
        for (var i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == quote) return new(ExpressionTokenKind.Text, start, i + 1 - start, value.ToString());
            if (_text[i] == '\\')
            {
                if (i + 1 == _text.Length || _text[i + 1] is not ('\\' or '"' or '\''))
                    return FailAt(i, Math.Min(2, _text.Length - i), ParsingDiagnostics.UnknownEscape);
                i++;
            }
            value.Append(_text[i]);
        }
        return FailAt(start, 1, (place, _) => ParsingDiagnostics.TextNotClosed(place));
    }

    private ExpressionToken FailAt(int start, int length, Func<Place, string, Diagnostic> diagnostic)
    {
        Fail(place => diagnostic(place, _text.Substring(start, length)), start, length);
        return Current;
    }
}
