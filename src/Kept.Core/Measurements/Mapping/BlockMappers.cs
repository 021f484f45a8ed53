using System.Collections.Concurrent;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>As many mappers of blocks as threads need at once.</summary>
internal sealed class BlockMappers(Func<BlockMapper> make)
{
    private readonly ConcurrentBag<BlockMapper> _free = [];

    /// <summary>As <see cref="BlockMapper.Map"/>, on any thread.</summary>
    public MappedBlock Map(RowLayout layout, TextBlock block, int start, bool skipsLine, bool isLast, long cutAfter)
    {
        if (!_free.TryTake(out var mapper)) mapper = make();
        var mapped = mapper.Map(layout, block, start, skipsLine, isLast, cutAfter);
        _free.Add(mapper);
        return mapped;
    }
}
