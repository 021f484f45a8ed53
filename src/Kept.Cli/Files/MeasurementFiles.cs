using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Cli.Files;

/// <summary>Reads the files that sources name.</summary>
internal static class MeasurementFiles
{
    private const int BlockSize = 1 << 20;

    /// <summary>Reads all files of some sources; sources are read side by side.</summary>
    /// <param name="progress">Is told how many bytes have been read, of how many.</param>
    public static Checked<MeasurementLog> Read(IReadOnlyList<Source> sources, string folder, Action<long, long> progress)
    {
        var found = sources.Select(source => Find(source, folder)).ToList();
        var total = found.SelectMany(f => f.Files).Select(file => new FileInfo(file)).Where(file => file.Exists).Sum(file => file.Length);
        var done = 0L;
        var logs = new Checked<SourceLog>?[sources.Count];
        Parallel.For(0, sources.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            if (found[i].Problem is null)
                logs[i] = Read(sources[i], found[i].Files, folder, bytes => progress(Interlocked.Add(ref done, bytes), total));
        });

        var diagnostics = found.Select(f => f.Problem).OfType<Diagnostic>()
            .Concat(logs.OfType<Checked<SourceLog>>().SelectMany(l => l.Diagnostics)).ToSequence();
        var log = new MeasurementLog(logs.Select(l => l?.Value).OfType<SourceLog>().ToSequence());
        return new Checked<MeasurementLog>(log, diagnostics);
    }

    private static Checked<SourceLog> Read(Source source, IReadOnlyList<string> files, string folder, Action<long> read)
    {
        var name = "";
        try
        {
            return MeasurementReader.Read(source, files.Select(file =>
                new SourceFile(name = Path.GetRelativePath(folder, file), Blocks(file, read))));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(null, [FileDiagnostics.CannotBeRead(name, failure)]);
        }
    }

    /// <summary>The files of a source in the order in which they are read, or why there are none.</summary>
    public static (IReadOnlyList<string> Files, Diagnostic? Problem) Find(Source source, string folder)
    {
        var files = new List<string>();
        var root = Path.GetFullPath(folder + Path.DirectorySeparatorChar);
        foreach (var pattern in source.Files)
        {
            if (Path.IsPathRooted(pattern) || !Path.GetFullPath(Path.Combine(root, pattern)).StartsWith(root, StringComparison.Ordinal))
                return ([], FileDiagnostics.OutsideTheDataFolder(source, pattern));
            var directory = Path.GetDirectoryName(Path.Combine(root, pattern))!;
            var matches = Directory.Exists(directory)
                ? Directory.EnumerateFiles(directory, Path.GetFileName(pattern)).Order(StringComparer.Ordinal).ToList()
                : [];
            if (matches.Count == 0) return ([], FileDiagnostics.NoFile(source, pattern, folder, directory));
            files.AddRange(matches);
        }
        return (files, null);
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(string file, Action<long> read)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockSize];
        for (int length; (length = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0;)
        {
            read(length);
            yield return block.AsMemory(0, length);
        }
    }
}
