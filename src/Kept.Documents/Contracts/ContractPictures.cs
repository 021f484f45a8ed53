using Kept.Agreements;

namespace Kept.Documents.Contracts;

/// <summary>The pictures of a contract by the label of the section or clause that they belong to.</summary>
internal static class ContractPictures
{
    public static ILookup<string, Drawing> None { get; } = Enumerable.Empty<Drawing>().ToLookup(_ => "");

    public static ILookup<string, Drawing> Of(Agreement agreement) => Map(agreement).Concat(agreement.Objectives.SelectMany(Stairs))
        .Where(p => p.Drawing is not null).ToLookup(p => p.Label, p => p.Drawing!, StringComparer.Ordinal);

    private static IEnumerable<(string Label, Drawing? Drawing)> Map(Agreement agreement) =>
        [(StandardSection.Find("services")!.Number, Drawing.Of(width => PromiseMap.Draw(agreement, width)))];

    private static IEnumerable<(string Label, Drawing? Drawing)> Stairs(Objective objective) =>
        from credit in objective.Remedies.OfType<Remedy.Credit>()
        from entry in credit.How.Scale.All
        let scope = credit.How.Scale.Field is not { } field ? "" : ReferenceEquals(entry, credit.How.Scale.Otherwise) ? $"any other {field}" : $"{field} {entry.Class}"
        select ($"{StandardSection.Find("remedies")!.Number}.{objective.Name}", Drawing.Of(width => CreditStairs.Draw(objective, entry.Value, scope, width)));
}
