using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Cli.Files;

/// <summary>The texts of one folder and what they mean.</summary>
internal sealed class WorkspaceFolder
{
    private readonly Dictionary<string, SourceText> _texts;

    private readonly string? _asked;

    private WorkspaceFolder(
        string path, string? asked, Dictionary<string, SourceText> texts, Sequence<Diagnostic> unreadable, Checked<Workspace> workspace)
    {
        Path = path;
        _asked = asked;
        _texts = texts;
        Unreadable = unreadable;
        Checked = workspace;
    }

    public string Path { get; }

    public Checked<Workspace> Checked { get; }

    /// <summary>What is wrong with files that are no texts at all.</summary>
    public Sequence<Diagnostic> Unreadable { get; }

    public IEnumerable<SourceText> Texts => _texts.Values;

    public SourceText? Find(string file) => _texts.GetValueOrDefault(file);

    /// <summary>Whether a file is meant by the path that was loaded: any of a folder, or the single one.</summary>
    public bool Asks(string file) => _asked is null || _asked == file;

    /// <summary>Reads all YAML files of a folder and the folders in it; of a single file, the folder that it lies in.</summary>
    /// <exception cref="UsageException">There is no such folder or text, or the folder holds none.</exception>
    public static WorkspaceFolder Load(string path)
    {
        var isFile = File.Exists(path);
        var folder = isFile ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! : path;
        if (!Directory.Exists(folder)) throw new UsageException($"There is no folder or file '{path}'.");
        var asked = isFile ? NameOf(path, folder) : null;
        var found = FilesOf(folder).ToList();
        if (found.Count == 0) throw new UsageException($"There are no .yaml files in '{folder}'. A workspace holds at least one agreement.");
        if (isFile && !found.Exists(file => NameOf(file, folder) == asked)) throw new UsageException($"'{path}' is no .yaml file of a workspace.");

        var unreadable = new DiagnosticBag();
        var diagnostics = new DiagnosticBag();
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var files = new List<FileSyntax>();
        foreach (var file in found)
        {
            var text = Read(file, NameOf(file, folder), unreadable);
            if (text is null)
            {
                files.Add(new FileSyntax(new SourceText(file, ""), [], IsWhole: false));
                continue;
            }
            texts.Add(text.Path, text);
            var parsed = YamlParser.Parse(text);
            diagnostics.AddRange(parsed.Diagnostics);
            files.Add(parsed.Value!);
        }
        var bound = WorkspaceBinder.Bind(files);
        diagnostics.AddRange(unreadable.ToSequence().Concat(bound.Diagnostics));
        return new WorkspaceFolder(
            folder, asked, texts, unreadable.ToSequence(), new Checked<Workspace>(bound.Value, diagnostics.ToSequence()));
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = false })
        .Where(f => System.IO.Path.GetExtension(f) is ".yaml" or ".yml")
        .Where(f => !System.IO.Path.GetRelativePath(folder, f).Split(System.IO.Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    /// <summary>The path as diagnostics show it.</summary>
    private static string NameOf(string file, string folder) => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');

    /// <summary>The text of a file; null when it cannot be read, and then the reason is reported.</summary>
    private static SourceText? Read(string file, string name, DiagnosticBag diagnostics)
    {
        try
        {
            var decoded = SourceText.Decode(name, ReadBounded(file));
            diagnostics.AddRange(decoded.Diagnostics);
            return decoded.Value;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            diagnostics.Add(FileDiagnostics.CannotBeRead(name, failure));
            return null;
        }
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
