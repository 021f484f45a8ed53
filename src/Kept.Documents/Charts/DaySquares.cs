using Kept.Documents.Findings;
using Kept.Documents.Scenes;

namespace Kept.Documents.Charts;

/// <summary>How the state of a day looks in a square: a colour and always a sign.</summary>
internal static class DaySquares
{
    /// <summary>The squares of many days, those of one look behind each other, then their signs.</summary>
    public static IEnumerable<Shape> Draw(IReadOnlyList<(Box Box, DayState State, string? Tooltip)> days, double signSize)
    {
        var byState = days.GroupBy(d => d.State).OrderBy(g => g.Key).ToList();
        foreach (var (box, state, tooltip) in byState.SelectMany(g => g)) yield return new Shape.Rectangle(box, Fill(state), 2, tooltip);
        foreach (var (box, state, _) in days)
            if (state is DayState.NotDetermined) yield return new Shape.Hatching(box, Slant.Rising, 5, Ink.Rule);
        foreach (var (box, state, _) in byState.SelectMany(g => g))
            if (state is not DayState.Ahead)
                yield return new Shape.Text(new Point(box.CenterX, box.Bottom - 10), state.Sign(), SignInk(state), signSize, Anchor.Middle, true);
    }

    public static IReadOnlyList<LegendItem> LegendOf(IEnumerable<DayState> states) => states
        .Distinct().Order()
        .Select(state => state is DayState.Ahead
            ? new LegendItem("Still ahead", Swatches.Square(Fill(state)))
            : new LegendItem(state.Word(), Swatches.Sign(Fill(state), SignInk(state), state.Sign())))
        .ToList();

    private static Ink Fill(DayState state) => state switch
    {
        DayState.Met => Ink.MetSoft,
        DayState.Missed => Ink.Missed,
        DayState.NotDetermined => Ink.UnknownSoft,
        DayState.NothingMeasured => Ink.Track,
        DayState.Reported => Ink.ValueSoft,
        DayState.Ahead => Ink.Ground,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Ink SignInk(DayState state) => state switch
    {
        DayState.Met => Ink.Met,
        DayState.Missed => Ink.Paper,
        DayState.NotDetermined => Ink.Text,
        DayState.Reported => Ink.Value,
        _ => Ink.Muted,
    };
}
