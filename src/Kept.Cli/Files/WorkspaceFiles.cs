using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Storage.Workspaces;

namespace Kept.Cli.Files;

/// <summary>Where the files of a workspace come from: a folder, or a store.</summary>
/// <param name="Place">As it is shown.</param>
/// <param name="Names">The names of the texts, in order; clauses are found by theirs.</param>
/// <param name="Has">Whether there is a file of a name.</param>
internal sealed record WorkspaceFiles(string Place, IReadOnlyList<string> Names, Func<string, bool> Has, Func<string, byte[]> Read)
{
    /// <summary>All YAML files of a folder and of the folders in it.</summary>
    public static WorkspaceFiles In(string folder) => new(
        folder, Below(folder).Select(file => NameOf(file, folder)).ToList(),
        name => !HasLink(name, folder) && File.Exists(Path.Combine(folder, name)),
        name => ReadBounded(Path.Combine(folder, name)));

    public static WorkspaceFiles Of(StoredWorkspace workspace, IReadOnlyList<StoredText> texts)
    {
        var byName = texts.ToDictionary(t => t.Path, t => t.Content, StringComparer.Ordinal);
        return new(workspace.Name, byName.Keys.Where(IsText).Order(StringComparer.Ordinal).ToList(), byName.ContainsKey, name => byName[name]);
    }

    /// <summary>The path as diagnostics show it.</summary>
    public static string NameOf(string file, string folder) => Path.GetRelativePath(folder, file).Replace('\\', '/');

    /// <summary>A file as text, or why it is none.</summary>
    public Checked<SourceText> Decode(string name)
    {
        try
        {
            return SourceText.Decode(name, Read(name));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Checked<SourceText>(null, [FileDiagnostics.CannotBeRead(name, failure)]);
        }
    }

    private static IEnumerable<string> Below(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = false })
        .Where(IsText)
        .Where(f => !Path.GetRelativePath(folder, f).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    private static bool IsText(string file) => Path.GetExtension(file) is ".yaml" or ".yml";

    /// <summary>Whether a link is on the way. Links are not followed, so that none leads out of the folder.</summary>
    private static bool HasLink(string name, string folder)
    {
        var path = folder;
        return name.Split('/').Any(part => new FileInfo(path = Path.Combine(path, part)).LinkTarget is not null);
    }

    /// <summary>A little more than the parser takes, so that it can say that the file is too large.</summary>
    private static byte[] ReadBounded(string file)
    {
        var bytes = new byte[(int)Math.Min(new FileInfo(file).Length, ParsingLimits.FileLength + 1L)];
        if (bytes.Length == 0) return bytes;   // a pipe, which has no length, would be waited for
        using var stream = File.OpenRead(file);
        stream.ReadExactly(bytes);
        return bytes;
    }
}
