using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Storage;
using Kept.Storage.Measurements;
using Kept.Storage.Workspaces;

namespace Kept.Cli;

/// <summary>What became of the files of one source.</summary>
/// <param name="Report">Null when the files have errors; then nothing of them is in the store.</param>
internal sealed record ImportedSource(Source Source, int Files, Checked<SourceReport> Report);

/// <summary>Brings a workspace and its measurements into a store.</summary>
internal sealed class Importing(Store store, Terminal terminal, RejectedRowsFile rejected, Action<AcceptedBatch>? accepted)
{
    /// <summary>Imports the texts of a folder and the files of all sources that its agreements measure with.</summary>
    /// <exception cref="UsageException">There is no such data folder.</exception>
    public IReadOnlyList<ImportedSource> Run(WorkspaceFolder folder, Workspace workspace, string? dataFolder)
    {
        var data = dataFolder ?? folder.Path;
        if (!Directory.Exists(data)) throw new UsageException($"There is no data folder '{data}'.");
        var now = terminal.Now;
        var saved = new StoredWorkspaces(store, Organisation.Own).Save(OpenedWorkspace.NameOf(folder.Path), folder.Files(), now);
        var measurements = new StoredMeasurements(store, Organisation.Own, saved);
        var found = workspace.Agreements.SelectMany(a => a.Sources()).DistinctBy(s => s.Name)
            .Select(source => (Source: source, Found: MeasurementFiles.Find(source, data))).ToList();
        var total = found.SelectMany(f => f.Found.Files).Sum(file => new FileInfo(file).Length);
        var imported = terminal.WithByteProgress("Importing", progress =>
        {
            var done = 0L;
            var listeners = new ImportListeners(bytes => progress(done += bytes, total), accepted, rejected.Write);
            return found.Select(f => f.Found.Problem is { } problem
                ? new ImportedSource(f.Source, 0, new(null, [problem]))
                : Import(measurements, f.Source, f.Found.Files, data, listeners, now)).ToList();
        });
        measurements.EndImport(now);
        return imported;
    }

    private static ImportedSource Import(
        StoredMeasurements measurements, Source source, IReadOnlyList<string> files, string data, ImportListeners listeners, long now)
    {
        var named = files.Select(file => new MeasurementFile(Path.GetRelativePath(data, file), file)).ToList();
        try
        {
            return new(source, files.Count, measurements.Import(source, named, listeners, now));
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            return new(source, files.Count, new(null, [FileDiagnostics.CannotBeRead(named[0].Name, failure)]));
        }
    }
}
