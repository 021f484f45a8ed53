namespace Kept.Language.Parsing;

/// <summary>How large an input may be. Real agreements stay far below; hostile ones end early.</summary>
public static class ParsingLimits
{
    /// <summary>Bytes of a file, and characters of its text.</summary>
    public const int FileLength = 4 * 1024 * 1024;

    public const int Documents = 1_000;

    /// <summary>Lists and maps within each other, aliases expanded.</summary>
    public const int Depth = 64;

    /// <summary>Spaces at the start of a line.</summary>
    public const int Indentation = 1_000;

    /// <summary>Values, keys, lists and maps of a file, aliases expanded.</summary>
    public const int Nodes = 200_000;

    /// <summary>Characters of one value.</summary>
    public const int ScalarLength = 1024 * 1024;

    /// <summary>Characters of a condition or a formula.</summary>
    public const int ExpressionLength = 4_000;

    /// <summary>Brackets within each other, and levels of the tree, of a condition or a formula.</summary>
    public const int ExpressionDepth = 64;
}
