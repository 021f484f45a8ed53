using Kept.Agreements;

namespace Kept.Language.Binding.Levels;

/// <summary>An edition with what became of it.</summary>
/// <param name="Agreement">Null when it is not complete, or has mistakes.</param>
/// <param name="Uses">The names of the workspace that it uses.</param>
internal sealed record BoundEdition(
    Edition Edition, ResolvedText Text, Agreement? Agreement, IReadOnlySet<(Type Kind, string Name)> Uses)
{
    public static BoundEdition Of(Edition edition, BoundText text) => new(edition, text.Resolved, text.Agreement, text.Record.Uses);
}
