using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Works the remedies of findings out, one by one, with what they remember of the periods before.</summary>
internal sealed class RemedyWork(
    Agreement agreement, Sequence<PlanSheet> plans, Charges charges, Carry carry, List<string> steps)
{
    private readonly Reckoner _reckoner = new(agreement, plans, charges);
    private readonly PastResults _past = new(carry);
    private readonly EarnBacks _earnBacks = new(carry, steps);
    private readonly PointsAccount? _points = agreement.Settlement.Points is { } terms ? new PointsAccount(agreement, terms, carry) : null;

    private readonly GivenPoints _given = new(agreement.PointsMonths, carry);

    public Sequence<PastResult> Results => _past.Kept(agreement);

    public Sequence<OpenEarnBack> EarnBacks => _earnBacks.Open;

    public Sequence<PointsSoFar> Points => _points?.Open ?? [];

    public Sequence<PointsSoFar> Given => _given.Kept;

    /// <summary>The lines of one remedy of a finding, with what goes back of earlier credits behind it.</summary>
    public IEnumerable<RemedyLine> Do(RemedyKey key, Remedy remedy, Finding finding)
    {
        if (remedy is Remedy.Option { When: OptionTrigger.Points }) return [];   // when all points are there
        var behind = Memory.PeriodsBehind(remedy);
        var past = behind > 0 ? _past.Before(key, finding, behind + 1) : [];
        var counts = remedy.Terms?.Repeat is { } repeat ? Repeats.Of(repeat, finding, past) : [];
        if (behind > 0) _past.Add(key, finding, counts);
        var goesOn = BillingPeriods.GoesOn(agreement, finding.Objective.Every, finding.Period);
        if (remedy.Terms is not { } terms)
        {
            var own = _past.Own(key, finding);
            return [Options.Of((Remedy.Option)remedy, finding, goesOn && own.Verdict is Verdict.Met ? past : [.. past, own])];   // met so far is not met yet
        }

        var returns = terms.EarnBack is { } earnBack ? _earnBacks.Advance(key, remedy, earnBack, finding, goesOn) : [];
        return [LineOf(remedy, finding, _reckoner.Of(finding, terms, counts)), .. returns];
    }

    /// <summary>The lines of options that look at points, which are known when those of all findings that end with it are.</summary>
    public IEnumerable<RemedyLine> OptionsByPoints(Finding finding) => _given.Options(finding);

    /// <summary>Notes that a credit can be earned back from now on.</summary>
    public void BeginEarnBack(RemedyKey key, CreditLine line)
    {
        if (line.Remedy.Terms!.EarnBack is { } terms) _earnBacks.Begin(key, terms, line);
    }

    /// <summary>The spans of points that end with the periods that end at a tick.</summary>
    public IEnumerable<PointsSoFar> ClosePoints(long tick) => _points?.Close(tick) ?? [];

    private RemedyLine LineOf(Remedy remedy, Finding finding, Reckoned reckoned)
    {
        if (remedy is Remedy.Points)
        {
            var line = new PointsLine(
                finding, remedy, Valuation.SizeOf(reckoned.Least!), reckoned.Most is { } most ? Valuation.SizeOf(most) : null, reckoned.Because);
            _points?.Add(line);
            _given.Add(line);
            return line;
        }
        if (remedy.Terms!.GivesTime) return new ExtensionLine(finding, remedy, reckoned.Least!, reckoned.Most, reckoned.Because);
        var amount = reckoned is { Least: { } least, Most: { } greatest } ? new MoneyRange(Rounded(least), Rounded(greatest)) : null;
        return new CreditLine(finding, remedy, reckoned.Base, reckoned.Percent, amount, amount, reckoned.Because);
    }

    private Money Rounded(Compensation value) => Money.Round(Valuation.SizeOf(value), agreement.Currency!, agreement.Settlement.Rounding);
}
