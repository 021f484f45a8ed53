using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>How much of a budget is used, as a bar for a line of a table.</summary>
internal static class BudgetBar
{
    private const double Width = 96;
    private const double Height = 8;

    public static Scene Draw(Budget budget)
    {
        var used = budget.UsedShare is { } share ? (double)(int)(Rational.Min(share, Rational.One) * 1000).Floor() / 1000 : budget.IsOverspent ? 1 : 0;
        var track = new Box(0, 0, Width, Height);
        Sequence<Shape> shapes = used > 0
            ? [new Shape.Rectangle(track, Ink.Track, 4), new Shape.Rectangle(track with { Width = Math.Max(used * Width, 2) }, budget.IsOverspent ? Ink.Missed : Ink.Met, 4)]
            : [new Shape.Rectangle(track, Ink.Track, 4)];
        return new Scene(Width, Height, "Budget", budget.UsedText is { } text ? $"{text} of the budget is used." : "Nothing is allowed to go wrong.", shapes);
    }
}
