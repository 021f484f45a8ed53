namespace Kept.Measurements;

/// <summary>Cases in columns; a case is an index from 0 to <see cref="Count"/> - 1.</summary>
public sealed class CaseTable(
    CaseIds ids,
    IReadOnlyDictionary<string, EventTimes> events,
    IReadOnlyDictionary<string, EventTimes> dates,
    IReadOnlyDictionary<string, PauseTimes> pauses,
    IReadOnlyDictionary<string, FieldValues> fields,
    IReadOnlyDictionary<string, FieldChanges>? changes = null)
{
    private readonly Lazy<Dictionary<string, int>> _byId = new(() => Enumerable.Range(0, ids.Count).ToDictionary(i => ids[i], StringComparer.Ordinal));

    public int Count => ids.Count;

    public string Id(int index) => ids[index];

    internal ReadOnlySpan<byte> IdText(int index) => ids.Text(index);

    /// <summary>The case with an id; null when there is none.</summary>
    public int? Find(string id) => _byId.Value.TryGetValue(id, out var index) ? index : null;

    /// <summary>The instants of an event or date of that name; null when the source has none.</summary>
    public EventTimes? FindTimes(string name) => FindEvent(name) ?? dates.GetValueOrDefault(name);

    /// <summary>The instants of an event of that name, without dates.</summary>
    public EventTimes? FindEvent(string name) => events.GetValueOrDefault(name);

    public PauseTimes? FindPauses(string name) => pauses.GetValueOrDefault(name);

    public FieldValues? FindField(string name) => fields.GetValueOrDefault(name);

    /// <summary>What a field said before what it says now; null when it never said anything else.</summary>
    public FieldChanges? FindChanges(string name) => changes?.GetValueOrDefault(name);

    /// <summary>The cases as they were at a tick: events and pauses after it had not happened yet.</summary>
    public CaseTable UpTo(long tick) => new(
        ids, events.ToDictionary(e => e.Key, e => e.Value.UpTo(tick)), dates,
        pauses.ToDictionary(p => p.Key, p => p.Value.UpTo(tick)), fields, changes?.ToDictionary(c => c.Key, c => c.Value.UpTo(tick)));
}
