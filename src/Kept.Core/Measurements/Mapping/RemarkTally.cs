using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>How often one kind of remark was made about one column of one file, and where first.</summary>
/// <param name="slot">The column, or <see cref="Rows.Row.WholeRow"/>.</param>
internal sealed class RemarkTally(RemarkKind kind, int slot)
{
    private const int PlacesKept = 3;

    private readonly List<RowPlace> _first = [];

    public RemarkKind Kind => kind;

    public int Slot => slot;

    public long Count { get; private set; }

    /// <summary>How many columns the first such row has, where that is what the remark is about.</summary>
    public int ColumnsFound { get; private set; }

    /// <summary>The places with the smallest lines.</summary>
    public Sequence<RowPlace> First => _first.ToSequence();

    /// <summary>True when a remark at this line is among the first ones.</summary>
    public bool IsFirst(long line) => _first.Count < PlacesKept || line < _first[^1].Line;

    public void Add() => Count++;

    /// <summary>Adds the remarks about a part of the file.</summary>
    /// <param name="linesBefore">How many lines of the file come before the part.</param>
    public void Add(RemarkTally part, long linesBefore)
    {
        foreach (var place in part._first)
            if (IsFirst(place.Line + linesBefore)) Add(place with { Line = place.Line + linesBefore }, part.ColumnsFound);
            else Add();
        Count += part.Count - part._first.Count;
    }

    public void Add(RowPlace place, int columnsFound)
    {
        Count++;
        var index = _first.FindLastIndex(earlier => earlier.Line <= place.Line) + 1;
        _first.Insert(index, place);
        if (index == 0) ColumnsFound = columnsFound;
        if (_first.Count > PlacesKept) _first.RemoveAt(PlacesKept);
    }
}
