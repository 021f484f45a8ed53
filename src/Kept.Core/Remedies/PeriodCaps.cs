using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>The caps of an agreement over the credits of one period.</summary>
/// <param name="every">What the period is one of.</param>
/// <param name="used">What was paid under the caps over longer spans; it learns what is paid now.</param>
internal sealed class PeriodCaps(
    Agreement agreement, Charges charges, Recurrence every, ServicePeriod period, CapUse used, List<string> steps)
{
    private readonly Currency _currency = agreement.Currency!;

    /// <summary>Limits what the pots come to, from the narrowest cap to the widest.</summary>
    public IReadOnlyList<Pot> Apply(IReadOnlyList<CreditEntry> entries, IReadOnlyList<Pot> pots)
    {
        for (var i = 0; i < agreement.Settlement.Caps.Count; i++) pots = Apply(i, agreement.Settlement.Caps[i], entries, pots);
        return pots;
    }

    private List<Pot> Apply(int index, CreditCap cap, IReadOnlyList<CreditEntry> entries, IReadOnlyList<Pot> pots)
    {
        var result = new List<Pot>();
        var groups = new Dictionary<Sequence<string>, List<Pot>>();
        foreach (var pot in pots)
        {
            var finding = entries[pot.Entries[0]].Finding;
            var key = cap.On.Count == 0 ? [] : finding is null ? null : CreditKey.Of(cap.On, finding);
            if (key is { } known) (groups.TryGetValue(known, out var group) ? group : groups[known] = []).Add(pot);
            else result.Add(pot);
        }
        foreach (var (key, group) in groups) result.Add(Limit(CapKey.Of(agreement.Settlement.Caps, index), cap, key, group, entries));
        return result;
    }

    private Pot Limit(CapKey own, CreditCap cap, Sequence<string> key, List<Pot> group, IReadOnlyList<CreditEntry> entries)
    {
        var members = group.SelectMany(p => p.Entries).Order().ToSequence();
        var sum = group.Aggregate(MoneyRange.Nothing(_currency), (all, pot) => all + pot.Amount);
        var span = SpanOf(cap.Per);
        var before = used.Of(own, key, span?.Period);
        if (LimitOf(cap, key, entries[members[0]].Finding, span) is not { } limit)
        {
            if (sum.IsNothing) return new Pot(members, sum);
            steps.Add($"{In(cap, key)}the cap is a share of the charges, but nothing says what was charged");
            foreach (var member in members) entries[member].Issue(entries[member].Issued with { Least = Money.Zero(_currency) });
            var unknown = sum with { Least = Money.Zero(_currency) };
            used.Add(own, key, span?.Period, unknown, null);
            return new Pot(members, unknown);
        }

        var left = new MoneyRange(Left(limit, before.Most), Left(limit, before.Least));
        var paid = new MoneyRange(Money.Min(sum.Least, left.Least), Money.Min(sum.Most, left.Most));
        used.Add(own, key, span?.Period, sum, limit);
        Share(members, left, entries);
        if (paid == sum) return new Pot(members, paid);
        steps.Add($"{In(cap, key)}{sum} is capped at {left}"
            + (before.IsNothing ? "" : $": {before} of {limit} are used {(span?.Every is null ? "in the term" : $"in {span.Period}")}"));
        return new Pot(members, paid);
    }

    /// <summary>What is left under a cap goes to the credits in their order until it is used up. A credit gets least where what is left is
    /// least and those before it take most, so it may lose even where the least and the most of the sum are both below what is left.</summary>
    private void Share(Sequence<int> members, MoneyRange left, IReadOnlyList<CreditEntry> entries)
    {
        foreach (var member in members)
        {
            var own = entries[member].Issued;
            entries[member].Issue(new MoneyRange(Money.Min(own.Least, left.Least), Money.Min(own.Most, left.Most)));
            left = new MoneyRange(Left(left.Least, own.Most), Left(left.Most, own.Least));
        }
    }

    private Money Left(Money limit, Money taken) => Money.Max(limit - taken, Money.Zero(_currency));

    /// <summary>The span of a cap that the period ends in; null for the period itself.</summary>
    private Span? SpanOf(CapSpan per)
    {
        if (per is CapSpan.Period) return null;
        var last = BillingPeriods.LastDay(period);
        var whole = per switch
        {
            CapSpan.Every over => AssessmentPeriods.Within(agreement.Term, over.Span.PeriodOf(last, period.Zone)),
            CapSpan.Term => TermOf(agreement.Term!),
            _ => throw new UnreachableException(),
        };
        var soFar = ServicePeriod.Of(whole.Range.Intersect(new TimeRange(whole.Range.Start, period.Range.End)), period.Zone);
        return new Span((per as CapSpan.Every)?.Span, whole, soFar) { GoesAcross = true };
    }

    private ServicePeriod TermOf(Term term) =>
        ServicePeriod.OfDates(term.Start, (term.End ?? Horizon.LastDate).PlusDays(1), period.Zone);

    private Money? LimitOf(CreditCap cap, Sequence<string> key, Finding? finding, Span? span)
    {
        if (cap.AtMost is Compensation.Amount money) return AtMost(span is null ? money.Value * (BillingPeriods.FindSplit(agreement, every, period)?.Share ?? Rational.One) : money.Value);
        if (cap.AtMost is not Compensation.ShareOfBase share) return Money.Zero(_currency);
        span ??= new Span(every, period, period);
        var service = cap.On.Contains(CreditGroup.Service) || cap.On.Contains(CreditGroup.Objective) ? finding?.Objective.Service : null;
        var labels = cap.On.Zip(key, (name, value) => new Label(name, value))
            .Where(l => l.Dimension is not (CreditGroup.Service or CreditGroup.Objective)).ToSequence();
        var of = cap.OfAtRisk
            ? charges.AtRisk(span)?.Amount
            : charges.OfAll(service, span, labels);
        return of is { } amount ? AtMost(share.Share * amount) : null;
    }

    /// <summary>No more than the limit is paid, however credits are rounded.</summary>
    private Money AtMost(Rational limit) => Money.Round(limit, _currency, RoundingRule.Down);

    private static string In(CreditCap cap, Sequence<string> key) =>
        cap.On.Count == 0 ? "" : $"{string.Join(", ", cap.On.Zip(key, (name, value) => $"{name} {value}"))}: ";
}
