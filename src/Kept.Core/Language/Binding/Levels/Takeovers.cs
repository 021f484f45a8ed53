using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Language.Binding.Levels;

/// <summary>Which version of an agreement takes the place of which.</summary>
internal static class Takeovers
{
    /// <summary>Every version but the first takes effect on a day, one after the other.</summary>
    public static IEnumerable<Diagnostic> FindFaults(IReadOnlyList<BoundNode> nodes)
    {
        foreach (var versions in Versions(nodes.Select(n => n.Node.Document)))
            foreach (var (before, document) in versions.Zip(versions.Skip(1)))
                if (document.Effective is not { } takeover) yield return LevelDiagnostics.NotEffective(document, before);
                else if (before.Effective is { } earlier && earlier.From >= takeover.From) yield return LevelDiagnostics.NotLater(document, before);
    }

    /// <summary>The editions of each agreement that come into force, each with the one that takes its place.</summary>
    public static IEnumerable<(AgreementNode Node, BoundEdition Edition, Takeover? Superseded)> InForce(IReadOnlyList<BoundNode> nodes)
    {
        var next = new Dictionary<BoundEdition, Takeover?>(ReferenceEqualityComparer.Instance);
        foreach (var versions in nodes.GroupBy(n => n.Node.Document.Name, StringComparer.Ordinal))
        {
            Takeover? following = null;
            foreach (var node in versions.DistinctBy(n => n.Node.Document.Header.Version).OrderByDescending(n => n.Node.Document.Header.Version))
                foreach (var edition in node.Editions.Reverse())
                {
                    if (following is not null && edition.Edition.Effective?.From >= following.From) continue;
                    next[edition] = following;
                    following = edition.Edition.Effective is { } own ? own with { Next = following } : following;
                }
        }
        return nodes.SelectMany(n => n.Editions.Where(next.ContainsKey).Select(e => (n.Node, e, next[e])));
    }

    private static IEnumerable<List<AgreementDocument>> Versions(IEnumerable<AgreementDocument> documents) => documents
        .GroupBy(d => d.Name, StringComparer.Ordinal)
        .Select(same => same.DistinctBy(d => d.Header.Version).OrderBy(d => d.Header.Version).ToList());
}
