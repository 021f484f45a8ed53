namespace Kept.Measurements;

/// <summary>Cases in columns; a case is an index from 0 to <see cref="Count"/> - 1.</summary>
public sealed class CaseTable(
    CaseIds ids,
    IReadOnlyDictionary<string, EventTimes> events,
    IReadOnlyDictionary<string, EventTimes> dates,
    IReadOnlyDictionary<string, PauseTimes> pauses,
    IReadOnlyDictionary<string, FieldValues> fields)
{
    public int Count => ids.Count;

    public string Id(int index) => ids[index];

    /// <summary>The instants of an event or date of that name; null when the source has none.</summary>
    public EventTimes? FindTimes(string name) => events.GetValueOrDefault(name) ?? dates.GetValueOrDefault(name);

    public PauseTimes? FindPauses(string name) => pauses.GetValueOrDefault(name);

    public FieldValues? FindField(string name) => fields.GetValueOrDefault(name);
}
