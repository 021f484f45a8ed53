namespace Kept.Agreements;

/// <summary>How sentences speak of what a remedy gives.</summary>
/// <param name="Title">The head of a column: "Credit".</param>
/// <param name="Is">Before what is given: "the credit is".</param>
/// <param name="None">When nothing is given: "no credit is owed".</param>
/// <param name="Only">Before the only condition on which something is given: "A credit is owed only".</param>
internal sealed record GivenWords(string Title, string Is, string None, string Only)
{
    public static GivenWords Credit { get; } = new("Credit", "the credit is", "no credit is owed", "A credit is owed only");

    public static GivenWords Bonus { get; } = new("Bonus", "the bonus is", "no bonus is owed", "A bonus is owed only");

    public static GivenWords Points { get; } = new("Points", "it gives", "no points are given", "Points are given only");
}
