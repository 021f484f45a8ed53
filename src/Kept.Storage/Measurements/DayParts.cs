using Kept.Measurements.Segments;
using Kept.Measurements.Segments.Packs;

namespace Kept.Storage.Measurements;

/// <summary>Rows of a series and a day that come into the store.</summary>
/// <param name="Batch">The last batch that they are of.</param>
/// <param name="Parts">In the order in which they came.</param>
internal sealed record DayParts(long Series, int Day, long Batch, IReadOnlyList<StoredPart> Parts)
{
    public long Rows => Parts.Sum(part => (long)part.Rows);

    public long? Latest => Parts.Max(part => part.Latest);

    /// <summary>Whether all of them are in the compact form.</summary>
    public bool IsPacked => Parts.All(part => part.Stored.IsPack);

    /// <summary>The same rows in the form in which they came, which does not come into a month.</summary>
    public DayParts AsBlocks(Packer packer) =>
        this with { Parts = [.. Parts.Select(part => part.Stored.IsPack ? part with { Stored = StoredRows.Of(packer.Unpack(part.Stored)) } : part)] };
}
