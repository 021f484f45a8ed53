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
        var (paid, total) = Combine(each);
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

    private (IReadOnlyList<CreditLine> Lines, MoneyRange Total) Combine(IReadOnlyList<CreditLine> all) => _terms.Combination switch
    {
        Combination.Sum => (all, Sum(all.Select(line => line.Paid!))),
        Combination.Highest => KeepHighest(all, _ => ""),
        Combination.HighestPerService => KeepHighest(all, line => line.Finding.Objective.Service?.Name ?? ""),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Within each group only the highest credit is paid; of equal ones the first.</summary>
    private (IReadOnlyList<CreditLine> Lines, MoneyRange Total) KeepHighest(
        IReadOnlyList<CreditLine> all, Func<CreditLine, string> groupOf)
    {
        var groups = all.GroupBy(groupOf).Select(group => group.ToList()).ToList();
        var lines = all.Select(line => Kept(line, groups.Single(group => group.Contains(line)))).ToList();
        return (lines, Sum(groups.Select(group => new MoneyRange(
            group.Select(l => l.Paid!.Least).MaxBy(m => m.MinorUnits)!, group.Select(l => l.Paid!.Most).MaxBy(m => m.MinorUnits)!))));
    }

    /// <summary>A credit that may be the highest is paid at most, one that is bound to be the highest at least.</summary>
    private CreditLine Kept(CreditLine line, List<CreditLine> group)
    {
        var position = group.IndexOf(line);
        var isBound = group.Index().All(other => other.Index == position || IsHigher(line.Paid!.Least, other.Item.Paid!.Most, position < other.Index));
        var mayBe = group.Index().All(other => other.Index == position || IsHigher(line.Paid!.Most, other.Item.Paid!.Least, position < other.Index));
        var none = Money.Zero(currency);
        var kept = new MoneyRange(isBound ? line.Paid!.Least : none, mayBe ? line.Paid!.Most : none);
        return kept == line.Paid ? line : line with
        {
            Paid = kept,
            Because = line.Because.Append("not paid beside a higher credit: only the highest counts").ToSequence(),
        };
    }

    private static bool IsHigher(Money own, Money other, bool isFirst) =>
        own.MinorUnits > other.MinorUnits || (isFirst && own.MinorUnits == other.MinorUnits);

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

    private MoneyRange Sum(IEnumerable<MoneyRange> all) => all.Aggregate(MoneyRange.Nothing(currency), (sum, range) => sum + range);
}
