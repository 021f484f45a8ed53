using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>How objectives came out before, for remedies that look back.</summary>
internal sealed class PastResults
{
    private readonly Dictionary<RemedyKey, List<PastResult>> _results = [];

    public PastResults(Carry carry)
    {
        foreach (var result in carry.Results) Of(result.Key).Add(result);
    }

    /// <summary>The results of a remedy's objective in the last of its periods, up to the one before that of a finding. The parts
    /// that several versions of the agreement have of one period are one result.</summary>
    /// <param name="periods">How many periods, the finding's own among them.</param>
    public IReadOnlyList<PastResult> Before(RemedyKey key, Finding finding, int periods)
    {
        var every = finding.Objective.Every;
        var start = StartOf(every, finding.Period, periods);
        return Of(key).Where(r => r.Period.Range.Start >= start && IsBefore(r, finding) && !BillingPeriods.AreOfOne(every, r.Period, finding.Period))
            .GroupBy(r => BillingPeriods.WholeOf(every, r.Period).Range).Select(parts => Together([.. parts])).ToList();
    }

    /// <summary>What the period of a finding came to, with the parts of it that earlier versions have.</summary>
    public PastResult Own(RemedyKey key, Finding finding) => Together([
        .. Of(key).Where(r => IsBefore(r, finding) && BillingPeriods.AreOfOne(finding.Objective.Every, r.Period, finding.Period)),
        new PastResult(key, finding.Period, finding.Verdict ?? Verdict.NotDetermined, [])]);

    public void Add(RemedyKey key, Finding finding, Sequence<int> counts)
    {
        if (finding.Verdict is { } verdict) Of(key).Add(new PastResult(key, finding.Period, verdict, counts));
    }

    /// <summary>Those that some remedy can still ask for, in the order of time and of the agreement.</summary>
    public Sequence<PastResult> Kept(Agreement agreement) => agreement.Objectives
        .SelectMany((objective, place) => _results.Where(r => r.Key.Objective == objective.Name)
            .SelectMany(r => Recent(objective, r.Value).Select(result => (Result: result, Place: place))))
        .OrderBy(r => r.Result.Period.Range.End).ThenBy(r => r.Place).ThenBy(r => r.Result.Key.Which, StringComparer.Ordinal)
        .ThenBy(r => r.Result.Key.ToString(), StringComparer.Ordinal)
        .Select(r => r.Result)
        .ToSequence();

    /// <summary>The first tick of so many of a recurrence's periods that end with the one given.</summary>
    public static long StartOf(Recurrence every, ServicePeriod period, int periods)
    {
        var first = BillingPeriods.WholeOf(every, period);
        for (var i = 1; i < periods; i++) first = BillingPeriods.Preceding(every, first);
        return first.Range.Start;
    }

    private static IEnumerable<PastResult> Recent(Objective objective, List<PastResult> results)
    {
        if (results.Count == 0) return [];
        var periods = results[0].Key.FindIn(objective) is { } remedy ? Memory.PeriodsBehind(remedy) : 0;
        if (periods == 0) return [];
        var last = results[^1].Period;
        var mayGoOn = last.Range.End < BillingPeriods.WholeOf(objective.Every, last).Range.End;   // with the part of another version
        var start = StartOf(objective.Every, last, mayGoOn ? periods + 1 : periods);
        return results.Where(r => r.Period.Range.Start >= start);
    }

    private static bool IsBefore(PastResult result, Finding finding) => result.Period.Range.End <= finding.Period.Range.Start;

    /// <summary>A period is missed when a part of it is, and met when all are.</summary>
    private static PastResult Together(IReadOnlyList<PastResult> parts)
    {
        if (parts is [var whole]) return whole;
        var (first, last) = (parts[0].Period, parts[^1].Period);
        var deciding = parts.LastOrDefault(p => p.Verdict is Verdict.Missed)
            ?? parts.LastOrDefault(p => p.Verdict is Verdict.NotDetermined)
            ?? parts[^1];
        return deciding with { Period = ServicePeriod.Of(new TimeRange(first.Range.Start, last.Range.End), last.Zone) };
    }

    private List<PastResult> Of(RemedyKey key) => _results.TryGetValue(key, out var found) ? found : _results[key] = [];
}
