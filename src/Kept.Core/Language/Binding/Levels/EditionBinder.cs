using System.Collections.Concurrent;
using Kept.Diagnostics;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Levels;

/// <summary>Gives whole texts their meaning; those that many agreements extend only once.</summary>
internal sealed class EditionBinder(BindingContext shared)
{
    private readonly SubscriptionTables _tables = new();
    private readonly SharedValues _shared = new();
    private readonly ConcurrentDictionary<MapSyntax, Lazy<BoundText>> _above = new(ReferenceEqualityComparer.Instance);

    /// <summary>A context for what is noticed of one document.</summary>
    public BindingContext ContextFor(DiagnosticBag diagnostics) => shared.Inner(new BindingRecord(diagnostics));

    /// <summary>The meaning of an edition.</summary>
    public BoundText Bind(Edition edition, DiagnosticBag diagnostics) => Bind(
        _tables.Resolve(edition.Text, SubscriptionTables.ChosenIn(edition.Text), ContextFor(diagnostics)), edition.Document.Name, diagnostics, edition.Document.Wrote);

    /// <summary>The meaning of a text that stands by itself.</summary>
    public BoundText Bind(MapSyntax text, string name, DiagnosticBag diagnostics) => Bind(_tables.Resolve(text, [], null), name, diagnostics, _ => true);

    /// <summary>The meaning of the text of an agreement that is extended, for somebody who chose something. Its mistakes are
    /// reported with itself.</summary>
    public BoundText Above(MapSyntax text, Dictionary<string, ScalarSyntax> chosen)
    {
        var resolved = _tables.Resolve(text, chosen, null);
        return _above.GetOrAdd(resolved.Text, _ => new(() => Bind(resolved, "", new DiagnosticBag(), _ => false))).Value;
    }

    private BoundText Bind(ResolvedText text, string name, DiagnosticBag diagnostics, Func<SyntaxNode, bool> isOwn)
    {
        var record = new BindingRecord(diagnostics) { Shared = _shared, IsOwn = isOwn };
        AgreementShapes.Spec.TryRead(text.Text, shared.Inner(record).Named(name), out var agreement);
        return new BoundText(text, record, agreement);
    }
}
