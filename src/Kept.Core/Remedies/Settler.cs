using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Settles one evaluation, period by period in the order in which they end, so that each inherits what those before
/// it came to.</summary>
internal sealed class Settler
{
    private readonly Agreement _agreement;
    private readonly Evaluation.Evaluation _evaluation;
    private readonly Carry _inherited;
    private readonly Charges _charges;
    private readonly RemedyWork _work;
    private readonly CreditWork? _credits;
    private readonly List<RemedyLine> _lines = [];
    private readonly List<PointsCredit> _pointsCredits = [];
    private readonly List<string> _steps = [];

    public Settler(Agreement agreement, Evaluation.Evaluation evaluation, Timeline timeline, Carry carry)
    {
        _agreement = agreement;
        _evaluation = evaluation;
        _inherited = carry;
        _charges = new Charges(agreement, carry.Earlier, timeline);
        _work = new RemedyWork(agreement, evaluation.Plans, _charges, carry, _steps);
        _credits = agreement.Currency is { } currency ? new CreditWork(agreement, currency, _charges, carry, _steps) : null;
    }

    public Settlement Settle()
    {
        long? last = null;
        foreach (var ending in _evaluation.Findings.Where(IsSettled).GroupBy(f => f.Period.Range.End).OrderBy(g => g.Key))
        {
            last = ending.Key;
            foreach (var period in ending.GroupBy(f => (Own: f.Period, Whole: BillingPeriods.WholeOf(f.Objective.Every, f.Period).Range))
                .OrderByDescending(g => g.Key.Own.Range.Start).ThenByDescending(g => g.Key.Whole.Start)) Settle([.. period]);
            _lines.AddRange(ending.SelectMany(_work.OptionsByPoints));
            foreach (var points in _work.ClosePoints(ending.Key)) Settle(points);
        }
        return new Settlement(_lines.ToSequence(), _steps.ToSequence(), _credits?.Total)
        {
            PointsCredits = _pointsCredits.ToSequence(),
            Inherited = _inherited,
            Next = last is not { } tick ? _inherited : new Carry(
                _work.Results, _work.EarnBacks, _credits?.CapsAfter(tick) ?? [], _work.Points, _work.Given, _credits?.Deferred)
            {
                Earlier = _inherited.Earlier,
            },
        };
    }

    /// <summary>Figures for information would give again what the periods of the objective give.</summary>
    private bool IsSettled(Finding finding) =>
        finding.Objective.Remedies.Count > 0 && !AssessmentPeriods.IsForInformation(finding, _agreement, _evaluation.Period);

    /// <summary>The findings of one period: first what each remedy gives, then what is paid of it.</summary>
    private void Settle(IReadOnlyList<Finding> findings)
    {
        var lines = new List<(RemedyKey Key, RemedyLine Line)>();
        foreach (var finding in findings)
        {
            if (finding.Objective.Qualifying is { } qualifying && !Verdicts.Qualifies(qualifying, finding.Measured.Count)) continue;
            for (var i = 0; i < finding.Objective.Remedies.Count; i++)
            {
                var key = RemedyKey.Of(finding, i);
                lines.AddRange(_work.Do(key, finding.Objective.Remedies[i], finding).Select(line => (key, line)));
            }
        }
        var paid = _credits?.Pay(lines.Select(l => l.Line), findings[0].Objective.Every, findings[0].Period);
        var next = 0;
        foreach (var (key, line) in lines)
        {
            var settled = line is CreditLine ? paid![next++] : line;
            if (settled is CreditLine credit) _work.BeginEarnBack(key, credit);
            _lines.Add(settled);
        }
    }

    /// <summary>What the points of a span come to.</summary>
    private void Settle(PointsSoFar points)
    {
        var terms = _agreement.Settlement.Points!;
        var priced = terms.Of is { } of ? _charges.Of(of, terms.Per, points.Span, [], goesAcross: true) : null;
        _pointsCredits.Add(_credits!.Pay(points, terms, priced));
    }
}
