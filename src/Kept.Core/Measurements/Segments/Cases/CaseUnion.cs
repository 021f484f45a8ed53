using Kept.Agreements;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;

namespace Kept.Measurements.Segments.Cases;

/// <summary>Cases of several tables as one, by when each begins and then by their ids.</summary>
internal sealed class CaseUnion
{
    private readonly SourceContent.Cases _content;
    private readonly IReadOnlyList<CaseTable> _tables;
    private readonly int[] _of;   // the table of each case
    private readonly int[] _at;   // its place there

    /// <param name="source">A source of which each row tells a whole case.</param>
    /// <param name="cut">Cases all of whose events lie behind it are left out.</param>
    private CaseUnion(Source source, IReadOnlyList<CaseTable> tables, long cut)
    {
        (_content, _tables) = ((SourceContent.Cases)source.Content, tables);
        var (of, at, begins) = (new List<int>(), new List<int>(), new List<long>());
        for (var table = 0; table < tables.Count; table++)
        {
            var events = Events.Select(name => tables[table].FindEvent(name)!).ToArray();
            for (var index = 0; index < tables[table].Count; index++)
            {
                var begin = BeginOf(events, index);
                if (begin > cut && begin != long.MaxValue) continue;
                of.Add(table);
                at.Add(index);
                begins.Add(begin);
            }
        }
        var (order, sorted) = (Enumerable.Range(0, of.Count).ToArray(), begins.ToArray());
        InOrderOfTime.Sort(ref sorted, ref order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && sorted[end] == sorted[start]; end++) { }
            if (end - start > 1) order.AsSpan(start..end).Sort((left, right) => IdOf(of[left], at[left]).SequenceCompareTo(IdOf(of[right], at[right])));
        }
        (_of, _at) = (Array.ConvertAll(order, i => of[i]), Array.ConvertAll(order, i => at[i]));
    }

    private IEnumerable<string> Events => ((CaseRows.OneRowACase)_content.Rows).Events.Select(e => e.Name);

    public static CaseTable Of(Source source, IReadOnlyList<CaseTable> tables, long cut = long.MaxValue) => new CaseUnion(source, tables, cut).ToTable();

    private CaseTable ToTable() => new(
        Ids(), Events.ToDictionary(name => name, name => Times(table => table.FindEvent(name)!)),
        _content.Dates.ToDictionary(date => date.Name, date => Times(table => table.FindTimes(date.Name)!)),
        ((CaseRows.OneRowACase)_content.Rows).Pauses.Select(p => p.Name).Distinct().ToDictionary(name => name, Pauses),
        _content.Fields.ToDictionary(field => field.Name, field => Field(field.Name)));

    private ReadOnlySpan<byte> IdOf(int table, int index) => _tables[table].IdText(index);

    private static long BeginOf(EventTimes[] events, int index)
    {
        var begin = long.MaxValue;
        foreach (var times in events)
            if (times.Of(index, 1) is not EventTimes.Never and var at) begin = Math.Min(begin, at);
        return begin;
    }

    private CaseIds Ids()
    {
        var (text, ends) = (new List<byte>(), new int[_of.Length]);
        for (var i = 0; i < ends.Length; i++)
        {
            text.AddRange(IdOf(_of[i], _at[i]));
            ends[i] = text.Count;
        }
        return new(text.ToArray(), ends);
    }

    private EventTimes Times(Func<CaseTable, EventTimes> of)
    {
        var (tables, times) = (_tables.Select(of).ToArray(), new long[_of.Length]);
        for (var i = 0; i < times.Length; i++) times[i] = tables[_of[i]].Of(_at[i], 1);
        return new(times, default);
    }

    private PauseTimes Pauses(string name)
    {
        var (tables, pauses) = (_tables.Select(table => table.FindPauses(name)!).ToArray(), new PauseBuilder());
        for (var i = 0; i < _of.Length; i++)
        {
            foreach (var pause in tables[_of[i]].Of(_at[i])) pauses.Add(pause);
            pauses.EndCase();
        }
        return pauses.Build();
    }

    private FieldValues Field(string name)
    {
        var (fields, words, codes) = (_tables.Select(table => table.FindField(name)!).ToArray(), new TextIndex(), new RowColumn<int>());
        var numbers = Array.ConvertAll(fields, field => field.Values.Select(word => words.FindOrAdd(System.Text.Encoding.UTF8.GetBytes(word))).ToArray());
        for (var i = 0; i < _of.Length; i++) codes.Add(fields[_of[i]].Codes.Span[_at[i]] is >= 0 and var code ? numbers[_of[i]][code] : FieldValues.None);
        var all = new WordValues(name, words, codes, [.. Enumerable.Range(0, _of.Length)]);
        return all.Of(all.Codes);
    }
}
