using Kept.Diagnostics;

namespace Kept.Language.Text;

public enum DiagnosticLineKind
{
    /// <summary>Place, severity, code and message.</summary>
    Heading,

    /// <summary>The line of the file.</summary>
    Excerpt,

    /// <summary>Marks under the part of the line that is meant.</summary>
    Underline,
    Help,
}

/// <summary>One line of a printed diagnostic, so that a host may colour it.</summary>
public readonly record struct DiagnosticLine(DiagnosticLineKind Kind, Severity Severity, string Text);
