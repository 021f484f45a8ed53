namespace Kept.Core.Tests.Evaluation;

/// <summary>What an availability says besides when things are down.</summary>
/// <param name="Across">Dimensions with their quorums, as written.</param>
/// <param name="AtLeast">Minutes; shorter outages count as up.</param>
/// <param name="MoreThan">Minutes; outages that are not longer count as up.</param>
/// <param name="Unit">Minutes; 0 counts exactly.</param>
/// <param name="CountsStarted">Whether a started unit counts as a whole.</param>
/// <param name="AfterExclusions">Whether the length of an outage is that of its counted part.</param>
/// <param name="NoData">What a gap counts as, as written.</param>
internal sealed record SlowTerms(
    IReadOnlyList<(string Dimension, string Quorum)> Across, int AtLeast, int? MoreThan, int Unit, bool CountsStarted,
    bool AfterExclusions, string? NoData)
{
    /// <summary>What an interval counts as in which nothing happened, as written; null where nothing is counted by intervals.</summary>
    public string? Empty { get; init; }

    /// <summary>Whether time that leaves both sides may cut an outage, of which only whole units count.</summary>
    public bool LosesUnits => Unit > 0 && !CountsStarted && UnknownMayLeave;

    /// <summary>Whether time of which nothing is known yet may turn out to leave both sides.</summary>
    public bool UnknownMayLeave => NoData == "leaves-both-sides" || Empty == "leaves-both-sides";

    /// <summary>The keys of the indicator that say it, with a comma before.</summary>
    public string Keys =>
        (Across.Count == 0 ? "" : $", across: {{{string.Join(", ", Across.Select(a => $"{a.Dimension}: {a.Quorum}"))}}}")
        + (AtLeast == 0 && MoreThan is null && Unit == 0 && !AfterExclusions ? "" : $", outage: {{{string.Join(", ", OutageKeys)}}}")
        + (NoData is null ? "" : $", noData: {NoData}");

    private IEnumerable<string> OutageKeys
    {
        get
        {
            if (MoreThan is { } more) yield return $"moreThan: {more} minutes";
            else if (AtLeast > 0) yield return $"atLeast: {AtLeast} minutes";
            if (Unit > 0) yield return $"unit: {Unit} minutes, partialUnits: {(CountsStarted ? "counted" : "dropped")}";
            if (AfterExclusions) yield return "measured: after-exclusions";
        }
    }

    public static SlowTerms Throw(Dice dice, IReadOnlyList<(string, string)> across)
    {
        var unit = dice.Chance(25) ? dice.Pick(1, 5, 7) : 0;
        return new SlowTerms(
            across, dice.Chance(40) ? dice.Between(1, 90) : 0, dice.Chance(10) ? dice.Between(0, 60) : null, unit,
            unit > 0 && dice.Chance(50), dice.Chance(25),
            dice.Pick(null, null, "not-determined", "counts-as-up", "counts-as-down", "leaves-both-sides"));
    }

    public bool IsLongEnough(int minutes) => MoreThan is { } more ? minutes > more : minutes >= AtLeast;

    public int Units(int minutes) => Unit == 0 ? minutes : (minutes + (CountsStarted ? Unit - 1 : 0)) / Unit * Unit;
}
