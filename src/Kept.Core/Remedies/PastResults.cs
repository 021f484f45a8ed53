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

    /// <summary>The results of a remedy's objective in the last of its periods, up to the one before a finding.</summary>
    /// <param name="periods">How many periods, the finding's own among them.</param>
    public IReadOnlyList<PastResult> Before(RemedyKey key, Finding finding, int periods)
    {
        var start = StartOf(finding.Objective.Every, finding.Period, periods);
        return Of(key).Where(r => r.Period.Range.Start >= start && r.Period.Range.End <= finding.Period.Range.Start).ToList();
    }

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
        var start = StartOf(objective.Every, results[^1].Period, periods);
        return results.Where(r => r.Period.Range.Start >= start);
    }

    private List<PastResult> Of(RemedyKey key) => _results.TryGetValue(key, out var found) ? found : _results[key] = [];
}
