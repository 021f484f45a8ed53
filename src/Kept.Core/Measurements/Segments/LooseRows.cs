using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Mapping;
using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Measurements.Segments;

/// <summary>Rows of many series and days as they came, of a plain source: what a batch is kept as where hardly two of its rows are of one series and day, such as
/// one sample of everything that is measured. They are put together by series and day when they are looked at or folded, those of many batches at once.</summary>
/// <param name="labels">How many columns of the blocks are labels.</param>
internal sealed class LooseRows(int labels)
{
    private const int FewRows = 32;   // of a series and day in a batch

    private readonly List<Sequence<string>> _series = [];
    private readonly Dictionary<Sequence<string>, int> _numbers = [];
    private readonly List<(RowBlock Rows, int[] Series)> _blocks = [];

    public int Count { get; private set; }

    public int Labels => labels;

    /// <summary>Whether rows are better kept loose.</summary>
    /// <param name="places">How many series and days they are of.</param>
    public static bool Are(int rows, int places) => places > 1 && rows <= RowBlock.MaxRows && rows <= FewRows * (long)places;

    /// <exception cref="DamagedBlockException">The rows do not have such columns.</exception>
    public void Add(RowBlock rows)
    {
        var (numbers, all) = RowLabels.Of(rows, labels);
        var own = all.Select(NumberOf).ToArray();
        _blocks.Add((rows, Array.ConvertAll(numbers, number => own[number])));
        Count += rows.Rows;
    }

    /// <summary>The rows by series and day.</summary>
    public IEnumerable<StoredPart> Parts(Packer packer)
    {
        if (Count == 0) return [];
        var (rows, series, places) = (RowBlock.Join([.. _blocks.Select(block => block.Rows)]), new int[Count], new RowPlaces(0));
        var next = 0;
        foreach (var block in _blocks)
        {
            block.Series.CopyTo(series, next);
            next += block.Series.Length;
        }
        for (var row = 0; row < Count; row++) places.Add(series[row], SegmentDays.Of(rows.At[row]), row, row + 1);
        var texts = rows.Texts.Take(rows.Texts.Count - labels).Select(text => (Words: IndexOf(text), Codes: text.CodesInOrder.ToArray())).ToList();
        return places.All().AsParallel().AsOrdered().Select(place =>
        {
            var picked = new RowBlock(
                place.Rows.Count, ValuesOf(rows.At, place.Rows), [], null, rows.Numbers.Select(column => ValuesOf(column, place.Rows)).ToSequence(),
                texts.Select(text => TextColumn.Of<int>(text.Words, place.Rows.Of(text.Codes).Span)).ToSequence());
            return new StoredPart(_series[place.Group], place.Day, picked.Rows, picked.LatestStamp, packer.Pack(picked));
        });
    }

    private int NumberOf(Sequence<string> series)
    {
        if (_numbers.TryGetValue(series, out var number)) return number;
        _numbers.Add(series, number = _series.Count);
        _series.Add(series);
        return number;
    }

    private static long[] ValuesOf(long[] column, RowPick rows) => rows.Of(column).ToArray();

    private static TextIndex IndexOf(TextColumn text)
    {
        var index = new TextIndex();
        text.NumbersIn(index);
        return index;
    }
}
