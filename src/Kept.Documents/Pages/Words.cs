using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Documents.Pages;

/// <summary>Choices of an agreement in the words of a statement.</summary>
internal static class Words
{
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Effect(ExclusionEffect effect) => effect switch
    {
        ExclusionEffect.LeavesBothSides => "leaves up and counted time",
        ExclusionEffect.CountsAsUp => "counts as up",
        ExclusionEffect.DowntimeLeavesBothSides => "down time in it leaves both sides",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Note => "Note",
        Severity.Warning => "Warning",
        Severity.Error => "Error",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
