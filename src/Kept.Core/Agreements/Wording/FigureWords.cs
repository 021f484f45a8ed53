namespace Kept.Agreements;

/// <summary>How sentences speak of what is measured: the attainment of a promise, or a number that something else is worked out from.</summary>
/// <param name="The">At the beginning of a sentence: "The attainment".</param>
/// <param name="None">Where there is none: "has no attainment, and its verdict is not determined".</param>
internal sealed record FigureWords(string The, string None)
{
    public static FigureWords Attainment { get; } = new("The attainment", "has no attainment, and its verdict is not determined");

    public static FigureWords Value { get; } = new("Its value", "has no such value");

    /// <summary>Inside a sentence: "the attainment".</summary>
    public string Inside => char.ToLowerInvariant(The[0]) + The[1..];
}
