using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>Settles credits together, period by period, and adds up what is owed.</summary>
internal sealed class CreditWork(Agreement agreement, Currency currency, Charges charges, Carry carry, List<string> steps)
{
    private readonly CapUse _caps = new(agreement.Settlement, carry, currency);
    private MoneyRange? _deferred = carry.Deferred;

    /// <summary>Null as soon as some amount is not known.</summary>
    public MoneyRange? Total { get; private set; } = MoneyRange.Nothing(currency);

    public MoneyRange? Deferred => _deferred;

    public Sequence<UsedCap> CapsAfter(long tick) => _caps.After(tick);

    /// <summary>The credits and bonuses among the lines of a period, with what is paid of them.</summary>
    public IReadOnlyList<CreditLine> Pay(IEnumerable<RemedyLine> lines, Recurrence every, ServicePeriod period)
    {
        var all = lines.ToList();
        foreach (var line in all.OfType<ReturnLine>()) GiveBack(line);
        var owed = all.OfType<CreditLine>().ToList();
        if (owed.Any(l => l.Amount is null)) Total = null;
        var entries = owed.Where(IsSettled).Select(l => new CreditEntry(l.Finding, l.Amount ?? MoneyRange.Unbounded(currency))).ToList();
        if (entries.Count > 0) Owe(Settling(every, period).Run(entries, ref _deferred));
        var next = 0;
        return owed.Select(line => IsSettled(line) ? Paid(line, entries[next++]) : Offset(line)).ToList();
    }

    /// <summary>What goes back is taken first off what waits to be paid, since that was never paid.</summary>
    private void GiveBack(ReturnLine line)
    {
        var back = line.Amount;
        if (agreement.IsCounterPromise(line.Finding.Objective))
        {
            Owe(back);
            return;
        }
        if (_deferred is { } waiting)
        {
            steps.Add($"{back} that goes back is taken off {waiting} that is waiting to be paid");
            var rest = waiting.Without(back);
            (_deferred, back) = (rest.IsNothing ? null : rest, back.Without(waiting));
        }
        Owe(Negative(back));
    }

    /// <summary>What the points of a span come to.</summary>
    public PointsCredit Pay(PointsSoFar points, PointsTerms terms, Priced? priced)
    {
        var (given, values) = PointsScale.Of(points, terms, priced, currency);
        var because = new List<string> { given };
        if (values is null) Total = null;
        var amount = values is { } known ? new MoneyRange(Rounded(known.Least), Rounded(known.Most)) : null;
        var entry = new CreditEntry(null, amount ?? MoneyRange.Unbounded(currency));
        Owe(Settling(terms.Per, points.Span).Run([entry], ref _deferred));
        return new PointsCredit(
            points.Span, points.Least, points.Most, priced?.Amount, amount, amount is null ? null : entry.Paid, because.Concat(entry.Because).ToSequence());
    }

    /// <summary>Whether a line takes the steps of the settlement; a bonus and what is owed the other way do not.</summary>
    private bool IsSettled(CreditLine line) => !line.IsBonus && !agreement.IsCounterPromise(line.Finding.Objective);

    private CreditLine Offset(CreditLine line)
    {
        if (line.Amount is null) return line;
        var isCounter = agreement.IsCounterPromise(line.Finding.Objective);
        Owe(line.IsBonus == isCounter ? line.Amount : Negative(line.Amount));
        if (line.IsBonus || line.Amount.IsNothing) return line;
        return line with
        {
            Because = line.Because.Append($"taken off the total, since the {line.Finding.Objective.Obliged} owes it").ToSequence(),
            ClaimEnds = ClaimDeadlines.EndOf(agreement.Claims, line.Finding),
        };
    }

    private PeriodSettlement Settling(Recurrence every, ServicePeriod period) =>
        new(agreement.Settlement, currency, new PeriodCaps(agreement, charges, every, period, _caps, steps), steps);

    private CreditLine Paid(CreditLine line, CreditEntry entry) => line.Amount is null ? line : line with
    {
        Paid = entry.Paid,
        Issued = entry.Issued,
        Because = line.Because.Concat(entry.Because).ToSequence(),
        ClaimEnds = entry.Paid.IsNothing ? null : ClaimDeadlines.EndOf(agreement.Claims, line.Finding),
    };

    private void Owe(MoneyRange amount) => Total = Total is null ? null : Total + amount;

    private MoneyRange Negative(MoneyRange amount) => MoneyRange.Nothing(currency) - amount;

    private Money Rounded(Rational amount) => Money.Round(amount, currency, agreement.Settlement.Rounding);
}
