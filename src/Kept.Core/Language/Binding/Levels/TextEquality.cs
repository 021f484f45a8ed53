using Kept.Language.Syntax;

namespace Kept.Language.Binding.Levels;

/// <summary>Whether two texts say the same, wherever and in whatever order of keys they are written.</summary>
internal static class TextEquality
{
    public static bool AreEqual(SyntaxNode one, SyntaxNode other) => ReferenceEquals(one, other) || (one, other) switch
    {
        (ScalarSyntax a, ScalarSyntax b) => a.Value == b.Value,
        (ListSyntax a, ListSyntax b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => AreEqual(pair.First, pair.Second)),
        (MapSyntax a, MapSyntax b) => a.Entries.Count == b.Entries.Count
            && a.Entries.All(e => b.Find(e.Key.Value) is { } same && AreEqual(e.Value, same.Value)),
        _ => false,
    };

    /// <summary>The same for texts that may be missing.</summary>
    private static bool AreSame(SyntaxNode? one, SyntaxNode? other) =>
        one is null || other is null ? one is null && other is null : AreEqual(one, other);

    /// <summary>Whether two texts say the same everywhere but at some paths.</summary>
    public static bool AreEqualBut(IReadOnlyList<string> paths, SyntaxNode? one, SyntaxNode? other)
    {
        if (paths.Contains("")) return true;
        if (paths.Count == 0 || one is not (MapSyntax or null) || other is not (MapSyntax or null)) return AreSame(one, other);
        return Pairs(one, other).All(pair => AreEqualBut([.. paths.Select(p => KeyPath.After(p, pair.Key)).OfType<string>()], pair.One, pair.Other));
    }

    /// <summary>Whether two texts say something different at a path; null is a text that says nothing.</summary>
    public static bool DifferAt(string path, SyntaxNode? one, SyntaxNode? other)
    {
        if (path.Length == 0 || one is not (MapSyntax or null) || other is not (MapSyntax or null)) return !AreSame(one, other);
        return Pairs(one, other).Any(pair => KeyPath.After(path, pair.Key) is { } rest && DifferAt(rest, pair.One, pair.Other));
    }

    private static IEnumerable<(string Key, SyntaxNode? One, SyntaxNode? Other)> Pairs(SyntaxNode? one, SyntaxNode? other)
    {
        var (a, b) = (one as MapSyntax, other as MapSyntax);
        return (a?.Entries ?? []).Concat(b?.Entries ?? []).Select(e => e.Key.Value).Distinct()
            .Select(key => (key, a?.Find(key)?.Value, b?.Find(key)?.Value));
    }
}
