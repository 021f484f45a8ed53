using System.Text;
using Kept.Language.Syntax;

namespace Kept.Language.Explaining;

/// <summary>Writes single values on one line, such that reading them gives the same value.</summary>
internal static class ScalarNotation
{
    private const string FlowIndicators = ",[]{}";

    /// <param name="inFlow">Whether it stands between brackets.</param>
    public static string Of(ScalarSyntax scalar, bool inFlow) =>
        scalar.Style is ScalarStyle.Plain && IsPlain(scalar.Value, inFlow) ? scalar.Value : Quoted(scalar.Value);

    private static bool IsPlain(string value, bool inFlow) =>
        value.Length > 0 && !HasControl(value) && !value.Contains(" #", StringComparison.Ordinal)
        && !value.Contains(": ", StringComparison.Ordinal) && !(inFlow && value.AsSpan().IndexOfAny(FlowIndicators) >= 0);

    private static bool HasControl(string value)
    {
        foreach (var c in value)
            if (char.IsControl(c)) return true;
        return false;
    }

    public static string Quoted(string value)
    {
        var text = new StringBuilder("\"");
        foreach (var c in value)
            text.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ when char.IsControl(c) => $"\\u{(int)c:x4}",
                _ => c.ToString(),
            });
        return text.Append('"').ToString();
    }
}
