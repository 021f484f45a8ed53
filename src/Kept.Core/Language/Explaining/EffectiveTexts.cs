using Kept.Agreements;
using Kept.Language.Binding.Levels;

namespace Kept.Language.Explaining;

/// <summary>The agreements of a workspace as they hold.</summary>
public sealed class EffectiveTexts
{
    private readonly IReadOnlyList<BoundNode> _nodes;

    internal EffectiveTexts(IReadOnlyList<BoundNode> nodes) => _nodes = nodes;

    /// <summary>The names of all agreements, those among them that only others complete.</summary>
    public IEnumerable<string> Names => _nodes.Select(n => n.Node.Document.Name).Distinct();

    /// <summary>Each version of an agreement that comes into force, or the one of <c>acme-shop@3</c>, in the order of the texts;
    /// without a name, of all that no other agreement extends or includes.</summary>
    public IReadOnlyList<EffectiveText> Find(string? name) => Takeovers.InForce(_nodes)
        .Where(e => name is null ? !e.Node.IsExtended : IsNamed(e.Edition.Edition.Document.Version, name))
        .Select(e => new EffectiveText(e.Edition, e.Superseded)).ToList();

    private static bool IsNamed(AgreementVersion version, string name) => name == version.Name || name == version.ToString();
}
