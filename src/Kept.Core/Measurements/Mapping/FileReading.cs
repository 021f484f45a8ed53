using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>Reads the rows of one file. Its text is cut into blocks at line ends, and each is mapped as though a row began with it. Where
/// that turns out to be wrong, since a row lies across blocks, the block is mapped again with what is left of the one before.</summary>
internal sealed class FileReading(FileBeginning beginning, TextBlocks blocks, FileIntake intake, BlockMappers mappers)
{
    private const int BlocksAhead = 2;   // while what was mapped is taken in

    private readonly TextBlock _rest = new();   // of the block before: the beginning of a row
    private bool _skipsLine;

    /// <summary>Reads the file from its first row on.</summary>
    public void Read()
    {
        Take(Map(beginning.Block, beginning.Start, isLast: false));
        ReadAhead();
        if (!intake.IsFailed && _rest.Length > 0) Take(Map(blocks.New(_rest.Text, []), start: 0, isLast: true));
    }

    /// <summary>Has some blocks mapped on other threads, while those before them are taken in.</summary>
    private void ReadAhead()
    {
        ThreadPool.GetMinThreads(out var threads, out _);
        var begun = new Queue<Task<MappedBlock>>();
        try
        {
            while (!intake.IsFailed)
            {
                while (begun.Count < threads + BlocksAhead && blocks.Next() is { } block)
                    begun.Enqueue(Task.Run(() => mappers.Map(beginning.Layout, block, start: 0, skipsLine: false, isLast: false, cutAfter: 0)));
                if (begun.Count == 0) break;
                Take(AsItIs(begun.Dequeue().GetAwaiter().GetResult()));
            }
        }
        finally
        {
            Task.WhenAll(begun).ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        }
    }

    /// <summary>The block as it was mapped, if a row began with it.</summary>
    private MappedBlock AsItIs(MappedBlock mapped)
    {
        if (_rest.Length == 0 && !_skipsLine && !intake.Splits(mapped.Tally.Read)) return mapped;
        if (_rest.Length == 0) return Map(mapped.Block, start: 0, isLast: false);
        var joined = blocks.New(_rest.Text, mapped.Block.Text);
        blocks.Free(mapped.Block);
        return Map(joined, start: 0, isLast: false);
    }

    private MappedBlock Map(TextBlock block, int start, bool isLast) =>
        mappers.Map(beginning.Layout, block, start, _skipsLine, isLast, intake.RowsToSplitOff);

    private void Take(MappedBlock mapped)
    {
        intake.Take(mapped);
        _skipsLine = mapped.SkipsLine;
        _rest.Clear();
        _rest.Append(mapped.Block.Text[mapped.End..]);
        blocks.Free(mapped.Block);
    }
}
