using System.Data.Common;
using Kept.Agreements;
using Kept.Measurements;
using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Cases;
using Kept.Storage.Pseudonyms;

namespace Kept.Storage.Measurements;

/// <summary>Reads the cases of a source of which each row tells a whole one.</summary>
/// <param name="batches">How many batches count.</param>
internal sealed class CaseReader(DbTransaction transaction, StoredSource stored, Source source, SeriesMemory memory, long batches)
{
    public SourceLog Read()
    {
        var blocks = new CaseBlocks(transaction, stored, source).All(batches, row => memory.OthersOf(stored, source, row));
        var loose = CasePacking.Loose(transaction, stored, batches).Select(row => row.Rows)
            .Concat(Inbox.Rows(transaction, stored, batches, packer: null).Select(row => BlockCodec.Decode(row.Part.Stored.Payload.Span))).ToList();
        var names = source.Personal.Count > 0 ? PersonalNames.Values(transaction, stored.Organisation) : [];
        return CaseReading.LogOf(
            source, blocks.Select(row => row.Block), loose, batches, word => names.GetValueOrDefault(System.Text.Encoding.UTF8.GetString(word), word));
    }
}
