using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Which remedy of which objective, and in which scope; the same one in every version of an agreement.</summary>
/// <param name="Which">Which of the objective's remedies of its kind: <c>credit 1</c>.</param>
public sealed record RemedyKey(string Objective, string Which, Sequence<Label> Scope)
{
    /// <param name="place">The remedy's place among those of the objective, from 0.</param>
    public static RemedyKey Of(Finding finding, int place) => new(finding.Objective.Name, NameOf(finding.Objective.Remedies, place), finding.Scope);

    /// <summary>The remedy in a version of the agreement; null when that has none.</summary>
    public Remedy? FindIn(Agreement agreement) => agreement.Objectives.FirstOrDefault(o => o.Name == Objective) is { } objective ? FindIn(objective) : null;

    public Remedy? FindIn(Objective objective) =>
        objective.Remedies.Where((_, place) => NameOf(objective.Remedies, place) == Which).FirstOrDefault();

    private static string NameOf(Sequence<Remedy> remedies, int place) =>
        $"{KindOf(remedies[place])} {remedies.Take(place + 1).Count(r => KindOf(r) == KindOf(remedies[place]))}";

    private static string KindOf(Remedy remedy) => remedy switch
    {
        Remedy.Credit => "credit",
        Remedy.Bonus => "bonus",
        Remedy.Points => "points",
        Remedy.Option => "option",
        _ => throw new UnreachableException(),
    };

    public override string ToString() => Scope.Count == 0
        ? Objective
        : $"{Objective} ({string.Join(", ", Scope.Select(l => $"{l.Dimension} {l.Value}"))})";
}
