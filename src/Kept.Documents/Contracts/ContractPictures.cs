using Kept.Agreements;

namespace Kept.Documents.Contracts;

/// <summary>The pictures of a contract by the label of the section or clause that they belong to.</summary>
internal static class ContractPictures
{
    public static ILookup<string, Drawing> None { get; } = Enumerable.Empty<Drawing>().ToLookup(_ => "");

    public static ILookup<string, Drawing> Of(Agreement agreement) => Whole(agreement).Concat(agreement.Objectives.SelectMany(Stairs))
        .Where(p => p.Drawing is not null).ToLookup(p => p.Label, p => p.Drawing!, StringComparer.Ordinal);

    private static IEnumerable<(string Label, Drawing? Drawing)> Whole(Agreement agreement) =>
    [
        (Number("overview"), Drawing.Of(width => LevelStack.Draw(agreement, width))),
        (Number("services"), Drawing.Of(width => PromiseMap.Draw(agreement, width))),
    ];

    private static IEnumerable<(string Label, Drawing? Drawing)> Stairs(Objective objective) =>
        Credits(objective).Prepend(($"{Number("objectives")}.{objective.Name}", Drawing.Of(width => PromiseStairs.Draw(objective, width))));

    private static IEnumerable<(string Label, Drawing? Drawing)> Credits(Objective objective) =>
        from credit in objective.Remedies.OfType<Remedy.Credit>()
        from entry in credit.How.Scale.All
        let scope = credit.How.Scale.Field is not { } field ? "" : ReferenceEquals(entry, credit.How.Scale.Otherwise) ? $"any other {field}" : $"{field} {entry.Class}"
        select ($"{Number("remedies")}.{objective.Name}", Drawing.Of(width => CreditStairs.Draw(objective, entry.Value, scope, width)));

    private static string Number(string section) => StandardSection.Find(section)!.Number;
}
