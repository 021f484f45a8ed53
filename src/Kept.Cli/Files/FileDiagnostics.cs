using Kept.Agreements;
using Kept.Diagnostics;

namespace Kept.Cli.Files;

internal static class FileDiagnostics
{
    public static Diagnostic NoFile(Source source, string pattern, string folder, string directory)
    {
        var there = Directory.Exists(directory) ? Directory.EnumerateFiles(directory).Select(f => Path.GetFileName(f)!).ToList() : [];
        return new(
            "KPT451", Severity.Error, source.Clause,
            $"There is no file '{pattern}' in the data folder '{folder}'.",
            Spelling.FindNearest(pattern, there) is { } nearest
                ? $"Did you mean '{nearest}'?"
                : "Give the folder that holds the files with --data, or change 'files' of the source.");
    }

    public static Diagnostic OutsideTheDataFolder(Source source, string pattern) => new(
        "KPT452", Severity.Error, source.Clause,
        $"Files lie in the data folder, but '{pattern}' leads out of it.",
        "Copy the file into the data folder, or give another folder with --data.");
}
