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
}
