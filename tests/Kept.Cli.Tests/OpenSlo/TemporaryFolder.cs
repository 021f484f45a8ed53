using Kept.Cli.Files;

namespace Kept.Cli.Tests.OpenSlo;

/// <summary>A workspace with its files, for one test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kept-openslo-");

    public TemporaryFolder(string text, IEnumerable<(string Name, string Text)> files)
    {
        foreach (var (name, content) in files.Prepend(("workspace.yaml", text))) File.WriteAllText(System.IO.Path.Combine(Path, name), content);
    }

    public string Path => _folder.FullName;

    public WorkspaceFolder Load() => WorkspaceFolder.Load(Path);

    public void Dispose() => _folder.Delete(recursive: true);
}
