using Kept.Diagnostics;
using Kept.Language.Text;

namespace Kept.Cli;

/// <summary>Colours for a screen; what they say stands in the words as well.</summary>
internal static class Colours
{
    private const string Red = "31";
    private const string Green = "32";
    private const string Yellow = "33";
    private const string Cyan = "36";
    private const string Bold = "1";

    /// <summary>A line of a statement.</summary>
    public static string Paint(string line) =>
        line.Contains("  MISSED", StringComparison.Ordinal) ? Paint(line, Red)
        : line.Contains("  not determined", StringComparison.Ordinal) ? Paint(line, Yellow)
        : line.Contains("  met", StringComparison.Ordinal) ? Paint(line, Green)
        : line.StartsWith("Total credit", StringComparison.Ordinal) ? Paint(line, Bold)
        : line;

    /// <summary>A line of a diagnostic.</summary>
    public static string Paint(DiagnosticLine line) => line.Kind switch
    {
        DiagnosticLineKind.Heading or DiagnosticLineKind.Underline => Paint(line.Text, Of(line.Severity)),
        DiagnosticLineKind.Excerpt or DiagnosticLineKind.Help => line.Text,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Of(Severity severity) => severity switch
    {
        Severity.Error => Red,
        Severity.Warning => Yellow,
        Severity.Note => Cyan,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Paint(string text, string colour) => $"\e[{colour}m{text}\e[0m";
}
