using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Binding.Expressions;

/// <summary>What can be wrong with the meaning of a condition or formula.</summary>
internal static class ExpressionDiagnostics
{
    public static Diagnostic UnknownName(Expression.Name name, ExpressionNames known) => new(
        "KPT211", Severity.Error, name.Place,
        $"'{name.Value}' is not one of the {known.What}.",
        Spelling.FindNearest(name.Value, known.All) is { } nearest ? $"Did you mean '{nearest}'?"
            : known.All.Any() ? $"There are {string.Join(", ", known.All)}." : "There are none here.");

    public static Diagnostic UnitsDoNotFit(Expression at, string left, string right, string doing) => new(
        "KPT212", Severity.Error, at.Place,
        $"{Capital(left)} and {right} cannot be {doing}.",
        "Bring both sides to the same unit.");

    public static Diagnostic WrongType(Expression at, string expected, ExpressionType found) => new(
        "KPT213", Severity.Error, at.Place,
        $"Expected is {expected}, but '{Cut(at.ToString())}' is {found.Describe()}.",
        found is ExpressionType.Many ? "Say which value is meant, for example mean(…), max(…) or percentile(…, 95%)."
            : "Look at the functions and comparisons in the language reference.");

    public static Diagnostic UnknownFunction(Expression.Call call, IEnumerable<string> known) => new(
        "KPT214", Severity.Error, call.Place,
        $"There is no function '{call.Function}' here.",
        Spelling.FindNearest(call.Function, known) is { } nearest ? $"Did you mean '{nearest}'?"
            : $"There are {string.Join(", ", known)}.");

    public static Diagnostic WrongArguments(Expression.Call call, string signature) => new(
        "KPT214", Severity.Error, call.Place,
        $"'{call.Function}' is written {signature}.",
        "Give it just those arguments.");

    public static Diagnostic NeverOccurs(Expression.Text word, IReadOnlyCollection<string> words) => new(
        "KPT215", Severity.Error, word.Place,
        $"The source never says \"{word.Value}\" here.",
        Spelling.FindNearest(word.Value, words) is { } nearest ? $"Did you mean '{nearest}'?"
            : $"It says {string.Join(", ", words)}.");

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Cut(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
