namespace Kept.Measurements.Segments.Packs;

/// <summary>Rows of one series as a store keeps them: a block, or a pack, which is the compact form. The first byte says which.</summary>
/// <param name="Details">The part of a pack of samples that only some evaluations look at; null where there is none.</param>
public sealed record StoredRows(ReadOnlyMemory<byte> Payload, Lazy<ReadOnlyMemory<byte>>? Details = null)
{
    public static StoredRows Of(RowBlock rows) => new(BlockCodec.Encode(rows));

    public bool IsPack => Payload.Length > 0 && Payload.Span[0] != BlockCodec.Version;
}
