using Kept.Core.Tests.Architecture;

namespace Kept.Cli.Tests;

/// <summary>Where the repository's own files are.</summary>
internal static class Repository
{
    public static string Root => SourceFiles.Root;

    /// <summary>The folder of real measurements; null when there is none on this machine.</summary>
    public static string? FindRealData()
    {
        var folder = Environment.GetEnvironmentVariable("KEPT_REAL_DATA") ?? Path.Combine(Root, "..", "shared");
        var data = Path.Combine(folder, "data");
        return Directory.Exists(data) ? data : null;
    }
}
