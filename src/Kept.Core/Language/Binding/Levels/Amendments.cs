using Kept.Diagnostics;
using Kept.Language.Binding.Levels.Orders;

namespace Kept.Language.Binding.Levels;

/// <summary>What later versions of the agreement that is extended would change here: agreed in advance, or to be agreed.</summary>
internal sealed class Amendments(AgreementNode node, Edition edition, BoundText latest, EditionBinder binder, BindingContext context)
{
    /// <summary>The editions over later versions, as far as they are agreed in advance.</summary>
    public IEnumerable<BoundEdition> Follow()
    {
        var current = latest;
        foreach (var later in node.Later)
            foreach (var above in later.Editions)
            {
                if (above.Effective is not { } takeover) continue;   // reported with that version
                var over = Over(above);
                var next = binder.Bind(over, new DiagnosticBag());
                var changes = TextComparison.Compare(current, next);
                var loosens = changes.Any(c => c.Step is Step.Looser or Step.Unordered) || RuleCheck.Of(over, next, binder).Any();
                if (node.Document.Follows && !loosens)
                {
                    context.Report(AmendmentDiagnostics.Followed(node.Document, later.Document.Version, takeover, changes));
                    current = next;
                    yield return BoundEdition.Of(over, next);
                }
                else if (changes.Count > 0 || loosens)
                {
                    context.Report(AmendmentDiagnostics.Proposed(node.Document, later.Document.Version, takeover, changes));
                    yield break;
                }
            }
    }

    private Edition Over(Edition above)
    {
        var (document, included) = (node.Document, edition.Included);
        return new Edition(document, above, included, EditionText.Of(document, above, included, context), above.Effective);
    }
}
