namespace Kept.Cli.Printing;

/// <summary>A new, empty folder that is gone with its user, also when the program is interrupted.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder() => AppDomain.CurrentDomain.ProcessExit += OnExit;

    public string Path { get; } = Directory.CreateTempSubdirectory("kept-").FullName;

    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Delete();
    }

    private void OnExit(object? sender, EventArgs e) => Delete();

    private void Delete()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A browser that is just ending may still write here; the folder lies where the system cleans up.
        }
    }
}
