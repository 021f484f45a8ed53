using System.Diagnostics.CodeAnalysis;
using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Shapes;

/// <summary>Reads a scalar; on failure it may say more than that something else is expected.</summary>
internal delegate bool ScalarParser<T>(string text, [MaybeNullWhen(false)] out T value, out ScalarProblem problem);

/// <summary>What is wrong with a scalar.</summary>
/// <param name="Message">What is expected, then what was found; null leaves that to the shape.</param>
/// <param name="Help">What the author can do; null leaves that to the shape.</param>
internal readonly record struct ScalarProblem(string? Message, string? Help);

/// <summary>A single value with a notation of its own.</summary>
/// <param name="what">What is expected, with its article: "a percentage".</param>
internal sealed class ScalarShape<T>(string what, string example, ScalarParser<T> parse) : Shape<T>
{
    protected override Form Describe() => new Form.Scalar(what, example);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarSyntax scalar)
            return context.Report(BindingDiagnostics.WrongNode(node, Sentence.Capital(what), $"a single value such as {example}"));
        return parse(scalar.Value, out value, out var problem)
            || context.Report(BindingDiagnostics.NotOfForm(scalar, what, example, problem));
    }
}

/// <summary>One of the language's words.</summary>
internal sealed class WordShape<T>(string what, IReadOnlyList<(string Text, T Meaning, string Doc)> words) : Shape<T>
{
    protected override Form Describe() => new Form.Words(words.Select(w => new Word(w.Text, w.Doc)).ToSequence());

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        if (node is not ScalarSyntax scalar)
            return context.Report(BindingDiagnostics.WrongNode(node, Sentence.Capital(what), $"one of {string.Join(", ", words.Select(w => w.Text))}"));

        foreach (var (text, meaning, _) in words)
        {
            if (text != scalar.Value) continue;
            value = meaning;
            return true;
        }
        return context.Report(BindingDiagnostics.UnknownWord(scalar, what, [.. words.Select(w => w.Text)]));
    }
}

/// <summary>The name of something that is declared elsewhere.</summary>
/// <param name="what">What the name is of, with its article: "a calendar".</param>
internal sealed class ReferenceShape<T>(string what, string example) : Shape<T>
    where T : class
{
    protected override Form Describe() => new Form.Scalar($"the name of {what}", example);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        value = null;
        if (node is not ScalarSyntax scalar)
            return context.Report(BindingDiagnostics.WrongNode(node, $"The name of {what}", "a name"));
        if (!context.TryFind(scalar.Value, out value))
            return context.Report(BindingDiagnostics.UnknownName(scalar, what, context.NamesOf<T>()));
        return value is not null;   // declared but broken: its own mistake has been reported
    }
}

internal static class Sentence
{
    public static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

/// <summary>A word with a meaning of its own, or something else.</summary>
internal sealed class WordOrShape<T>(string word, T meaning, string doc, Shape<T> other) : Shape<T>
{
    protected override Form Describe() => new Form.Either([new Form.Words([new Word(word, doc)]), other.Form]);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value)
    {
        if (node is not ScalarSyntax scalar || scalar.Value != word) return other.TryRead(node, context, out value);
        value = meaning;
        return true;
    }
}

/// <summary>One of some words, or a single value with a notation of its own.</summary>
/// <param name="what">What is expected besides the words, with its article: "a percentage".</param>
internal sealed class WordOrScalarShape<T>(
    IReadOnlyList<(string Text, T Meaning, string Doc)> words, string what, string example, ScalarParser<T> parse) : Shape<T>
{
    private readonly ScalarShape<T> _reader = new(
        $"{string.Join(", ", words.Select(w => w.Text))} or {what}", example,
        (string text, [MaybeNullWhen(false)] out T value, out ScalarProblem problem) =>
        {
            foreach (var word in words)
                if (word.Text == text)
                {
                    (value, problem) = (word.Meaning, default);
                    return true;
                }
            if (parse(text, out value, out problem)) return true;
            if (Spelling.FindNearest(text, words.Select(w => w.Text)) is { } nearest)
                problem = new ScalarProblem(null, $"Did you mean '{nearest}'?");
            else if (problem.Message is null && !text.Any(char.IsAsciiDigit))
                problem = new ScalarProblem(null, $"Write {string.Join(", ", words.Select(w => w.Text))}, or for example \"{example}\".");
            return false;
        });

    protected override Form Describe() => new Form.Either(
        [new Form.Words(words.Select(w => new Word(w.Text, w.Doc)).ToSequence()), new Form.Scalar(what, example)]);

    public override bool TryRead(SyntaxNode node, BindingContext context, [MaybeNullWhen(false)] out T value) =>
        _reader.TryRead(node, context, out value);
}
