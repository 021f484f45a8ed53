using Kept.Measurements;

namespace Kept.Evaluation.Folds;

/// <summary>Which classes cases had when, by the fields that tables are by.</summary>
internal sealed class ClassHistory(CaseTable table, params IEnumerable<string?> fields)
{
    private readonly string[] _fields = [.. fields.OfType<string>().Distinct()];

    /// <summary>When the class of a case changed between two instants, both excluded.</summary>
    public List<long> ChangesBetween(int index, long from, long to)
    {
        var ticks = new SortedSet<long>();
        foreach (var field in _fields)
            if (table.FindChanges(field) is { } changes)
                foreach (var change in changes.Of(index))
                    if (change.Tick > from && change.Tick < to) ticks.Add(change.Tick);
        return [.. ticks];
    }

    /// <summary>What a field said of a case at an instant; before it said anything, the first that it said.</summary>
    public string? At(int index, string? field, long tick)
    {
        if (field is null) return null;
        if (table.FindChanges(field) is not { } changes || changes.Of(index) is not [var first, ..] all) return table.FindField(field)?[index];
        var latest = first;
        foreach (var change in all)
            if (change.Tick <= tick) latest = change;
        return changes.ValueOf(latest);
    }
}
