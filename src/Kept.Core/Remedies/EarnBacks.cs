using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Credits that go back when their objective is met for a while.</summary>
internal sealed class EarnBacks(Carry carry, List<string> steps)
{
    private readonly List<OpenEarnBack> _open = [.. carry.EarnBacks];

    public Sequence<OpenEarnBack> Open => _open.ToSequence();

    /// <summary>Moves the open credits of a remedy on by one period: what has been met long enough goes back, a miss ends it. The
    /// period of the credit itself is not behind it, whichever part of that the credit is for.</summary>
    /// <param name="goesOn">Whether another version has the rest of the period, which is then not met yet.</param>
    public IReadOnlyList<ReturnLine> Advance(RemedyKey key, Remedy remedy, EarnBack terms, Finding finding, bool goesOn)
    {
        var returns = new List<ReturnLine>();
        for (var i = 0; i < _open.Count; i++)
        {
            var credit = _open[i];
            if (credit.Key != key || BillingPeriods.AreOfOne(finding.Objective.Every, credit.Period, finding.Period)) continue;
            if (finding.Verdict is Verdict.Missed)
            {
                steps.Add($"{credit.Key}: the credit of {credit.Amount} for {credit.Period} can no longer be earned back, since {finding.Period} is missed");
                _open.RemoveAt(i--);
                continue;
            }
            _open[i] = credit = credit with { Met = goesOn ? credit.Met : credit.Met + 1, IsCertain = credit.IsCertain && finding.Verdict is Verdict.Met };
            if (goesOn || credit.Met < terms.Periods) continue;
            var amount = credit.IsCertain ? credit.Amount : credit.Amount with { Least = Money.Zero(credit.Amount.Least.Currency) };
            returns.Add(new ReturnLine(finding, remedy, credit.Period.Label, amount, [
                $"the credit for {credit.Period} goes back, since the objective {(credit.IsCertain ? "was" : "may have been")} met in the "
                + $"{(terms.Periods == 1 ? "period" : $"{terms.Periods} periods")} behind it"]));
            _open.RemoveAt(i--);
        }
        return returns;
    }

    /// <summary>Notes a credit that can be earned back from now on.</summary>
    public void Begin(RemedyKey key, EarnBack terms, CreditLine line)
    {
        if (line.Issued is not { IsNothing: false } issued) return;
        var (low, high) = (line.Finding.Measured.Low, line.Finding.Measured.High);
        if (terms.Unless is { } unless && Scales.Covers(unless, low, high)) return;
        var isCertain = terms.Unless is null || !Scales.Touches(terms.Unless, low, high);
        _open.Add(new OpenEarnBack(key, line.Finding.Period, issued, 0, isCertain));
    }
}
