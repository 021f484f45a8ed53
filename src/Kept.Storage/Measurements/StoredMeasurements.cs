using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Storage.Audit;
using Kept.Storage.Workspaces;

namespace Kept.Storage.Measurements;

/// <summary>The measurements of one workspace.</summary>
/// <param name="memory">What was read last, where a host keeps that.</param>
public sealed class StoredMeasurements(Store store, long organisation, StoredWorkspace workspace, SeriesMemory? memory = null)
{
    private readonly List<FinishedFile> _finished = [];

    /// <summary>Imports files of a source; what was imported before is not taken twice.</summary>
    /// <param name="recorded">The tick of now.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Checked<SourceReport> Import(Source source, IReadOnlyList<MeasurementFile> files, ImportListeners listeners, long recorded)
    {
        using var import = new SourceImport(store, organisation, workspace.Number, source, listeners);
        var report = import.Run(files, recorded);
        _finished.AddRange(import.Finished);
        return report;
    }

    /// <summary>Tells the audit trail of all files that were imported, in one entry.</summary>
    /// <param name="recorded">The tick of now.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public void EndImport(long recorded)
    {
        ImportEntry.Add(store, organisation, workspace, _finished, recorded);
        _finished.Clear();
    }

    /// <summary>Takes batches that somebody sends of a source.</summary>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public SentBatches Batches(Source source) => new(store, organisation, workspace.Number, source);

    /// <summary>Reads measurements, all as they stand at one instant, and evaluates them while they can be read.</summary>
    /// <exception cref="StoreException">The store cannot be read.</exception>
    public T Read<T>(IEnumerable<Source> sources, Func<MeasurementSnapshot, T> work) =>
        store.Read(transaction =>
        {
            var remembered = memory ?? new();
            return remembered.During(transaction, () => work(new MeasurementSnapshot(transaction, organisation, workspace.Number, sources, remembered)));
        });
}
