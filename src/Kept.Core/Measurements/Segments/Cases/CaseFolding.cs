using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements.Cells;
using Kept.Measurements.Logs;
using Kept.Measurements.Mapping;

namespace Kept.Measurements.Segments.Cases;

/// <summary>A block of cases to be stored.</summary>
/// <param name="Month">The month in UTC in which its cases begin, counted from 1970-01; <see cref="CaseFolding.NoMonth"/> for those in which
/// nothing has happened.</param>
/// <param name="Part">Of the month, in order of time.</param>
/// <param name="Rows">How many rows it has with all the others.</param>
/// <param name="Latest">The latest instant that they speak of, in the terms of <see cref="SourceLog.LatestInstant"/>.</param>
/// <param name="Last">Of each case the row that counts, encoded.</param>
/// <param name="Others">The other rows, encoded; null without any.</param>
public sealed record FoldedCases(int Month, int Part, long Rows, long? Latest, long FirstBatch, long LastBatch, byte[] Last, byte[]? Others);

/// <summary>Puts rows of cases together into blocks: by the month in which a case begins, all rows of it in one block.</summary>
public sealed class CaseFolding
{
    /// <summary>Stands for the month of cases in which nothing has happened; it comes behind all others.</summary>
    public const int NoMonth = 1 << 20;

    private const int MaxCases = 1 << 15;   // of a block
    private const int MaxOthers = 1 << 18;

    private readonly Source _source;
    private readonly CaseMapper _mapper;
    private readonly SourceColumns _columns;
    private readonly RowColumn<long> _batches = new();
    private readonly TextIndex _ids = new();   // of rows that are going to be added
    private readonly Dictionary<int, int> _months = [];   // by day

    /// <param name="source">A source of which each row tells a whole case.</param>
    public CaseFolding(Source source)
    {
        _source = source;
        _columns = new SourceColumns(source, new DiagnosticBag());
        _mapper = (CaseMapper)RowMapper.For(_columns);
        _mapper.StartFile();
    }

    /// <summary>Whether the cases of a source are kept in blocks: those of which each row tells a whole one.</summary>
    public static bool Folds(Source source) => CaseShape.Of(source) is not null;

    /// <summary>Says which rows are going to be added; gives the months in which their cases begin, as they say.</summary>
    public IReadOnlySet<int> Expect(RowBlock rows)
    {
        rows.Texts[0].NumbersIn(_ids);
        var (shape, months) = (CaseShape.Of(_source)!, new HashSet<int>());
        for (var row = 0; row < rows.Rows; row++) months.Add(MonthOf(shape.BeginOf(rows, row)));
        return months;
    }

    /// <summary>Whether a block has a row of a case of which rows are going to be added.</summary>
    public bool Expects(CaseBlock block) => block.HasAny(_ids);

    /// <summary>Adds rows behind those of the same cases that came before.</summary>
    /// <exception cref="DamagedBlockException">The rows do not have the source's columns.</exception>
    public void Add(RowBlock rows, ReadOnlySpan<long> batches)
    {
        _mapper.Restore(new([], Day: 0, rows), lines: []);
        if (_mapper.Failure is { } failure) throw new DamagedBlockException(failure.Message);
        _batches.Add(batches);
    }

    /// <summary>The blocks that all these rows make, in order of time.</summary>
    public IEnumerable<FoldedCases> Fold() => Together().AsParallel().AsOrdered().Select(block => Fold(block.Month, block.Part, block.Cases));

    /// <summary>The cases that come into a block together.</summary>
    private IEnumerable<(int Month, int Part, List<CaseRowsOf> Cases)> Together()
    {
        var (month, part, cases, others) = (0, 0, new List<CaseRowsOf>(), 0);
        foreach (var one in Settled())
        {
            var next = MonthOf(one.Begin);
            if (cases.Count > 0 && (next != month || cases.Count == MaxCases || others > MaxOthers))
            {
                yield return (month, part, cases);
                (part, cases, others) = (next == month ? part + 1 : 0, [], 0);
            }
            month = next;
            cases.Add(one);
            others += one.Others.Count;
        }
        if (cases.Count > 0) yield return (month, part, cases);
    }

    /// <summary>The one block that all these rows make, which are some of a block.</summary>
    public FoldedCases Fold(int month, int part) => Fold(month, part, [.. Settled()]);

    private IEnumerable<CaseRowsOf> Settled()
    {
        var tally = new SourceTally(_columns.Names, _source.Personal.Count > 0);
        tally.StartFile(_source.Name);
        _mapper.Settle(tally);
        return _mapper.ByBegin();
    }

    private int MonthOf(long begin)
    {
        if (begin == long.MaxValue) return NoMonth;
        var day = SegmentDays.Of(begin);
        if (!_months.TryGetValue(day, out var month)) _months.Add(day, month = SegmentDays.MonthOf(day));
        return month;
    }

    private FoldedCases Fold(int month, int part, List<CaseRowsOf> cases)
    {
        var last = new RowPick([.. cases.Select(c => c.Last)]);
        int[] others = [.. cases.SelectMany(c => c.Others)];
        var (rows, batches) = (_mapper.BlockOf(last), _batches.Of(last));
        var (latest, first, lastBatch) = (LatestOf(rows), batches.Min(), batches.Max());
        if (others.Length == 0) return new(month, part, rows.Rows, latest, first, lastBatch, CaseBlock.Encode(_source, rows, batches), null);
        var (otherRows, otherBatches) = (_mapper.BlockOf(new(others)), _batches.Of(new RowPick(others)));
        return new(
            month, part, rows.Rows + otherRows.Rows, latest, Math.Min(first, otherBatches.Min()), Math.Max(lastBatch, otherBatches.Max()),
            CaseBlock.Encode(_source, rows, batches), CaseBlock.Encode(_source, otherRows, otherBatches));
    }

    private long? LatestOf(RowBlock rows)
    {
        if (_source.Recorded is not null) return rows.Recorded.Max();
        var latest = EventTimes.Never;
        var shape = CaseShape.Of(_source)!;
        for (var i = 0; i < shape.Events; i++)
            foreach (var time in rows.Numbers[i]) latest = Math.Max(latest, time);
        for (var i = 0; i < shape.Pauses; i++)
        {
            var (starts, ends) = (rows.Numbers[shape.PauseColumn(i) + 1], rows.Numbers[shape.PauseColumn(i) + 2]);
            for (var pause = 0; pause < starts.Length; pause++) latest = Math.Max(latest, ends[pause] == PauseTimes.Open ? starts[pause] : ends[pause]);
        }
        return latest == EventTimes.Never ? null : latest;
    }
}
