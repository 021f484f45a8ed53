using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>A credit as it is written.</summary>
/// <param name="Base">Null for the charge of the service; else an amount of money.</param>
/// <param name="Bands">By class, "" for all; null where there is a ladder.</param>
internal sealed record CreditDraft(
    Fraction? Base, IReadOnlyDictionary<string, List<BandDraft>>? Bands, LadderDraft? Ladder, GivenDraft? AtMost)
{
    public string Written(string currency, string unit)
    {
        var scale = Ladder is { } l
            ? $"perUnit: {{unit: {l.UnitWritten}, of: {l.Of}, {(l.Beyond is null ? "" : $"beyond: {l.BeyondWritten}, ")}"
                + $"counted: {l.Counted}, gives: {l.Gives.Written(currency)}}}"
            : Bands!.TryGetValue("", out var single) && Bands.Count == 1 ? $"bands: {Table(single, currency, unit)}"
            : $"bands: {{by: class, {string.Join(", ", Bands.Select(b =>
                $"{(b.Key == "" ? "otherwise" : b.Key)}: {Table(b.Value, currency, unit)}"))}}}";
        return $"{{of: {(Base is { } money ? $"{GivenDraft.Decimal(money)} {currency}" : "charge")}, {scale}"
            + (AtMost is null ? "" : $", atMost: {AtMost.Written(currency)}") + "}";
    }

    private static string Table(List<BandDraft> bands, string currency, string unit) =>
        $"{{{string.Join(", ", bands.Select(b => $"\"{b.Written(unit)}\": {b.Gives.Written(currency)}"))}}}";

    /// <summary>Bands that meet each other at some edges and leave nothing between.</summary>
    public static List<BandDraft> Between(Dice dice, IReadOnlyList<Fraction> edges, bool hasCents)
    {
        var chosen = dice.Some(1, edges).Order().ToList();
        var bands = new List<BandDraft>();
        (Fraction? Low, bool Included) from = (null, false);
        foreach (var edge in chosen)
        {
            var isIncluded = dice.Chance(50);
            bands.Add(new BandDraft(from.Low, from.Included, edge, isIncluded, GivenDraft.Throw(dice, hasCents)));
            from = (edge, !isIncluded);
        }
        bands.Add(new BandDraft(from.Low, from.Included, null, false, GivenDraft.Throw(dice, hasCents)));
        return [.. dice.Shuffle(bands)];
    }
}
