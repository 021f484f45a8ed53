using Kept.Diagnostics;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>Some rows of a file that stand one behind the other, by series and day.</summary>
/// <param name="FirstRow">How many rows of the file come before, good or not.</param>
/// <param name="RowsRead">How many rows of the file it covers, good or not.</param>
/// <param name="Text">The part of the file that they were read from; it begins where that of the batch before ended. It is there
/// until the batch is taken.</param>
/// <param name="Rows">How many rows of it are good.</param>
/// <param name="LatestStamp">The latest recording where the source has that column, else the latest instant; null without either.</param>
/// <param name="Payload">The good rows, as <see cref="BatchTaker.Pack"/> made them; empty when there are none.</param>
public sealed record RowBatch(
    string File, long FirstRow, long RowsRead, ReadOnlyMemory<byte> Text, long Rows, long? LatestStamp, byte[] Payload);

/// <summary>The rows of one series and one day.</summary>
/// <param name="Labels">The values of the source's dimensions; none for cases.</param>
/// <param name="Day">The day in UTC, counted from 1970-01-01; 0 for cases, which stay together.</param>
/// <param name="LabelColumns">Of loose rows, which are of many series and days, how many of their last columns say what the labels of each are;
/// null for all others.</param>
public sealed record BatchPart(Sequence<string> Labels, int Day, RowBlock Rows, int? LabelColumns = null);

/// <summary>The rows of one series and one day as a store keeps them.</summary>
/// <param name="Latest">The latest stamp of them; null without any.</param>
public sealed record StoredPart(Sequence<string> Labels, int Day, int Rows, long? Latest, StoredRows Stored);

/// <summary>A row that cannot be used.</summary>
/// <param name="Line">The line that it starts on, counted from 1.</param>
/// <param name="Text">The row as it is written; cut when it is longer than a row may be.</param>
/// <param name="Why">What is wrong with it.</param>
public sealed record RejectedRow(string File, long Line, ReadOnlyMemory<byte> Text, Diagnostic Why);

/// <summary>Takes the rows of a source as they are read, to keep them.</summary>
public abstract class BatchTaker
{
    /// <summary>Is told of a file before its rows; gives how many of them have been taken before.</summary>
    public abstract long StartFile(string file);

    /// <summary>Makes of the good rows of a batch what is to be kept of them. Batches are packed on several threads at once; not all
    /// of them are taken.</summary>
    public abstract byte[] Pack(Sequence<BatchPart> parts);

    /// <summary>Is given rows; those that were taken before come as well, in batches of their own.</summary>
    public abstract void Take(RowBatch batch);

    public abstract void Reject(RejectedRow row);
}
