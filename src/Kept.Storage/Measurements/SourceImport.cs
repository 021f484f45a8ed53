using System.Data.Common;
using System.Globalization;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
using Kept.Storage.Audit;
using Kept.Storage.Pseudonyms;

namespace Kept.Storage.Measurements;

/// <summary>A batch that is safe in the store.</summary>
/// <param name="FirstRow">How many rows of the file come before it.</param>
/// <param name="RowsRead">How many rows of the file it covers, good or not.</param>
public sealed record AcceptedBatch(string Source, string File, long FirstRow, long RowsRead);

/// <summary>Who is told of an import while it runs.</summary>
/// <param name="BytesRead">Is told how many bytes more were read.</param>
/// <param name="Accepted">Is told of each batch as soon as it is safe; when nobody wants to know, they are made safe all at once, or as many as are held.</param>
public sealed record ImportListeners(Action<long> BytesRead, Action<AcceptedBatch>? Accepted, Action<RejectedRow> Rejected);

/// <summary>Imports the files of one source. Their rows are held until all are read, and accepted then; where that is too much, or somebody wants
/// to know when rows are safe, they are put into the inbox before. Rows that were taken before are not taken again. Files with errors are not
/// taken at all.</summary>
internal sealed class SourceImport(Store store, long organisation, long workspace, Source source, ImportListeners listeners) : BatchTaker, IDisposable
{
    private const int BlockSize = 1 << 20;
    private const long MostHeld = 1 << 27;   // bytes of rows in memory; what is more waits in the inbox

    private readonly Packer? _packer = Packer.For(source);
    private PersonalNames? _names;
    private readonly Dictionary<string, FileImport> _files = [];
    private StoredSource _stored = null!;
    private long _recorded;
    private long _held;   // bytes
    private Action? _endWriting;   // null when nothing is being written

    /// <summary>The files that were read to their end and are safe.</summary>
    public IReadOnlyList<FinishedFile> Finished { get; private set; } = [];

    /// <param name="recorded">The tick of now.</param>
    public Checked<SourceReport> Run(IReadOnlyList<MeasurementFile> files, long recorded)
    {
        _recorded = recorded;
        _names = source.Personal.Count > 0 ? new(store, organisation, source, recorded) : null;
        _stored = store.Write(transaction => StoredSource.FindOrAdd(transaction, organisation, workspace, source));
        if (Begin(files) is { Count: > 0 } refused) return new(null, refused.ToSequence());

        Checked<SourceReport> read;
        try
        {
            read = MeasurementReader.Import(source, files.Select(file => new SourceFile(file.Name, Blocks(file))), this);
        }
        finally
        {
            EndWriting();
        }
        if (read.HasErrors) TakeBack();
        else Finish(read);
        return read;
    }

    public override long StartFile(string file) => _files[file].Imported.Rows;

    public override byte[] Pack(Sequence<BatchPart> parts) => BatchCodec.Encode(_names?.Hide(parts) ?? parts, _packer);

    public override void Take(RowBatch batch)
    {
        var file = _files[batch.File];
        var waiting = file.Waiting.Count;
        file.Read(batch);
        if (file.Waiting.Count > waiting) _held += batch.Payload.Length;
        if (!file.EndsRow || (listeners.Accepted is null && _held < MostHeld)) return;
        foreach (var held in _files.Values.Where(f => f.Waiting.Count > 0)) Accept(held);
        _held = 0;
    }

    public override void Reject(RejectedRow row) => listeners.Rejected(row);

    public void Dispose()
    {
        foreach (var file in _files.Values) file.Dispose();
    }

    /// <summary>Looks at how far each file was imported; gives what stands against it.</summary>
    private List<Diagnostic> Begin(IReadOnlyList<MeasurementFile> files)
    {
        var refused = new List<Diagnostic>();
        foreach (var file in files)
        {
            var before = store.Read(transaction => ImportedFile.Find(transaction, _stored, file.Name));
            var now = (before ?? new(file.Name, 0, 0, 0, "", 0)).Renewed(file.Path);
            _files[file.Name] = new(now);
            if (before is { Rows: > 0 } && now.Generation > before.Generation && !RepeatsAreHarmless()) refused.Add(StoreDiagnostics.FileChanged(file.Name));
        }
        return refused;
    }

    /// <summary>Whether rows that come again replace the earlier ones.</summary>
    private bool RepeatsAreHarmless() => source.Key.Count > 0 || source.Content is SourceContent.States or SourceContent.Cases;

    /// <summary>Makes the batches of a file safe that wait for it, on another thread, once those before are.</summary>
    private void Accept(FileImport file)
    {
        EndWriting();
        var (next, batches) = (file.Next, file.TakeWaiting());
        var writing = Task.Run(() => Write(next, batches));
        _endWriting = () =>
        {
            file.Imported = writing.GetAwaiter().GetResult();
            foreach (var batch in batches) listeners.Accepted?.Invoke(new(source.Name, batch.File, batch.FirstRow, batch.RowsRead));
        };
        if (listeners.Accepted is not null) EndWriting();
    }

    private ImportedFile Write(ImportedFile next, IReadOnlyList<RowBatch> batches) => store.Write(transaction =>
    {
        // After a connection was lost nobody knows whether its last work was done; then it is not done again.
        if (ImportedFile.Find(transaction, _stored, next.Name) is { } now && now.Generation == next.Generation && now.Rows >= next.Rows) return now;
        var inbox = new Inbox(transaction, _stored);
        foreach (var batch in batches)
            if (batch.Rows > 0) inbox.Accept(next.Name, Number($"{next.Generation}:{batch.FirstRow}"), batch.Payload, batch.Rows, batch.LatestStamp, _recorded);
        return next.Save(transaction, _stored);
    });

    /// <summary>Waits until what is being written is safe.</summary>
    private void EndWriting()
    {
        var end = _endWriting;
        _endWriting = null;
        end?.Invoke();
    }

    private void Finish(Checked<SourceReport> read)
    {
        foreach (var file in _files.Values)
        {
            file.End();
            if (listeners.Accepted is not null && file.Waiting.Count > 0) Accept(file);
        }
        EndWriting();
        new Folding(store, _stored, source, _packer, _recorded).RunAfter(transaction =>
        {
            var accepted = _files.Values.SelectMany(file => AcceptHeld(transaction, file)).ToList();
            foreach (var file in _files.Values.Select(f => f.Next))
                if (ImportedFile.Find(transaction, _stored, file.Name) is not { } now || now with { Revision = file.Revision } != file || now.Revision == file.Revision)
                    file.Save(transaction, _stored);
            ImportRecord.Add(transaction, _stored, _recorded, [.. _files.Keys], read.Value!, read.Diagnostics);
            return accepted;
        });
        Finished = [.. _files.Values.Select(file => new FinishedFile(_stored, source.Name, file.Imported.Name, file.Evidence))];
    }

    /// <summary>Accepts what waits of a file as one batch, unless that was done before and nobody knew; gives its rows.</summary>
    private IReadOnlyList<(long Batch, StoredPart Part)> AcceptHeld(DbTransaction transaction, FileImport file)
    {
        var rows = file.Waiting.Sum(batch => batch.Rows);
        if (rows == 0) return [];
        var name = Number($"{file.Imported.Generation}:{file.Waiting[0].FirstRow}");
        if (new Inbox(transaction, _stored).Count(file.Imported.Name, name, rows, _recorded) is not { } number) return [];
        return [.. BatchCodec.Decode(file.Waiting.Where(batch => batch.Rows > 0).Select(batch => (number, new ReadOnlyMemory<byte>(batch.Payload))), _packer)];
    }

    /// <summary>Takes the rows of these files out of the inbox again.</summary>
    private void TakeBack() => store.Write(transaction =>
    {
        foreach (var file in _files.Values.Select(f => f.Imported))
            if (file.Revision > 0) new Inbox(transaction, _stored).TakeBack(file);
        return true;
    });

    private IEnumerable<ReadOnlyMemory<byte>> Blocks(MeasurementFile file)
    {
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var block = new byte[BlockSize];
        for (int length; (length = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0;)
        {
            listeners.BytesRead(length);
            yield return block.AsMemory(0, length);
        }
    }

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
