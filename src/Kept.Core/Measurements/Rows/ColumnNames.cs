namespace Kept.Measurements.Rows;

/// <summary>The columns that a source uses, by the file's names; the number of a column is its slot.</summary>
internal sealed class ColumnNames
{
    private readonly List<string> _names = [];

    public int Count => _names.Count;

    public string this[int slot] => _names[slot];

    /// <summary>The slot of a column; a name not met before gets the next one.</summary>
    public int SlotOf(string name)
    {
        var slot = _names.IndexOf(name);
        if (slot >= 0) return slot;
        _names.Add(name);
        return _names.Count - 1;
    }
}
