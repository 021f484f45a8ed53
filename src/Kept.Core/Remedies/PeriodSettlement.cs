using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Combination, cap and minimum over the credits of one period.</summary>
/// <param name="charges">What all services cost in the period; null when that is not known.</param>
/// <param name="steps">Takes what was done, for people who compute it by hand.</param>
internal sealed class PeriodSettlement(
    Agreement agreement, Currency currency, IReadOnlyList<CreditLine> lines, Rational? charges, List<string> steps)
{
    private readonly SettlementTerms _terms = agreement.Settlement;

    public (IReadOnlyList<CreditLine> Lines, MoneyRange? Total) Run()
    {
        var each = Each(lines);
        if (each.Any(l => l.Paid is null)) return (each, null);
        var paid = Combine(each);
        var total = Sum(paid);
        return (paid, _terms.MinimumBeforeCap ? Cap(AskMinimum(total)) : AskMinimum(Cap(total)));
    }

    /// <summary>Drops credits that do not meet the minimum for each.</summary>
    private IReadOnlyList<CreditLine> Each(IReadOnlyList<CreditLine> all)
    {
        if (_terms.Minimum is not { Each: true } minimum) return all;
        return all.Select(line => line.Paid is null ? line : line with
        {
            Paid = line.Paid.Select(Payable),
            Because = line.Paid.Most.MinorUnits.IsZero || Payable(line.Paid.Most) == line.Paid.Most
                ? line.Because
                : line.Because.Append($"not paid: a credit has to be {minimum.Comparator.InWords()} {minimum.Amount}").ToSequence(),
        }).ToList();
    }

    private IReadOnlyList<CreditLine> Combine(IReadOnlyList<CreditLine> all) => _terms.Combination switch
    {
        Combination.Sum => all,
        Combination.Highest => KeepHighest(all, _ => ""),
        Combination.HighestPerService => KeepHighest(all, line => line.Finding.Objective.Service?.Name ?? ""),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Within each group only the highest credit stays; of equal ones the first.</summary>
    private List<CreditLine> KeepHighest(IReadOnlyList<CreditLine> all, Func<CreditLine, string> groupOf)
    {
        var result = new List<CreditLine>();
        foreach (var line in all)
        {
            var group = all.Where(l => groupOf(l) == groupOf(line)).ToList();
            var least = Highest(group, l => l.Paid!.Least) == line ? line.Paid!.Least : Money.Zero(currency);
            var most = Highest(group, l => l.Paid!.Most) == line ? line.Paid!.Most : Money.Zero(currency);
            var kept = new MoneyRange(least, most);
            result.Add(kept == line.Paid ? line : line with
            {
                Paid = kept,
                Because = line.Because.Append("not paid beside a higher credit: only the highest counts").ToSequence(),
            });
        }
        return result;
    }

    private static CreditLine Highest(List<CreditLine> group, Func<CreditLine, Money> amount) =>
        group.Aggregate((best, next) => amount(next).MinorUnits > amount(best).MinorUnits ? next : best);

    private MoneyRange Cap(MoneyRange total)
    {
        if (_terms.Cap is not { } cap) return total;
        if (cap.AtMost is Compensation.ShareOfBase && charges is null)
        {
            steps.Add("the cap is a share of the charges, but nothing says what was charged; it is not applied");
            return total;
        }
        var limit = Money.Round(Compensations.Amount(cap.AtMost, charges), currency, _terms.Rounding);
        var limited = total.Select(m => m.MinorUnits > limit.MinorUnits ? limit : m);
        if (limited != total) steps.Add($"{total} is capped at {limit}");
        return limited;
    }

    private MoneyRange AskMinimum(MoneyRange total)
    {
        if (_terms.Minimum is not { Each: false } minimum) return total;
        var paid = total.Select(Payable);
        if (paid != total) steps.Add($"{total} is not {minimum.Comparator.InWords()} {minimum.Amount}, so nothing is paid");
        return paid;
    }

    private Money Payable(Money amount) =>
        _terms.Minimum!.Comparator.Holds(amount.Amount, _terms.Minimum.Amount.Amount) ? amount : Money.Zero(currency);

    private MoneyRange Sum(IReadOnlyList<CreditLine> all) => all.Aggregate(MoneyRange.Nothing(currency), (sum, line) => new(
        sum.Least with { MinorUnits = sum.Least.MinorUnits + line.Paid!.Least.MinorUnits },
        sum.Most with { MinorUnits = sum.Most.MinorUnits + line.Paid.Most.MinorUnits }));
}
