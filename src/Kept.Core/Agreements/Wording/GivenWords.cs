namespace Kept.Agreements;

/// <summary>How sentences speak of what a remedy gives.</summary>
/// <param name="Title">The head of a column: "Credit".</param>
/// <param name="Is">Before what is given: "the credit is".</param>
/// <param name="None">When nothing is given: "no credit is owed".</param>
internal sealed record GivenWords(string Title, string Is, string None)
{
    public static GivenWords Credit { get; } = new("Credit", "the credit is", "no credit is owed");

    public static GivenWords Bonus { get; } = new("Bonus", "the bonus is", "no bonus is owed");

    public static GivenWords Points { get; } = new("Points", "it gives", "no points are given");
}
