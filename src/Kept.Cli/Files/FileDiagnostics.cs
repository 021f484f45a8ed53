using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Cli.Files;

/// <summary>What can be wrong with files before anybody reads what is in them.</summary>
internal static class FileDiagnostics
{
    public static Diagnostic NoFile(Source source, string pattern, string folder, string directory)
    {
        var there = Directory.Exists(directory) ? Directory.EnumerateFiles(directory).Select(f => Path.GetFileName(f)!).ToList() : [];
        var isFolder = Directory.Exists(Path.Combine(folder, pattern));
        return new(
            "KPT451", Severity.Error, source.FilesClause,
            isFolder ? $"A file is expected, but '{pattern}' in the data folder '{folder}' is a folder."
                : $"There is no file '{pattern}' in the data folder '{folder}'.",
            isFolder ? $"Name the files in it, for example '{pattern.TrimEnd('/')}/*.csv'."
                : Spelling.FindNearest(pattern, there) is { } nearest ? $"Did you mean '{nearest}'?"
                : "Give the folder that holds the files with --data, or change 'files' of the source.");
    }

    public static Diagnostic OutsideTheDataFolder(Source source, string pattern) => new(
        "KPT452", Severity.Error, source.FilesClause,
        $"Files lie in the data folder, but '{pattern}' leads out of it.",
        "Copy the file into the data folder, or give another folder with --data.");

    public static Diagnostic CannotBeRead(string file, Exception failure) => new(
        "KPT453", Severity.Error, new Place(file, 1, 0, 0),
        $"A file that can be read is expected, but {failure switch
        {
            UnauthorizedAccessException => "this one may not be read by this program",
            FileNotFoundException or DirectoryNotFoundException => "this one is gone, or is a link to nothing",
            _ => "reading this one failed; another program may hold it",
        }}.",
        "Check who may read the file, and whether it is all there and no program holds it.");
}
