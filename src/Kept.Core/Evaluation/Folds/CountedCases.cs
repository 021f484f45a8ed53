using System.Globalization;
using Kept.Agreements;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>What a fold over cases counts: the cases, or each run of their clocks. Things have numbers.</summary>
internal sealed class CountedCases
{
    private readonly SelectedCases _cases;
    private readonly EventReference _countedBy;
    private readonly EvaluationContext _context;
    private readonly Lap[]? _laps;   // in order of their beginnings
    private readonly long[] _ticks = [];
    private readonly int[] _things = [];

    public CountedCases(SelectedCases cases, EventReference countedBy, EvaluationContext context, CaseLaps? laps = null)
    {
        (_cases, _countedBy, _context) = (cases, countedBy, context);
        if (laps is null) return;
        _laps = [.. cases.Indices().SelectMany(laps.All).OrderBy(lap => lap.From)];
        _ticks = [.. _laps.Select(lap => lap.From)];
        _things = [.. Enumerable.Range(0, _laps.Length)];
    }

    /// <summary>The things that an event, or their beginning, puts into a range.</summary>
    public CaseSlice In(TimeRange range)
    {
        if (_laps is null) return _cases.In(range, _countedBy, _context);
        var (first, last) = Measurements.Instants.Between(_ticks, range.Start, range.End);
        return new(_ticks.AsMemory(first..last), _things.AsMemory(first..last));
    }

    /// <summary>The case, and the number of the run where it has several.</summary>
    public string Id(int thing)
    {
        if (_laps is null) return _cases.Table.Id(thing);
        var own = _laps.Where(lap => lap.Case == _laps[thing].Case).ToList();
        var id = _cases.Table.Id(_laps[thing].Case);
        return own.Count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id} #{own.IndexOf(_laps[thing]) + 1}");
    }

    public Lap LapOf(int thing) => _laps![thing];
}
