using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Measurements.Logs;

/// <summary>The events that a row may tell: those that the source names, and those between which pauses run.</summary>
internal sealed class EventWords
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _words = [];

    public EventWords(CaseRows.OneRowAnEvent rows)
    {
        foreach (var name in rows.Events) Add(name);
        Events = _words.ToSequence();
        foreach (var pause in rows.Pauses)
        {
            Add(pause.From);
            Add(pause.To);
        }
        Pauses = rows.Pauses.GroupBy(pause => pause.Name)
            .Select(pauses => new PauseWords(
                pauses.Key, [.. pauses.Select(p => _numbers[p.From])], [.. pauses.Select(p => _numbers[p.To])]))
            .ToSequence();
    }

    /// <summary>The source's own events; the number of one is its place here.</summary>
    public Sequence<string> Events { get; }

    public Sequence<PauseWords> Pauses { get; }

    public string this[int number] => _words[number];

    /// <summary>The number of an event; null for any other word.</summary>
    public int? Find(string word) => _numbers.TryGetValue(word, out var number) ? number : null;

    private void Add(string word)
    {
        if (_numbers.TryAdd(word, _words.Count)) _words.Add(word);
    }
}

/// <summary>The events that start and end a pause.</summary>
internal sealed record PauseWords(string Name, HashSet<int> Starts, HashSet<int> Ends)
{
    /// <summary>Tells a pause of an event; false when the event starts or ends it out of turn.</summary>
    public bool Tell(PauseBuilder pauses, int number, long at)
    {
        if (Ends.Contains(number) && pauses.End(at)) return true;
        if (Starts.Contains(number)) return pauses.Start(at);
        return !Ends.Contains(number);
    }
}
