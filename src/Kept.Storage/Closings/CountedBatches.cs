using Kept.Storage.Measurements;

namespace Kept.Storage.Closings;

/// <summary>Which measurements count: all, or those that were there when a period was closed.</summary>
/// <param name="Until">The tick of the closing.</param>
/// <param name="Sources">By source, how many batches count; null for all.</param>
internal sealed record CountedBatches(long Until, IReadOnlyDictionary<long, long>? Sources)
{
    public static CountedBatches All { get; } = new(long.MaxValue, null);

    public long Of(StoredSource source) => Sources is null ? long.MaxValue : Sources.GetValueOrDefault(source.Number);
}
