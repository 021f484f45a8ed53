using Kept.Diagnostics;

namespace Kept.Language.Binding.Levels;

/// <summary>Where in an agreement a key stands: <c>objectives.availability.target</c>; <c>*</c> stands for any name.</summary>
internal sealed record KeyPath(string Text, Place Place)
{
    private const string Objectives = "objectives.";

    /// <summary>Whether a key of the agreement is the one meant, or stands under it.</summary>
    public bool Covers(IReadOnlyList<string> keys) => Fit(Text, keys, 0) is PathFit.Covered;

    /// <summary>Whether a key of the agreement is the one meant, stands under it, or holds it.</summary>
    public bool Touches(IReadOnlyList<string> keys) => Fit(Text, keys, 0) is not PathFit.Apart;

    /// <summary>The path of the same objective under the name that it has in a bundle.</summary>
    public KeyPath Prefixed(string? prefix) => prefix is null || !Text.StartsWith(Objectives, StringComparison.Ordinal)
        ? this
        : this with { Text = $"{Objectives}{prefix}.{Text[Objectives.Length..]}" };

    /// <summary>Names may hold points, so the text is taken apart along the keys.</summary>
    private static PathFit Fit(ReadOnlySpan<char> text, IReadOnlyList<string> keys, int index)
    {
        if (index == keys.Count) return PathFit.Above;
        var length = text[0] == '*' ? 1 : text.StartsWith(keys[index], StringComparison.Ordinal) ? keys[index].Length : 0;
        if (length == 0) return PathFit.Apart;
        if (text.Length == length) return PathFit.Covered;
        return text[length] == '.' ? Fit(text[(length + 1)..], keys, index + 1) : PathFit.Apart;
    }

    private enum PathFit
    {
        Apart,
        Covered,
        Above,
    }
}
