using System.Globalization;
using System.Security.Cryptography;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Storage.Measurements;

/// <summary>A batch that is safe in the store.</summary>
/// <param name="FirstRow">How many rows of the file come before it.</param>
/// <param name="RowsRead">How many rows of the file it covers, good or not.</param>
public sealed record AcceptedBatch(string Source, string File, long FirstRow, long RowsRead);

/// <summary>Who is told of an import while it runs.</summary>
/// <param name="BytesRead">Is told how many bytes more were read.</param>
public sealed record ImportListeners(Action<long> BytesRead, Action<AcceptedBatch> Accepted, Action<RejectedRow> Rejected);

/// <summary>Imports the files of one source. Rows are accepted in batches, each in one transaction; rows that were taken before are
/// not taken again. Files with errors are not taken at all.</summary>
internal sealed class SourceImport(Store store, long organisation, long workspace, Source source, ImportListeners listeners) : BatchTaker
{
    private const int BlockSize = 1 << 20;

    private readonly Packer? _packer = Packer.For(source);
    private readonly Dictionary<string, ImportedFile> _files = [];
    private StoredSource _stored = null!;
    private long _recorded;

    /// <param name="recorded">The tick of now.</param>
    public Checked<SourceReport> Run(IReadOnlyList<MeasurementFile> files, long recorded)
    {
        _recorded = recorded;
        _stored = store.Write(transaction => StoredSource.FindOrAdd(transaction, organisation, workspace, source));
        if (Begin(files) is { Count: > 0 } refused) return new(null, refused.ToSequence());

        var read = MeasurementReader.Read(source, files.Select(file => new SourceFile(file.Name, Blocks(file))), this);
        if (read.HasErrors) TakeBack();
        else Finish(read);
        return new(read.Value?.Report, read.Diagnostics);
    }

    public override long StartFile(string file) => _files[file].Rows;

    public override void Take(RowBatch batch)
    {
        var file = _files[batch.File];
        if (batch.RowsRead == 0 || batch.FirstRow < file.Rows) return;
        var end = batch.FirstRow + batch.RowsRead;
        _files[batch.File] = store.Write(transaction =>
        {
            // After a connection was lost nobody knows whether its last work was done; then it is not done again.
            if (ImportedFile.Find(transaction, _stored, file.Name) is { } now && now.Generation == file.Generation && now.Rows >= end) return now;
            if (batch.Parts.Count > 0)
                new Inbox(transaction, _stored, _packer).Accept(batch.File, string.Create(CultureInfo.InvariantCulture, $"{file.Generation}:{batch.FirstRow}"), batch.Parts, _recorded);
            return (file with { Rows = end }).Save(transaction, _stored);
        });
        listeners.Accepted(new(source.Name, batch.File, batch.FirstRow, batch.RowsRead));
    }

    public override void Reject(RejectedRow row) => listeners.Rejected(row);

    /// <summary>Looks at how far each file was imported; gives what stands against it.</summary>
    private List<Diagnostic> Begin(IReadOnlyList<MeasurementFile> files)
    {
        var refused = new List<Diagnostic>();
        foreach (var file in files)
        {
            var before = store.Read(transaction => ImportedFile.Find(transaction, _stored, file.Name));
            var now = (before ?? new(file.Name, 0, 0, 0, "", 0)).Renewed(file.Path);
            _files[file.Name] = now;
            if (before is { Rows: > 0 } && now.Generation > before.Generation && !RepeatsAreHarmless()) refused.Add(StoreDiagnostics.FileChanged(file.Name));
        }
        return refused;
    }

    /// <summary>Whether rows that come again replace the earlier ones.</summary>
    private bool RepeatsAreHarmless() => source.Key.Count > 0 || source.Content is SourceContent.States or SourceContent.Cases;

    private void Finish(Checked<SourceLog> read)
    {
        store.Write(transaction =>
        {
            foreach (var file in _files.Values)
                if (ImportedFile.Find(transaction, _stored, file.Name) is not { } now || now with { Revision = file.Revision } != file || now.Revision == file.Revision)
                    file.Save(transaction, _stored);
            ImportRecord.Add(transaction, _stored, _recorded, [.. _files.Keys], read.Value!.Report, read.Diagnostics);
            return true;
        });
        new Folding(store, _stored, _packer, _recorded).Run();
    }

    /// <summary>Takes the rows of these files out of the inbox again.</summary>
    private void TakeBack() => store.Write(transaction =>
    {
        foreach (var file in _files.Values)
            if (file.Revision > 0) new Inbox(transaction, _stored, _packer).TakeBack(file);
        return true;
    });

    private IEnumerable<ReadOnlyMemory<byte>> Blocks(MeasurementFile file)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockSize];
        for (int length; (length = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0;)
        {
            digest.AppendData(block, 0, length);
            listeners.BytesRead(length);
            yield return block.AsMemory(0, length);
        }
        if (Convert.ToHexStringLower(digest.GetHashAndReset()) != _files[file.Name].Digest)
            throw new StoreException(string.Create(CultureInfo.InvariantCulture, $"The file '{file.Name}' changed while it was read; import it again."));
    }
}
