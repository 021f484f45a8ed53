using Kept.Agreements;

namespace Kept.Measurements.Logs;

/// <summary>Cases that are told by rows of one event each.</summary>
/// <param name="eventOf">For each row the number of its event; negative when it tells none.</param>
internal sealed class EventLog(
    Source source, SourceReport report, IdTexts ids, KnownRows rows, EventWords words, int[] eventOf,
    NamedTimes[] dates, WordValues[] fields) : SourceLog(source, report)
{
    public override long? LatestInstant => rows.LatestStamp;

    private protected override SourceTimeline KnownAt(long tick)
    {
        var cases = new List<int>();
        var events = words.Events.Select(_ => new TimesBuilder()).ToArray();
        var pauses = words.Pauses.Select(_ => new PauseBuilder()).ToArray();
        var instants = dates.Select(_ => new List<long>()).ToArray();
        var codes = fields.Select(_ => new List<int>()).ToArray();
        var changes = fields.Select(field => new ChangesBuilder(field)).ToArray();
        foreach (var (number, known) in CasesAt(tick))
        {
            cases.Add(number);
            Tell(known, events, pauses);
            for (var i = 0; i < dates.Length; i++) instants[i].Add(LastFilled(dates[i].Times, known, EventTimes.Never, EventTimes.Never));
            for (var i = 0; i < fields.Length; i++) codes[i].Add(LastFilled(fields[i].Codes, known, FieldValues.None, fields[i].Otherwise));
            foreach (var history in changes) history.AddCase(known, rows.At);
        }
        return new SourceTimeline.Cases(Source, new(
            ids.Of(cases.ToArray()),
            Named(words.Events, events.Select(times => times.Build())),
            Named(dates.Select(d => d.Name), instants.Select(times => new EventTimes(times.ToArray(), default))),
            Named(words.Pauses.Select(p => p.Name), pauses.Select(pause => pause.Build())),
            Named(fields.Select(f => f.Name), fields.Select((field, i) => field.Of(codes[i].ToArray()))),
            changes.Where(history => history.HasChanges).ToDictionary(history => history.Name, history => history.Build())));
    }

    /// <summary>The cases of which something is known, with their rows, by when each begins.</summary>
    private IEnumerable<(int Number, RowPick Known)> CasesAt(long tick)
    {
        var known = Enumerable.Range(0, rows.Groups).Select(number => (Number: number, Rows: rows.KnownAt(number, tick))).Where(c => c.Rows.Count > 0).ToArray();
        var begins = Array.ConvertAll(known, c => rows.At[c.Rows[0]]);
        var order = Enumerable.Range(0, known.Length).ToArray();
        InOrderOfTime.Sort(ref begins, ref order);
        foreach (var i in order) yield return known[i];
    }

    /// <summary>Tells the events and pauses of one case.</summary>
    private void Tell(RowPick known, TimesBuilder[] events, PauseBuilder[] pauses)
    {
        for (var i = 0; i < known.Count; i++)
        {
            var (number, at) = (eventOf[known[i]], rows.At[known[i]]);
            if (number < 0) continue;
            if (number < events.Length) events[number].Add(at);
            for (var p = 0; p < pauses.Length; p++) words.Pauses[p].Tell(pauses[p], number, at);
        }
        foreach (var times in events) times.EndCase();
        foreach (var pause in pauses) pause.EndCase();
    }

    private static T LastFilled<T>(T[] column, RowPick rows, T empty, T otherwise)
        where T : IEquatable<T>
    {
        for (var i = rows.Count - 1; i >= 0; i--)
            if (!column[rows[i]].Equals(empty)) return column[rows[i]];
        return otherwise;
    }

    private static Dictionary<string, T> Named<T>(IEnumerable<string> names, IEnumerable<T> columns) =>
        names.Zip(columns).ToDictionary(pair => pair.First, pair => pair.Second);
}
