using Kept.Measurements.Mapping;

namespace Kept.Measurements.Segments;

/// <summary>Cuts the rows of one file into batches: those that were taken before, then so many at a time.</summary>
internal sealed class BatchCut(BatchTaker taker, RowMapper mapper, string file)
{
    private const int RowsEach = 50_000;

    private readonly long _takenBefore = taker.StartFile(file);
    private long _first;
    private long _read;
    private int _mapped = mapper.Count;

    /// <summary>Counts a row, before it is mapped.</summary>
    public void Count()
    {
        if (_read == _takenBefore || _read - Math.Max(_first, _takenBefore) == RowsEach) Cut();
        _read++;
    }

    /// <summary>Gives away what is left, also when that is nothing: the file was read to its end.</summary>
    public void End() => Cut();

    private void Cut()
    {
        taker.Take(new(file, _first, _read - _first, mapper.From(_mapped)));
        (_first, _mapped) = (_read, mapper.Count);
    }
}
