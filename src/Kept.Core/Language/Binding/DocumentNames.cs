using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What a document is called, before anything else is known of it.</summary>
public static class DocumentNames
{
    /// <summary>Kind and name as they are written, with the version of one that takes the place of an earlier one and so stands
    /// beside it; null where the header does not say.</summary>
    public static (string Kind, string Name, string? Version)? Find(DocumentSyntax document) =>
        document.Root is MapSyntax map && map.Find("kind")?.Value is ScalarSyntax kind
        && map.Find("metadata")?.Value is MapSyntax metadata && metadata.Find("name")?.Value is ScalarSyntax name
            ? (kind.Value, name.Value, IsAmendment(map) && metadata.Find("version")?.Value is ScalarSyntax version ? version.Value : null)
            : null;

    private static bool IsAmendment(MapSyntax document) => document.Find("spec")?.Value is MapSyntax spec && spec.Find("effective") is not null;
}
