namespace Kept.Measurements.Logs;

/// <summary>Collects what a field said of each case over time.</summary>
internal sealed class ChangesBuilder(WordValues words)
{
    private readonly List<FieldChange> _changes = [];
    private readonly List<int> _ends = [];

    public string Name => words.Name;

    public bool HasChanges => _changes.Count > 0;

    /// <summary>Takes the rows of the next case, which are in order of time.</summary>
    /// <param name="at">The instants of all rows.</param>
    public void AddCase(RowPick rows, long[] at)
    {
        var start = _changes.Count;
        for (var i = 0; i < rows.Count; i++)
        {
            var code = words.Codes[rows[i]];
            if (code == FieldValues.None || (_changes.Count > start && _changes[^1].Code == code)) continue;
            _changes.Add(new FieldChange(at[rows[i]], code));
        }
        if (_changes.Count == start + 1) _changes.RemoveAt(start);   // it always said the same
        _ends.Add(_changes.Count);
    }

    public FieldChanges Build() => new(words.Words, _changes.ToArray(), _ends.ToArray());
}
