namespace Kept.Cli.Tests;

/// <summary>A folder of files for one test.</summary>
internal sealed class Folder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("kept-tests-").FullName;

    /// <summary>A copy of a folder of the repository.</summary>
    public static Folder CopyOf(string folder)
    {
        var copy = new Folder();
        foreach (var file in Directory.EnumerateFiles(Session.Path(folder)))
            File.Copy(file, copy.At(System.IO.Path.GetFileName(file)));
        return copy;
    }

    public string At(string file) => System.IO.Path.Combine(Path, file);

    /// <returns>The path of the file written.</returns>
    public string Write(string file, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
        return At(file);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
