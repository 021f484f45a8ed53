using Kept.Diagnostics;

namespace Kept.Language.Binding.Levels;

/// <summary>Where in an agreement a key stands: <c>objectives.availability.target</c>; <c>*</c> stands for any name.</summary>
internal sealed record KeyPath(string Text, Place Place)
{
    private const string Objectives = "objectives.";

    /// <summary>Whether a key of the agreement is the one meant, or stands under it.</summary>
    public bool Covers(IReadOnlyList<string> keys) => Rest(Text, keys) is "";

    /// <summary>How the path goes on from a key of the agreement; null when it does not lead through it.</summary>
    public string? Below(IReadOnlyList<string> keys) => Rest(Text, keys) is { Length: > 0 } rest ? rest : null;

    /// <summary>The path of the same objective under the name that it has in a bundle.</summary>
    public KeyPath Prefixed(string? prefix) => prefix is null || !Text.StartsWith(Objectives, StringComparison.Ordinal)
        ? this
        : this with { Text = $"{Objectives}{prefix}.{Text[Objectives.Length..]}" };

    /// <summary>What is left of a path behind some keys: nothing when they stand at its end or under it, null when they stand
    /// elsewhere. Names may hold points, so the text is taken apart along the keys.</summary>
    private static string? Rest(string text, IReadOnlyList<string> keys)
    {
        foreach (var key in keys)
        {
            if (After(text, key) is not { } rest) return null;
            if (rest.Length == 0) return "";
            text = rest;
        }
        return text;
    }

    /// <summary>What is left of a path behind its first key; null when that is another one.</summary>
    public static string? After(string text, string key)
    {
        var length = text[0] == '*' ? 1 : text.StartsWith(key, StringComparison.Ordinal) ? key.Length : 0;
        if (length == 0) return null;
        return text.Length == length ? "" : text[length] == '.' ? text[(length + 1)..] : null;
    }
}
