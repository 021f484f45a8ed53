using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Explaining;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Text;
using Kept.Quantities;
using Kept.Storage.Workspaces;

namespace Kept.Cli.Files;

/// <summary>The texts of one folder and what they mean.</summary>
internal sealed class WorkspaceFolder
{
    private readonly Dictionary<string, SourceText> _texts;

    private readonly string? _asked;

    private readonly WorkspaceFiles _files;

    private readonly IReadOnlyList<string> _clauses;

    private WorkspaceFolder(
        WorkspaceFiles files, string? asked, Dictionary<string, SourceText> texts, IReadOnlyList<string> clauses, Sequence<Diagnostic> unreadable,
        Checked<Workspace> workspace, EffectiveTexts effective)
    {
        _files = files;
        _asked = asked;
        _texts = texts;
        _clauses = clauses;
        Unreadable = unreadable;
        Checked = workspace;
        Effective = effective;
    }

    public string Path => _files.Place;

    public Checked<Workspace> Checked { get; }

    /// <summary>What is wrong with files that are no texts at all.</summary>
    public Sequence<Diagnostic> Unreadable { get; }

    /// <summary>The agreements as they hold, with where each value comes from.</summary>
    public EffectiveTexts Effective { get; }

    public IEnumerable<SourceText> Texts => _texts.Values;

    /// <summary>All that the workspace is made of, as it is written: the texts and the clauses that they name.</summary>
    public IReadOnlyList<StoredText> Files() => _files.Names.Concat(_clauses).Distinct().Select(name => new StoredText(name, _files.Read(name))).ToList();

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
        var asked = isFile ? WorkspaceFiles.NameOf(path, folder) : null;
        var files = WorkspaceFiles.In(folder);
        if (files.Names.Count == 0) throw new UsageException($"There are no .yaml files in '{folder}'. A workspace holds at least one agreement.");
        if (isFile && !files.Names.Contains(asked!)) throw new UsageException($"'{path}' is no .yaml file of a workspace.");
        return Load(files, asked, prefersAsked);
    }

    /// <summary>Reads texts that lie in a store.</summary>
    public static WorkspaceFolder Load(StoredWorkspace workspace, IReadOnlyList<StoredText> texts) => Load(WorkspaceFiles.Of(workspace, texts), null, false);

    private static WorkspaceFolder Load(WorkspaceFiles found, string? asked, bool prefersAsked)
    {
        var unreadable = new DiagnosticBag();
        var diagnostics = new DiagnosticBag();
        var texts = new Dictionary<string, SourceText>(StringComparer.Ordinal);
        var files = new List<FileSyntax>();
        foreach (var (text, parsed, problems) in InParallel.Select(found.Names, name => Read(found, name)))
        {
            unreadable.AddRange(problems);
            if (text is not null) texts.Add(text.Path, text);
            diagnostics.AddRange(parsed.Diagnostics);
            files.Add(parsed.Value!);
        }
        if (prefersAsked && asked is not null) files = Preferring(asked, files);
        var clauses = ClauseFiles.NamedIn(files).Where(found.Has).ToList();
        var bound = WorkspaceBinder.Bind(files, ClausesOf(clauses, found, unreadable), out var effective);
        diagnostics.AddRange(unreadable.ToSequence().Concat(bound.Diagnostics));
        return new WorkspaceFolder(
            found, asked, texts, clauses, unreadable.ToSequence(), new Checked<Workspace>(bound.Value, diagnostics.ToSequence()), effective);
    }

    private static List<FileSyntax> Preferring(string asked, List<FileSyntax> files)
    {
        var names = files.Where(f => f.Source.Path == asked).SelectMany(f => f.Documents).Select(DocumentNames.Find).ToHashSet();
        var others = files.Where(f => f.Source.Path != asked)
            .Select(file => file with { Documents = file.Documents.Where(d => DocumentNames.Find(d) is not { } name || !names.Contains(name)).ToSequence() });
        return [.. files.Where(f => f.Source.Path == asked), .. others.Where(f => f.Documents.Count > 0)];
    }

    /// <summary>The files that clauses name, where they are there.</summary>
    private static List<SourceText> ClausesOf(List<string> names, WorkspaceFiles files, DiagnosticBag unreadable)
    {
        var decoded = names.Select(files.Decode).ToList();
        unreadable.AddRange(decoded.SelectMany(d => d.Diagnostics));
        return decoded.Select(d => d.Value).OfType<SourceText>().ToList();
    }

    /// <summary>The text of a file and its documents; without a text, when it cannot be read, the reason.</summary>
    private static (SourceText? Text, Checked<FileSyntax> Parsed, Sequence<Diagnostic> Unreadable) Read(WorkspaceFiles files, string name)
    {
        var decoded = files.Decode(name);
        return (decoded.Value, decoded.Value is { } text ? YamlParser.Parse(text) : Unread(name), decoded.Diagnostics);
    }

    private static Checked<FileSyntax> Unread(string name) => new(new FileSyntax(new SourceText(name, ""), [], IsWhole: false), []);
}
