using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Cli.Files;

/// <summary>The texts of one folder and what they mean.</summary>
internal sealed class WorkspaceFolder
{
    private readonly Dictionary<string, SourceText> _texts;

    private WorkspaceFolder(string path, Dictionary<string, SourceText> texts, Checked<Workspace> workspace)
    {
        Path = path;
        _texts = texts;
        Checked = workspace;
    }

    public string Path { get; }

    public Checked<Workspace> Checked { get; }

    public IEnumerable<SourceText> Texts => _texts.Values;

    public SourceText? Find(string file) => _texts.GetValueOrDefault(file);

    /// <summary>Reads all YAML files of a folder and the folders in it; of a single file, the folder that it lies in.</summary>
    /// <exception cref="UsageException">There is no such folder, or it holds no texts.</exception>
    public static WorkspaceFolder Load(string path)
    {
        var folder = File.Exists(path) ? System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))! : path;
        if (!Directory.Exists(folder)) throw new UsageException($"There is no folder or file '{path}'.");

        var diagnostics = new List<Diagnostic>();
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var files = new List<Language.Syntax.FileSyntax>();
        foreach (var file in FilesOf(folder))
        {
            var text = Read(file, System.IO.Path.GetRelativePath(folder, file), diagnostics);
            if (text is null) continue;
            texts.Add(text.Path, text);
            var parsed = YamlParser.Parse(text);
            diagnostics.AddRange(parsed.Diagnostics);
            if (parsed.Value is not null) files.Add(parsed.Value);
        }
        if (texts.Count == 0 && diagnostics.Count == 0)
            throw new UsageException($"There are no .yaml files in '{folder}'. A workspace holds at least one agreement.");

        var bound = WorkspaceBinder.Bind(files);
        var all = diagnostics.Concat(bound.Diagnostics).ToSequence();
        return new WorkspaceFolder(folder, texts, new Checked<Workspace>(bound.Value, all));
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8 })
        .Where(f => System.IO.Path.GetExtension(f) is ".yaml" or ".yml")
        .Where(f => !System.IO.Path.GetRelativePath(folder, f).Split(System.IO.Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    private static SourceText? Read(string file, string name, List<Diagnostic> diagnostics)
    {
        var decoded = SourceText.Decode(name.Replace('\\', '/'), ReadBounded(file));
        diagnostics.AddRange(decoded.Diagnostics);
        return decoded.Value;
    }

    /// <summary>A little more than the parser takes, so that it can say that the file is too large.</summary>
    private static byte[] ReadBounded(string file)
    {
        using var stream = File.OpenRead(file);
        var bytes = new byte[(int)Math.Min(stream.Length, ParsingLimits.FileLength + 1L)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
