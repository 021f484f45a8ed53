namespace Kept.Measurements.Segments.Cases;

/// <summary>Cases as a store keeps them: of each case the row that counts when all is known and, where there are any, the other rows of these
/// cases. No other block has a row of them.</summary>
/// <param name="Last">In order of when the cases begin.</param>
/// <param name="Others">In the order in which they came; null without any.</param>
/// <param name="Latest">The latest instant that they speak of, in the terms of <see cref="SourceLog.LatestInstant"/>.</param>
/// <param name="FirstBatch">The first batch with a row of them.</param>
/// <param name="LastBatch">The last batch with a row of them.</param>
public sealed record StoredCaseBlock(CaseBlock Last, Lazy<CaseBlock>? Others, long? Latest, long FirstBatch, long LastBatch)
{
    /// <summary>All rows, those of one case in an order that settles them as they came, with the batch of each.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public IEnumerable<(RowBlock Rows, long[] Batches)> All()
    {
        if (Others is not null) yield return (Others.Value.ToRows(), Others.Value.Batches());
        yield return (Last.ToRows(), Last.Batches());
    }
}
