using System.Runtime.InteropServices;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Segments;
using Kept.Quantities;
using NodaTime;
using NodaTime.Text;

namespace Kept.Measurements.Mapping;

/// <summary>Counts records of states that others of the same instant repeat or replace. Records at equal distances, of one state, on
/// lines at equal distances are held as one; as long as those of a series come in order of time, they are not looked at again.</summary>
internal sealed class StateSettling(SourceContent.States content, SourceColumns columns) : RowSettling
{
    private readonly Dictionary<Sequence<string>, SeriesRecords> _series = [];
    private readonly TextIndex _states = new();
    private readonly int _atSlot = columns.Slot(content.At.From);
    private int _file = -1;

    public override IEnumerable<string> States => TextOrder.Sorted(_states).Select(_states.TextOf);

    public override void StartFile() => _file++;

    public override void Restore(BatchPart part, int[] lines, long linesBefore = 0)
    {
        var (rows, numbers) = (part.Rows, part.Rows.Texts[0].NumbersIn(_states));
        var codes = rows.Texts[0].CodesInOrder;
        if (part.LabelColumns is not { } columns)
        {
            RecordsOf(part.Labels).Add(rows.At, codes, numbers, lines, linesBefore, _file);
            return;
        }
        var (series, labels) = RowLabels.Of(rows, columns);
        var records = labels.Select(RecordsOf).ToArray();
        for (var row = 0; row < rows.Rows; row++) records[series[row]].Add(new(rows.At[row], numbers[codes[row]], _file, lines[row] + linesBefore));
    }

    private SeriesRecords RecordsOf(Sequence<string> labels)
    {
        if (!_series.TryGetValue(labels, out var records)) _series.Add(labels, records = new());
        return records;
    }

    public override Diagnostic? FindOverflow() =>
        _states.Count > StateMapper.MaxStates ? StateMapper.TooManyStates(columns.Source, content)
        : _series.Count > SeriesIndex.MaxSeries ? MeasurementDiagnostics.TooManySeries(columns.Source, SeriesIndex.MaxSeries)
        : null;

    public override void CountSettled(SourceTally tally)
    {
        foreach (var records in _series.Values)
            if (!records.IsOrdered) Settle(records.InOrder(), tally);
    }

    private void Settle(Record[] records, SourceTally tally)
    {
        for (var i = 1; i < records.Length; i++)
        {
            var (before, record) = (records[i - 1], records[i]);
            if (before.At != record.At) continue;
            if (before.State == record.State)
            {
                tally.Repeats++;
                continue;
            }
            tally.Replaced++;
            var instant = InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeTicks(record.At));
            tally.Files[record.File].Note(RemarkKind.Contradicts, _atSlot, record.Line, instant);
        }
    }

    private readonly record struct Record(long At, int State, int File, long Line);

    /// <summary>The records of one series in the order of reading.</summary>
    private sealed class SeriesRecords
    {
        private readonly List<(Record First, int Count, long Step, int LineStep)> _runs = [];
        private long _last = long.MinValue;

        /// <summary>Whether each record is later than the one before.</summary>
        public bool IsOrdered { get; private set; } = true;

        /// <param name="numbers">Those of the states, by their codes.</param>
        public void Add(
            ReadOnlySpan<long> at, ReadOnlySpan<int> states, ReadOnlySpan<int> numbers, ReadOnlySpan<int> lines, long linesBefore, int file)
        {
            for (var first = 0; first < at.Length;)
            {
                var same = states[first..].IndexOfAnyExcept(states[first]) is >= 0 and var other ? other : at.Length - first;
                for (var end = first + same; first < end;)
                {
                    var count = Steps.CountEqual(at[first..end]);
                    count = Steps.CountEqual(lines.Slice(first, count));
                    var (step, lineStep) = count > 1 ? (at[first + 1] - at[first], lines[first + 1] - lines[first]) : (0, 0);
                    _runs.Add((new(at[first], numbers[states[first]], file, lines[first] + linesBefore), count, step, lineStep));
                    IsOrdered &= at[first] > _last && (step > 0 || count == 1);
                    first += count;
                    _last = at[first - 1];
                }
            }
        }

        public void Add(Record record)
        {
            if (!TryExtend(record)) _runs.Add((record, 1, 0, 0));
            IsOrdered &= record.At > _last;
            _last = record.At;
        }

        /// <summary>Adds a record to the last run if it goes on with it.</summary>
        private bool TryExtend(Record record)
        {
            if (_runs.Count == 0) return false;
            ref var last = ref CollectionsMarshal.AsSpan(_runs)[^1];
            if (last.First.State != record.State || last.First.File != record.File) return false;
            var (step, lineStep) = (record.At - _last, record.Line - (last.First.Line + (last.Count - 1) * (long)last.LineStep));
            if (lineStep > int.MaxValue || (last.Count > 1 && (step != last.Step || lineStep != last.LineStep))) return false;
            (last.Count, last.Step, last.LineStep) = (last.Count + 1, step, (int)lineStep);
            return true;
        }

        /// <summary>All records in order of time, those of one instant as they were read.</summary>
        public Record[] InOrder()
        {
            var records = new Record[_runs.Sum(run => run.Count)];
            var next = 0;
            foreach (var (first, count, step, lineStep) in _runs)
                for (var i = 0; i < count; i++)
                    records[next++] = first with { At = first.At + i * step, Line = first.Line + i * (long)lineStep };
            return Array.ConvertAll(InOrderOfTime.Of(Array.ConvertAll(records, record => record.At)), number => records[number]);
        }
    }
}
