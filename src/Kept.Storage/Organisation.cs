namespace Kept.Storage;

/// <summary>Whose books a row belongs to.</summary>
public static class Organisation
{
    /// <summary>The store itself: its migrations.</summary>
    internal const long Nobody = 0;

    /// <summary>The one that keeps its own books, without a server.</summary>
    public const long Own = 1;
}
