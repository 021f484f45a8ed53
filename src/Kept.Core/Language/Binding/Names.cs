using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>The form of names that authors give: letters, digits, <c>-</c>, <c>_</c> and <c>.</c>, at most 100 of them.</summary>
internal static class Names
{
    public static bool Check(ScalarSyntax name, BindingContext context) =>
        IsName(name.Value) || context.Report(BindingDiagnostics.BadName(name));

    public static bool IsName(string text) =>
        text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}
