using System.Globalization;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;
using Kept.Storage.Audit;
using Kept.Storage.Pseudonyms;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>Batches of rows of one source that somebody sends while things happen. Each is written as the source's files are, and is safe
/// and counted once it was accepted; it waits in the inbox until there are many, and is folded with them.</summary>
public sealed class SentBatches
{
    private const int MostWaiting = 1_000;

    private readonly Store _store;
    private readonly Source _source;
    private readonly Packer? _packer;
    private readonly StoredSource _stored;
    private readonly Taker _taker;
    private readonly RepeatedReading _reading;
    private long _waiting;

    internal SentBatches(Store store, long organisation, long workspace, Source source)
    {
        (_store, _source, _packer) = (store, source, Packer.For(source));
        (_stored, _waiting) = store.Write(transaction =>
        {
            var stored = StoredSource.FindOrAdd(transaction, organisation, workspace, source);
            return (stored, transaction.Number(BatchSql.Waiting, new { organisation, source = stored.Number })!.Value);
        });
        _taker = new(_packer, source.Personal.Count > 0 ? recorded => new(store, organisation, source, recorded) : null);
        _reading = new(source, _taker);
    }

    /// <summary>Accepts the rows of a batch that can be used, wholly or not at all. One that was accepted before is not counted again, so a
    /// sender that was told nothing sends it once more.</summary>
    /// <param name="sender">Who sends it.</param>
    /// <param name="batch">What tells it from all others of its sender.</param>
    /// <param name="text">The rows, as a file of the source has them.</param>
    /// <param name="recorded">The tick of now.</param>
    /// <param name="rejected">Is told of each row that cannot be used.</param>
    /// <returns>What became of the rows; without a value when the text cannot be read as the source says, and then nothing is accepted.</returns>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public Checked<SourceReport> Accept(string sender, string batch, ReadOnlyMemory<byte> text, long recorded, Action<RejectedRow> rejected)
    {
        _taker.Begin(recorded, rejected);
        var read = _reading.Import([new($"{sender}: {batch}", [text])]);
        if (read.HasErrors || _taker.Batches.Count == 0) return read;
        _store.Write(transaction =>
        {
            var inbox = new Inbox(transaction, _stored);
            foreach (var part in _taker.Batches)
                inbox.Accept(SentEntry.OriginOf(sender), string.Create(CultureInfo.InvariantCulture, $"{batch}:{part.FirstRow}"), part.Payload, part.Rows, part.LatestStamp, recorded);
            return true;
        });
        if (++_waiting >= MostWaiting) Fold(recorded);
        return read;
    }

    /// <summary>Puts all accepted rows into segments and months, and tells the audit trail of the batches.</summary>
    /// <param name="recorded">The tick of now.</param>
    /// <exception cref="StoreException">The store cannot be written.</exception>
    public void Fold(long recorded)
    {
        new Folding(_store, _stored, _source, _packer, recorded).RunAfter(_ => []);
        _waiting = 0;
    }

    private sealed class Taker(Packer? packer, Func<long, PersonalNames>? namesAt) : BatchTaker
    {
        private PersonalNames? _names;
        private Action<RejectedRow> _rejected = _ => { };

        public List<RowBatch> Batches { get; } = [];

        public void Begin(long recorded, Action<RejectedRow> rejected)
        {
            (_names, _rejected) = (namesAt?.Invoke(recorded), rejected);
            Batches.Clear();
        }

        public override long StartFile(string file) => 0;

        public override byte[] Pack(Sequence<BatchPart> parts) => BatchCodec.Encode(_names?.Hide(parts) ?? parts, packer);

        public override void Take(RowBatch batch)
        {
            if (batch.Rows > 0) Batches.Add(batch);
        }

        public override void Reject(RejectedRow row) => _rejected(row);
    }
}
