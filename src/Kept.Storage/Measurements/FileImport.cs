using System.Globalization;
using System.Security.Cryptography;
using Kept.Measurements.Segments;

namespace Kept.Storage.Measurements;

/// <summary>A file while it is imported: how far that is safe in the store, and what was read of it since.</summary>
internal sealed class FileImport(ImportedFile imported) : IDisposable
{
    private readonly ImportedFile _before = imported;
    private readonly TextDigest _read = new();
    private readonly IncrementalHash _evidence = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<RowBatch> _waiting = [];

    /// <summary>How far the file is safe in the store.</summary>
    public ImportedFile Imported { get; set; } = imported;

    /// <summary>The batches that are not in the store yet.</summary>
    public IReadOnlyList<RowBatch> Waiting => _waiting;

    /// <summary>Whether what was read is whole rows, so that it can be told later whether the file only grew.</summary>
    public bool EndsRow => _read.EndsLine;

    /// <summary>How far the file is imported when the batches that wait are in the store.</summary>
    public ImportedFile Next => Imported with
    {
        Rows = _waiting.Count == 0 ? Imported.Rows : _waiting[^1].FirstRow + _waiting[^1].RowsRead, Bytes = _read.Bytes, Digest = _read.Text,
    };

    /// <summary>SHA-256 of all that was read, for those who want to compare the file later.</summary>
    public string Evidence => Convert.ToHexStringLower(_evidence.GetCurrentHash());

    /// <summary>Looks at the text of a batch, and lets the batch wait if it is new.</summary>
    public void Read(RowBatch batch)
    {
        var text = batch.Text.Span;
        _evidence.AppendData(text);
        if (_before.Bytes > _read.Bytes)
        {
            var known = (int)Math.Min(_before.Bytes - _read.Bytes, text.Length);
            _read.Append(text[..known]);
            text = text[known..];
            if (_read.Bytes == _before.Bytes && _read.Text != _before.Digest) throw Changed();
        }
        _read.Append(text);
        if (batch.RowsRead > 0 && batch.FirstRow >= Imported.Rows) _waiting.Add(batch);
    }

    /// <summary>The batches that waited, which wait no longer.</summary>
    public IReadOnlyList<RowBatch> TakeWaiting()
    {
        RowBatch[] waited = [.. _waiting];
        _waiting.Clear();
        return waited;
    }

    /// <summary>Makes sure that the file was read to its end.</summary>
    public void End()
    {
        if (_read.Bytes < _before.Bytes) throw Changed();
    }

    public void Dispose() => _evidence.Dispose();

    private StoreException Changed() =>
        new(string.Create(CultureInfo.InvariantCulture, $"The file '{_before.Name}' changed while it was read; import it again."));
}
