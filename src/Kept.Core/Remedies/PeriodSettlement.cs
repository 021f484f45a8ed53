using System.Diagnostics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Combination, caps and minimum over the credits of one period, in the agreement's order. Each step puts credits
/// together into fewer pots; a step never asks for more than the pots before it still know.</summary>
/// <param name="steps">Takes what was done, for people who compute it by hand.</param>
internal sealed class PeriodSettlement(SettlementTerms terms, Currency currency, PeriodCaps caps, List<string> steps)
{
    /// <summary>What the credits come to together. The entries learn what is paid of each.</summary>
    /// <param name="deferred">What earlier periods left to be paid, and what this one leaves.</param>
    public MoneyRange Run(IReadOnlyList<CreditEntry> entries, ref MoneyRange? deferred)
    {
        AskEach(entries);
        IReadOnlyList<Pot> pots = entries.Select((e, i) => new Pot([i], e.Paid)).ToList();
        foreach (var step in terms.Order)
            pots = step switch
            {
                SettlementStep.Combine => Combine(entries, pots),
                SettlementStep.Cap => caps.Apply(entries, pots),
                SettlementStep.Minimum => AskTotal(entries, pots, ref deferred),
                _ => throw new UnreachableException(),
            };
        return Sum(pots);
    }

    /// <summary>Drops credits that do not meet the minimum for each.</summary>
    private void AskEach(IReadOnlyList<CreditEntry> entries)
    {
        if (terms.Minimum is not { Each: true } minimum) return;
        foreach (var entry in entries)
            entry.Pay(entry.Paid.Select(Payable), $"not paid: a credit has to be {minimum.Comparator.InWords()} {minimum.Amount}");
    }

    private IReadOnlyList<Pot> Combine(IReadOnlyList<CreditEntry> entries, IReadOnlyList<Pot> pots)
    {
        if (terms.Combination is not Combination.HighestPer(var names)) return pots;
        var groups = new Dictionary<Sequence<string>, List<Pot>>();
        var alone = new List<Pot>();
        foreach (var pot in pots)
        {
            var key = entries[pot.Entries[0]].Finding is { } finding ? CreditKey.Of(names, finding) : null;
            if (key is { } known) (groups.TryGetValue(known, out var group) ? group : groups[known] = []).Add(pot);
            else alone.Add(pot);
        }
        return groups.Values.Select(group => KeepHighest(entries, group)).Concat(alone).ToList();
    }

    /// <summary>Only the highest is paid; of equal ones the first.</summary>
    private static Pot KeepHighest(IReadOnlyList<CreditEntry> entries, List<Pot> group)
    {
        var leasts = new Leaders(group.Select(p => p.Amount.Least));
        var mosts = new Leaders(group.Select(p => p.Amount.Most));
        for (var i = 0; i < group.Count; i++)
        {
            var isSurelyHighest = mosts.IsBeatenBy(i, group[i].Amount.Least);
            var mayBeHighest = leasts.IsBeatenBy(i, group[i].Amount.Most);
            foreach (var index in group[i].Entries)
            {
                var (least, most) = entries[index].Paid;
                entries[index].Pay(
                    new MoneyRange(isSurelyHighest ? least : Money.Zero(least.Currency), mayBeHighest ? most : Money.Zero(most.Currency)),
                    mayBeHighest ? "paid if no other credit is higher: only the highest counts" : "not paid beside a higher credit: only the highest counts");
            }
        }
        return new Pot(group.SelectMany(p => p.Entries).ToSequence(), new MoneyRange(leasts.Highest, mosts.Highest));
    }

    private IReadOnlyList<Pot> AskTotal(IReadOnlyList<CreditEntry> entries, IReadOnlyList<Pot> pots, ref MoneyRange? deferred)
    {
        if (terms.Minimum is not { Each: false } minimum) return pots;
        var total = Sum(pots);
        if (deferred is { IsNothing: false } waiting)
        {
            steps.Add($"{waiting} of earlier periods is added");
            total += waiting;
        }
        var paid = total.Select(Payable);
        deferred = minimum.Deferred ? Waiting(total, paid) : null;
        if (paid != total)
        {
            steps.Add($"{total} is not {minimum.Comparator.InWords()} {minimum.Amount}, so nothing is paid"
                + (minimum.Deferred ? " now; it is added to the next period" : ""));
            if (!minimum.Deferred)
                foreach (var entry in entries)
                    entry.Issue(new MoneyRange(
                        paid.Least == total.Least ? entry.Issued.Least : Money.Zero(currency),
                        paid.Most == total.Most ? entry.Issued.Most : Money.Zero(currency)));
        }
        return [new Pot(Enumerable.Range(0, entries.Count).ToSequence(), paid)];
    }

    /// <summary>What is left for later: all of a total that is too small, nothing of one that is paid; in between, anything
    /// below the minimum.</summary>
    private MoneyRange? Waiting(MoneyRange total, MoneyRange paid)
    {
        var isPaidAtLeast = paid.Least == total.Least && !total.Least.MinorUnits.IsZero;
        if (isPaidAtLeast) return null;
        if (paid.Most != total.Most || total.Most.MinorUnits.IsZero) return total.IsNothing ? null : total;
        var minimum = terms.Minimum!;
        var below = minimum.Comparator is Comparator.AtLeast ? minimum.Amount with { MinorUnits = minimum.Amount.MinorUnits - 1 } : minimum.Amount;
        return new MoneyRange(Money.Zero(currency), Money.Max(below, Money.Zero(currency)));
    }

    private Money Payable(Money amount) =>
        terms.Minimum!.Comparator.Holds(amount.Amount, terms.Minimum.Amount.Amount) ? amount : Money.Zero(currency);

    private MoneyRange Sum(IEnumerable<Pot> pots) => pots.Aggregate(MoneyRange.Nothing(currency), (sum, pot) => sum + pot.Amount);
}
