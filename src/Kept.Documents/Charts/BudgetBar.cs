using Kept.Evaluation;
using Kept.Documents.Findings;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Charts;

/// <summary>How much of a budget is left, as a bar for a line of a table.</summary>
internal static class BudgetBar
{
    private const double Width = 96;
    private const double Height = 8;

    public static Scene Draw(ErrorBudget budget)
    {
        var left = budget.LeftShare is { } share ? (double)(int)(share * 1000).Ceiling() / 1000 : 0;
        var track = new Box(0, 0, Width, Height);
        Sequence<Shape> shapes = left > 0
            ? [new Shape.Rectangle(track, Ink.Track, 4), new Shape.Rectangle(track with { Width = Math.Max(left * Width, 3) }, Ink.Met, 4)]
            : [new Shape.Rectangle(track, budget.IsOverspent ? Ink.MissedSoft : Ink.Track, 4)];
        return new Scene(Width, Height, "Budget", $"{budget.LeftText}.", shapes);
    }
}
