using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels;

/// <summary>Makes the editions of one agreement, gives them their meaning and holds them against what they extend.</summary>
internal sealed class NodeBinder
{
    private readonly AgreementNode _node;
    private readonly EditionBinder _binder;
    private readonly DiagnosticBag _diagnostics = new();
    private readonly BindingContext _context;

    private NodeBinder(AgreementNode node, EditionBinder binder)
    {
        (_node, _binder) = (node, binder);
        _context = binder.ContextFor(_diagnostics);
    }

    /// <summary>Binds an agreement whose node is behind all that it refers to.</summary>
    public static BoundNode Bind(AgreementNode node, EditionBinder binder)
    {
        var binding = new NodeBinder(node, binder);
        return node.IsBroken ? binding.FindMistakes() : binding.Bind();
    }

    /// <summary>The mistakes of a text that does not stand by itself, apart from what is missing.</summary>
    private BoundNode FindMistakes()
    {
        var all = new DiagnosticBag();
        _binder.Bind(_node.Document.Body, _node.Document.Name, all);
        return new BoundNode(_node, [], all.ToSequence().Where(d => !d.CanBeSupplied).ToSequence(), false);
    }

    private BoundNode Bind()
    {
        var bound = new List<BoundEdition>();
        BoundText? latest = null;
        foreach (var edition in OwnEditions())
        {
            if (!IsOfReasonableSize(edition)) continue;
            latest = Mean(edition, bound.Count == 0);
            bound.Add(BoundEdition.Of(edition, latest));
        }
        if (latest is not null) bound.AddRange(new Amendments(_node, bound[^1].Edition, latest, _binder, _context).Follow());
        _node.Editions = bound.Select(b => b.Edition).ToSequence();
        return new BoundNode(_node, bound.ToSequence(), _diagnostics.ToSequence(), bound.Count > 0 && bound.TrueForAll(b => b.Agreement is null));
    }

    /// <summary>One edition for each set of editions of what it extends and includes.</summary>
    private IEnumerable<Edition> OwnEditions()
    {
        var document = _node.Document;
        var sources = _node.Included.Select(i => i.Node.Editions).Append(_node.Above?.Editions ?? []).ToList();
        var later = sources.SelectMany(s => s.Skip(1)).Select(e => e.Effective!)
            .Where(t => document.Effective is not { } own || t.From > own.From).DistinctBy(t => t.From).OrderBy(t => t.From);
        foreach (var takeover in later.Prepend(document.Effective))
        {
            var above = _node.Above is null ? null : InForce(_node.Above.Editions, takeover);
            var included = _node.Included.Select(i => i.Node.AsIncluded(InForce(i.Node.Editions, takeover), i.Prefix)).ToSequence();
            yield return new Edition(document, above, included, EditionText.Of(document, above, included, _context), takeover);
        }
    }

    /// <summary>The edition in force on the first day; the first when none is yet.</summary>
    private static Edition InForce(Sequence<Edition> editions, Takeover? takeover) =>
        takeover is null ? editions[0] : editions.LastOrDefault(e => e.Effective is not { } start || start.From <= takeover.From) ?? editions[0];

    private BoundText Mean(Edition edition, bool isFirst)
    {
        var isClear = !_diagnostics.HasErrors;   // else nobody can say what its text is
        var found = new DiagnosticBag();
        var text = _binder.Bind(edition, found);
        _diagnostics.AddRange(found.ToSequence().Where(d => !d.CanBeSupplied || !_node.MayBePartial));
        if (isFirst) PathCheck.Check(edition, text.Text, _context);
        if (isClear) _diagnostics.AddRange(RuleCheck.Of(edition, text, _binder));
        return text;
    }

    private bool IsOfReasonableSize(Edition edition)
    {
        if (edition.Included.Count == 0 || Size(edition.Text) <= ParsingLimits.Nodes) return true;
        _node.IsBroken = true;
        return _context.Report(LevelDiagnostics.TooLarge(edition.Document, ParsingLimits.Nodes));
    }

    private static int Size(SyntaxNode node) => node switch
    {
        MapSyntax map => 1 + map.Entries.Sum(e => 1 + Size(e.Value)),
        ListSyntax list => 1 + list.Items.Sum(Size),
        _ => 1,
    };
}

/// <summary>An agreement after all of its editions have been bound.</summary>
/// <param name="IsFramework">Whether it leaves out what those that extend it supply.</param>
internal sealed record BoundNode(AgreementNode Node, Sequence<BoundEdition> Editions, Sequence<Diagnostic> Diagnostics, bool IsFramework);
