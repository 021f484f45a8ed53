using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Finds out which agreement extends and includes which.</summary>
internal sealed class AgreementGraph
{
    /// <summary>How many agreements may stand one above the other: group, company, country, customer, service and a few.</summary>
    private const int MostAbove = 8;

    /// <summary>How far a chain is followed before it is called too deep.</summary>
    private const int MostFollowed = 64;

    private readonly BindingContext _context;
    private readonly Dictionary<string, List<AgreementNode>> _versions;
    private readonly List<AgreementNode> _path = [];
    private readonly HashSet<AgreementNode> _visited = [];

    private AgreementGraph(IReadOnlyList<AgreementNode> nodes, BindingContext context)
    {
        _context = context;
        _versions = nodes.GroupBy(n => n.Document.Name, StringComparer.Ordinal).ToDictionary(
            same => same.Key, same => same.DistinctBy(n => n.Document.Header.Version).OrderBy(n => n.Document.Header.Version).ToList());
    }

    /// <summary>The documents, in their order, with those that each refers to.</summary>
    public static IReadOnlyList<AgreementNode> Of(IEnumerable<AgreementDocument> documents, BindingContext context)
    {
        var nodes = documents.Select(d => new AgreementNode(d)).ToList();
        var graph = new AgreementGraph(nodes, context);
        foreach (var node in nodes) graph.Resolve(node);
        foreach (var node in nodes) graph.Visit(node, null);
        foreach (var node in nodes) graph.MarkExtended(node);
        return nodes;
    }

    private void Resolve(AgreementNode node)
    {
        var document = node.Document;
        if (document.Extends is { } extends) node.Above = Find(extends, node);
        var included = document.Includes.Select(i => (Find(i.Of, node), i.Prefix)).ToList();
        if (node.IsBroken) return;
        node.Included = included.Select(i => (i.Item1!, i.Prefix)).ToSequence();
        foreach (var again in document.Includes.GroupBy(i => i.Of.Name).SelectMany(same => same.Skip(1)))
            _context.Report(InclusionDiagnostics.Twice(again));
        if (node.Above is not { } above || above.Document.Name == document.Name) return;
        node.Later = _versions[above.Document.Name].Where(n => n.Document.Header.Version > above.Document.Header.Version).ToSequence();
        if (document.Level is { } level && level < above.Document.Level)
            _context.Report(LevelDiagnostics.LevelsReversed(document.Extends!, level, above.Document));
    }

    /// <summary>The agreement that is meant; null, and the node is broken, when that cannot be said.</summary>
    private AgreementNode? Find(AgreementReference reference, AgreementNode node)
    {
        if (!_versions.TryGetValue(reference.Name, out var versions))
            return _context.HasLost<AgreementDocument>() ? Lost(node) : Broken(node, LevelDiagnostics.UnknownAgreement(reference, [.. _versions.Keys.Where(n => n != node.Document.Name)]));
        var numbers = versions.Select(n => n.Document.Header.Version).ToList();
        if (reference.Version is null && versions.Count > 1) return Broken(node, LevelDiagnostics.WhichVersion(reference, numbers));
        var found = reference.Version is { } version ? versions.Find(n => n.Document.Header.Version == version) : versions[0];
        if (found is null) return Broken(node, LevelDiagnostics.UnknownVersion(reference, numbers));
        return found.Document.Name == node.Document.Name && found.Document.Header.Version > node.Document.Header.Version
            ? Broken(node, LevelDiagnostics.NotEarlier(reference, node.Document.Version))
            : found;
    }

    private AgreementNode? Broken(AgreementNode node, Diagnostics.Diagnostic diagnostic)
    {
        node.IsBroken = true;
        _context.Report(diagnostic);
        return null;
    }

    /// <summary>What is meant may stand in a text that could not be read.</summary>
    private static AgreementNode? Lost(AgreementNode node)
    {
        node.IsBroken = true;
        return null;
    }

    /// <summary>Gives the node its height and rank, behind all that it refers to.</summary>
    /// <param name="by">How the node came to be visited.</param>
    private void Visit(AgreementNode node, AgreementReference? by)
    {
        if (_path.Contains(node))
        {
            var cycle = _path.SkipWhile(n => n != node).Append(node).ToList();
            foreach (var member in cycle) member.IsBroken = true;
            _context.Report(LevelDiagnostics.Cycle(by!, cycle.Select(n => n.Document.Version)));
            return;
        }
        if (!_visited.Add(node)) return;
        _path.Add(node);
        var (height, rank) = (1, 1);
        foreach (var (above, reference) in References(node))
        {
            var isTooFar = _path.Count >= MostFollowed;
            if (!isTooFar) Visit(above, reference);
            node.IsBroken |= above.IsBroken;
            height = Math.Max(height, (isTooFar ? MostAbove : above.Height) + 1);
            rank = Math.Max(rank, above.Rank + 1);
            if (height > MostAbove && !node.IsBroken) Broken(node, LevelDiagnostics.TooDeep(reference, MostAbove));
        }
        if (node.Above is { IsBroken: false } earlier && earlier.Document.Name == node.Document.Name) node.Document.Amend(earlier.Document);
        foreach (var later in node.Later)
            if (!_path.Contains(later))
            {
                Visit(later, node.Document.Extends);
                rank = Math.Max(rank, later.Rank + 1);
            }
        (node.Height, node.Rank) = (height, rank);
        _path.RemoveAt(_path.Count - 1);
    }

    private static IEnumerable<(AgreementNode Node, AgreementReference Reference)> References(AgreementNode node)
    {
        if (node.Above is { } above) yield return (above, node.Document.Extends!);
        foreach (var (included, inclusion) in node.Included.Zip(node.Document.Includes)) yield return (included.Node, inclusion.Of);
    }

    /// <summary>All versions of an agreement are extended when one is.</summary>
    private void MarkExtended(AgreementNode node)
    {
        foreach (var (above, _) in References(node))
            if (above.Document.Name != node.Document.Name)
                foreach (var version in _versions[above.Document.Name]) version.IsExtended = true;
    }
}
