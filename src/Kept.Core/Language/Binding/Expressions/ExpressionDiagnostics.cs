using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Binding.Expressions;

/// <summary>What can be wrong with the meaning of a condition or formula.</summary>
internal static class ExpressionDiagnostics
{
    public static Diagnostic UnknownName(Expression.Name name, ExpressionNames known) => new(
        "KPT211", Severity.Error, name.Place,
        $"'{name.Value}' is not one of the {known.What}.",
        FindDifference(name.Value, known) is { } difference
            ? $"Write '{difference}', with a blank in front of the minus."
            : Spelling.Suggest(name.Value, known.All, known.WhenNone))
    {
        CanBeSupplied = true,
    };

    /// <summary>The difference of two names that may be meant, where a hyphen joins them.</summary>
    private static string? FindDifference(string name, ExpressionNames known) => Enumerable.Range(0, name.Length)
        .Where(i => name[i] == '-' && known.Find(name[..i]) is not null && known.Find(name[(i + 1)..]) is not null)
        .Select(i => $"{name[..i]} - {name[(i + 1)..]}").FirstOrDefault();

    public static Diagnostic UnitsDoNotFit(Expression at, string left, string right, string doing) => new(
        "KPT212", Severity.Error, at.Place,
        $"{Capital(left)} and {right} cannot be {doing}.",
        left == right ? "Where both are numbers, compare their difference: got - asked >= 0." : "Bring both sides to the same unit.");

    public static Diagnostic WrongType(Expression at, string expected, ExpressionType found) => new(
        "KPT213", Severity.Error, at.Place,
        $"{Capital(expected)} is expected, but '{Cut(at.ToString())}' is {found.Describe()}.",
        found is ExpressionType.Many ? "Say which value is meant, for example mean(…), max(…) or percentile(…, 95%)."
            : "Look at the functions and comparisons in the language reference.");

    public static Diagnostic UnknownFunction(Expression.Call call, IEnumerable<string> known) => new(
        "KPT214", Severity.Error, call.Place,
        $"There is no function '{call.Function}' here.",
        Spelling.Suggest(call.Function, known, "Leave the function out."));

    public static Diagnostic WrongArguments(Expression.Call call, string signature) => new(
        "KPT214", Severity.Error, call.Place,
        $"'{call.Function}' is written {signature}.",
        "Give it just those arguments.");

    public static Diagnostic NeverOccurs(Expression.Text word, IReadOnlyCollection<string> words) => new(
        "KPT215", Severity.Error, word.Place,
        $"The source never says \"{word.Value}\" here.",
        Spelling.Suggest(word.Value, words, "Add the word to the column's 'words'."));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cut(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
