using System.Collections.Concurrent;

namespace Kept.Measurements.Rows;

/// <summary>Cuts out rows on a thread of its own, a few windows of text ahead of whoever takes them.</summary>
internal sealed class RowsAhead : IDisposable
{
    private const int Batches = 4;

    private readonly RowReader _reader;
    private readonly BlockingCollection<RowBatch> _free = [];
    private readonly BlockingCollection<RowBatch> _filled = [];
    private readonly Task _reading;
    private volatile bool _stops;
    private RowBatch _batch;   // of the taker
    private int _next;

    public RowsAhead(RowReader reader)
    {
        _reader = reader;
        _batch = new RowBatch(reader.Row);
        for (var i = 1; i < Batches; i++) _free.Add(new RowBatch(reader.Row));
        _reading = Task.Factory.StartNew(ReadAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The row that was moved to.</summary>
    public Row Row { get; private set; } = new();

    /// <summary>As <see cref="RowReader.Read"/>.</summary>
    public bool Read()
    {
        while (_next == _batch.Count)
        {
            if (!_filled.TryTake(out var batch, Timeout.Infinite))
            {
                _reading.GetAwaiter().GetResult();
                return false;
            }
            _free.Add(_batch);
            (_batch, _next) = (batch, 0);
        }
        Row = _batch[_next++];
        return true;
    }

    public void Dispose()
    {
        _stops = true;
        _free.Add(_batch);
        _reading.ContinueWith(_ => { }, TaskScheduler.Default).Wait();
        _free.Dispose();
        _filled.Dispose();
    }

    private void ReadAll()
    {
        try
        {
            var batch = _free.Take();
            _reader.MovesWindow = text =>
            {
                if (batch.Count == 0) return text;
                batch.Text = text;
                _filled.Add(batch);
                batch = _free.Take();
                _reader.Row = batch.Begin();
                return batch.Text;
            };
            for (_reader.Row = batch.Begin(); !_stops && _reader.Read(); _reader.Row = batch.Next()) batch.Keep();
            _filled.Add(batch);
        }
        finally
        {
            _filled.CompleteAdding();
        }
    }
}
