using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>Cases that do not count as somebody may have meant them to, because of what is written in them.</summary>
/// <param name="Source">The name of their source.</param>
/// <param name="What">What is wrong with each of them: <c>ends before it begins</c>.</param>
/// <param name="First">The first of them, three at most, each as it is shown; none where ids are personal data.</param>
/// <param name="Remedy">What follows from it, and what to do.</param>
public sealed record CaseProblem(string Source, string What, Sequence<string> First, int Count, string Remedy)
{
    private const int MostShown = 3;

    /// <param name="cases">As they are shown.</param>
    /// <returns>Null when there are none.</returns>
    public static CaseProblem? Find(Source source, string what, IReadOnlyList<string> cases, string remedy) => cases.Count == 0
        ? null
        : new CaseProblem(source.Name, what, source.HasPersonalIds ? [] : cases.Take(MostShown).ToSequence(), cases.Count, remedy);

    public override string ToString() => $"In '{Source}' {(Count == 1 ? "a case" : $"each of {Count} cases")} {What}"
        + (First.Count == 0 ? "" : $": {string.Join(", ", First)}{(Count > First.Count ? ", …" : "")}") + $". {Remedy}";
}
