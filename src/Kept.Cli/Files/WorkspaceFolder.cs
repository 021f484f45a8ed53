using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Explaining;
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
        string path, string? asked, Dictionary<string, SourceText> texts, Sequence<Diagnostic> unreadable, Checked<Workspace> workspace,
        EffectiveTexts effective)
    {
        Path = path;
        _asked = asked;
        _texts = texts;
        Unreadable = unreadable;
        Checked = workspace;
        Effective = effective;
    }

    public string Path { get; }

    public Checked<Workspace> Checked { get; }

    /// <summary>What is wrong with files that are no texts at all.</summary>
    public Sequence<Diagnostic> Unreadable { get; }

    /// <summary>The agreements as they hold, with where each value comes from.</summary>
    public EffectiveTexts Effective { get; }

    public IEnumerable<SourceText> Texts => _texts.Values;

    public SourceText? Find(string file) => _texts.GetValueOrDefault(file);

    /// <summary>Whether a file is meant by the path that was loaded: any of a folder, or the single one.</summary>
    public bool Asks(string file) => _asked is null || _asked == file;

    /// <summary>Reads all YAML files of a folder and the folders in it; of a single file, the folder that it lies in.</summary>
    /// <exception cref="UsageException">There is no such folder or text, or the folder holds none.</exception>
    /// <param name="prefersAsked">Whether the documents of a single file take the place of those with their names in other
    /// files, so that several versions of an agreement may lie side by side.</param>
    public static WorkspaceFolder Load(string path, bool prefersAsked = false)
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
        foreach (var read in found.AsParallel().AsOrdered().Select(file => Read(file, NameOf(file, folder))))
        {
            unreadable.AddRange(read.Unreadable);
            if (read.Text is { } text) texts.Add(text.Path, text);
            diagnostics.AddRange(read.Parsed.Diagnostics);
            files.Add(read.Parsed.Value!);
        }
        if (prefersAsked && asked is not null) files = Preferring(asked, files);
        var bound = WorkspaceBinder.Bind(files, ClausesOf(files, folder, unreadable), out var effective);
        diagnostics.AddRange(unreadable.ToSequence().Concat(bound.Diagnostics));
        return new WorkspaceFolder(
            folder, asked, texts, unreadable.ToSequence(), new Checked<Workspace>(bound.Value, diagnostics.ToSequence()), effective);
    }

    private static List<FileSyntax> Preferring(string asked, List<FileSyntax> files)
    {
        var names = files.Where(f => f.Source.Path == asked).SelectMany(f => f.Documents).Select(DocumentNames.Find).ToHashSet();
        var others = files.Where(f => f.Source.Path != asked)
            .Select(file => file with { Documents = file.Documents.Where(d => DocumentNames.Find(d) is not { } name || !names.Contains(name)).ToSequence() });
        return [.. files.Where(f => f.Source.Path == asked), .. others.Where(f => f.Documents.Count > 0)];
    }

    /// <summary>The files that clauses name, where they are there. Links are not followed, so that none leads out of the folder.</summary>
    private static List<SourceText> ClausesOf(List<FileSyntax> files, string folder, DiagnosticBag unreadable)
    {
        var decoded = ClauseFiles.NamedIn(files)
            .Where(name => !HasLink(name, folder) && File.Exists(System.IO.Path.Combine(folder, name)))
            .Select(name => Decode(System.IO.Path.Combine(folder, name), name)).ToList();
        unreadable.AddRange(decoded.SelectMany(d => d.Diagnostics));
        return decoded.Select(d => d.Value).OfType<SourceText>().ToList();
    }

    private static bool HasLink(string name, string folder)
    {
        var path = folder;
        return name.Split('/').Any(part => new FileInfo(path = System.IO.Path.Combine(path, part)).LinkTarget is not null);
    }

    private static IEnumerable<string> FilesOf(string folder) => Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, IgnoreInaccessible = false })
        .Where(f => System.IO.Path.GetExtension(f) is ".yaml" or ".yml")
        .Where(f => !System.IO.Path.GetRelativePath(folder, f).Split(System.IO.Path.DirectorySeparatorChar).Any(part => part.StartsWith('.')))
        .Order(StringComparer.Ordinal);

    /// <summary>The path as diagnostics show it.</summary>
    private static string NameOf(string file, string folder) => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');

    /// <summary>The text of a file and its documents; without a text, when it cannot be read, the reason.</summary>
    private static (SourceText? Text, Checked<FileSyntax> Parsed, Sequence<Diagnostic> Unreadable) Read(string file, string name)
    {
        var decoded = Decode(file, name);
        return (decoded.Value, decoded.Value is { } text ? YamlParser.Parse(text) : Unread(name), decoded.Diagnostics);
    }

    private static Checked<SourceText> Decode(string file, string name)
    {
        try
        {
            return SourceText.Decode(name, ReadBounded(file));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Checked<SourceText>(null, [FileDiagnostics.CannotBeRead(name, failure)]);
        }
    }

    private static Checked<FileSyntax> Unread(string name) => new(new FileSyntax(new SourceText(name, ""), [], IsWhole: false), []);

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
