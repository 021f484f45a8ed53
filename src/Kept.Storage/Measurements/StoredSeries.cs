using Kept.Measurements.Segments.Packs;
using Kept.Quantities;

namespace Kept.Storage.Measurements;

/// <summary>A series of a plain source: what is stored of it, and what was made of that last.</summary>
internal sealed class StoredSeries(Sequence<string> labels)
{
    private readonly List<StoredUnit> _units = [];   // in order
    private UnitChoice? _choice;
    private Sequence<StoredUnit> _chosen;
    private (Sequence<StoredUnit> Units, PackedSeries Series)? _made;

    public Sequence<string> Labels => labels;

    public IReadOnlyList<StoredUnit> Units => _units;

    /// <summary>Adds a row of the store, or what it is now.</summary>
    public void Put(StoredUnit unit)
    {
        var place = _units.BinarySearch(unit);
        if (place >= 0) _units[place] = unit;
        else _units.Insert(~place, unit);
        _choice = null;
    }

    /// <summary>What of it is needed.</summary>
    public Sequence<StoredUnit> Needed(UnitChoice choice)
    {
        if (_choice != choice) (_choice, _chosen) = (choice, choice.Of(_units).ToSequence());
        return _chosen;
    }

    /// <summary>What was made of these rows; null when that was not the last that was made.</summary>
    public PackedSeries? Find(Sequence<StoredUnit> units) => _made is { } made && made.Units == units ? made.Series : null;

    public void Remember(Sequence<StoredUnit> units, PackedSeries series) => _made = (units, series);
}
