namespace Kept.Core.Tests.Evaluation;

/// <summary>Statistics of the outages of an availability.</summary>
internal sealed class OutageTrial(
    StateTrial states, (string Key, string Keys, Func<List<Fraction>, Fraction?> Of) fold) : Trial(states.Setting)
{
    public override string Indicator => $"{{{fold.Key}: {{outages: {states.Availability}{fold.Keys}}}}}";

    public override IReadOnlyList<Table> Tables { get; init; } = states.Tables;

    public override string? Per => states.Per;

    public override MaskDraft Mask => states.Mask;

    public override (Fraction, string)[] Steps => [];

    public override string Ones => fold.Key == "count" ? "" : " s";

    public static OutageTrial Throw(Dice dice) => new(StateTrial.Throw(dice), SlowStatistics.Throw(dice));

    public override IReadOnlyList<(string Scope, Outcome Outcome)> Expected(Filling? filling = null) =>
        states.Scopes.Select(scope => (scope, Of(states.Slow(scope), filling))).ToList();

    /// <summary>Certain only when the outages are the same whether all that is unknown was up or down.</summary>
    private Outcome Of(SlowAvailability slow, Filling? filling)
    {
        var (good, bad) = (slow.Outages(filling ?? ((_, _) => false)), slow.Outages(filling ?? ((_, _) => true)));
        var lengths = good.SelectMany(l => l).Select(minutes => (Fraction)(minutes * 60)).ToList();
        var value = fold.Key == "count" ? lengths.Count : fold.Of(lengths);
        var isCertain = good.Zip(bad).All(pair => pair.First.SequenceEqual(pair.Second));
        return isCertain ? Outcome.Certain(value, lengths.Count) : new Outcome(value, null, null, lengths.Count);
    }
}
