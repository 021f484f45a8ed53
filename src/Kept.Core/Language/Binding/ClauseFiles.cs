using Kept.Language.Syntax;

namespace Kept.Language.Binding;

/// <summary>The files that clauses stand in. Core reads none: it says which ones it needs, and is handed their texts.</summary>
public static class ClauseFiles
{
    /// <summary>The paths of the files that the clauses of some texts name, from the workspace's folder, each once; those that
    /// lead out of the workspace are not among them.</summary>
    public static IEnumerable<string> NamedIn(IEnumerable<FileSyntax> files) => files
        .SelectMany(file => file.Documents.SelectMany(document => Named(document.Root)
            .Select(written => Resolve(file.Source.Path, written))))
        .OfType<string>().Distinct().Order(StringComparer.Ordinal);

    /// <summary>The path from the workspace's folder, with <c>/</c> between its parts; null when it leads out of it.</summary>
    /// <param name="from">The file that names the other one.</param>
    public static string? Resolve(string from, string written)
    {
        if (written.Length == 0 || written[0] == '/' || written.AsSpan().IndexOfAny('\\', ':', '\0') >= 0) return null;
        var parts = new List<string>(from.Split('/')[..^1]);
        foreach (var part in written.Split('/'))
            if (part is "" or ".") continue;
            else if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        return string.Join('/', parts);
    }

    private static IEnumerable<string> Named(SyntaxNode document) =>
        document is MapSyntax map && map.Find("spec")?.Value is MapSyntax spec && spec.Find("clauses")?.Value is MapSyntax clauses
            ? clauses.Entries.Select(e => (e.Value as MapSyntax)?.Find("file")?.Value).OfType<ScalarSyntax>().Select(s => s.Value)
            : [];
}
