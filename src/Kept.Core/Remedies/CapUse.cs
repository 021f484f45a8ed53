using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>What has been paid under caps over longer spans.</summary>
internal sealed class CapUse(SettlementTerms terms, Carry carry, Currency currency)
{
    private readonly List<UsedCap> _used = [.. carry.Caps];

    /// <param name="span">Null for a cap on each period by itself, which remembers nothing.</param>
    public MoneyRange Of(CapKey cap, Sequence<string> group, ServicePeriod? span) =>
        Find(cap, group, span) is >= 0 and var i ? _used[i].Amount : MoneyRange.Nothing(currency);

    /// <summary>Adds what was owed; no more than the limit is ever used.</summary>
    /// <param name="limit">Null when it is not known.</param>
    public void Add(CapKey cap, Sequence<string> group, ServicePeriod? span, MoneyRange owed, Money? limit)
    {
        if (span is null || owed.IsNothing) return;
        var sum = Of(cap, group, span) + owed;
        if (limit is not null) sum = sum.Select(amount => Money.Min(amount, limit));
        var entry = new UsedCap(cap, group, span, sum);
        if (Find(cap, group, span) is >= 0 and var i) _used[i] = entry;
        else _used.Add(entry);
    }

    /// <summary>What is still of use behind an instant.</summary>
    public Sequence<UsedCap> After(long tick) => _used
        .Where(u => u.Span.Range.End > tick)
        .OrderBy(u => u.Cap.PlaceIn(terms)).ThenBy(u => u.Span.Range.Start).ThenBy(u => string.Join('\n', u.Group), StringComparer.Ordinal)
        .ToSequence();

    /// <summary>A span is the same one from its beginning on, even where a later version of the agreement lets it end on another day.</summary>
    private int Find(CapKey cap, Sequence<string> group, ServicePeriod? span) =>
        span is null ? -1 : _used.FindIndex(u => u.Cap == cap && u.Group == group && u.Span.Range.Start == span.Range.Start);
}
