using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>What a document is called, before anything else is known of it.</summary>
public static class DocumentNames
{
    /// <summary>Kind and name as they are written; null where the header does not say.</summary>
    public static (string Kind, string Name)? Find(DocumentSyntax document) =>
        document.Root is MapSyntax map && map.Find("kind")?.Value is ScalarSyntax kind
        && map.Find("metadata")?.Value is MapSyntax metadata && metadata.Find("name")?.Value is ScalarSyntax name
            ? (kind.Value, name.Value)
            : null;
}
