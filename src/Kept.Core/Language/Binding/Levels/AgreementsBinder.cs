using Kept.Diagnostics;

namespace Kept.Language.Binding.Levels;

/// <summary>Binds all agreements of a workspace, those that are extended before those that extend them.</summary>
internal static class AgreementsBinder
{
    /// <summary>The agreements in the order of their documents; what is noticed goes into the context.</summary>
    public static IReadOnlyList<BoundNode> Bind(IEnumerable<DocumentHeader> headers, BindingContext context)
    {
        var nodes = AgreementGraph.Of(headers.Select(h => AgreementDocument.Read(h, context)), context);
        var bound = Bind(nodes, new EditionBinder(context));
        Report(bound, context);
        foreach (var diagnostic in Takeovers.FindFaults(bound).Concat(VersionChecks.Of(bound))) context.Report(diagnostic);
        return bound;
    }

    private static BoundNode[] Bind(IReadOnlyList<AgreementNode> nodes, EditionBinder binder)
    {
        var bound = new BoundNode[nodes.Count];
        foreach (var layer in Enumerable.Range(0, nodes.Count).GroupBy(i => nodes[i].Rank).OrderBy(l => l.Key))
            Parallel.ForEach(layer, i =>
            {
                nodes[i].IsBroken |= nodes[i].Above?.IsBroken == true || nodes[i].Included.Any(inner => inner.Node.IsBroken);
                bound[i] = NodeBinder.Bind(nodes[i], binder);
            });
        return bound;
    }

    /// <summary>A mistake in a text that many extend is reported once.</summary>
    private static void Report(BoundNode[] bound, BindingContext context)
    {
        var foreign = new HashSet<(string, Place)>();
        foreach (var node in bound)
        {
            foreach (var diagnostic in node.Diagnostics)
                if (node.Node.Document.Holds(diagnostic.Place) || foreign.Add((diagnostic.Code, diagnostic.Place))) context.Report(diagnostic);
        }
    }
}
