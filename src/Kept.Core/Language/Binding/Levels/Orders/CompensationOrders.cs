using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Credits, caps and minimums: what gives more promises more.</summary>
internal static class CompensationOrders
{
    /// <summary>At every attainment at least as much.</summary>
    public static Order Bands { get; } = new Order<ByClass<CreditScale>>(ClassOrders.Each<CreditScale>(Compare), _ => Step.Tighter)
    {
        Verb = "gives",
        Deciding = ClassOrders.Deciding<CreditScale>(Compare),
    };

    /// <summary>What a unit gives.</summary>
    public static Order Given { get; } = new Order<Compensation>(Compare, _ => Step.Unordered) { Verb = "gives" };

    /// <summary>A limit of what is given: none is the largest.</summary>
    public static Order Limit { get; } = new Order<Compensation>(Compare, _ => Step.Looser) { Verb = "limits credits to" };

    /// <summary>What all credits of a period can be: no limit is the largest.</summary>
    public static Order Cap { get; } = new Order<CapLimit>(
        (above, below) => above.OfAtRisk == below.OfAtRisk ? Compare(above.AtMost, below.AtMost) : Step.Unordered, _ => Step.Looser)
    {
        Verb = "limits credits to",
    };

    /// <summary>What is put at risk: none is the smallest.</summary>
    public static Order AtRisk { get; } = new Order<Compensation>(Compare, _ => Step.Tighter) { Verb = "puts at risk" };

    /// <summary>Credits that do not meet it are not paid, or paid later: none is the smallest.</summary>
    public static Order Minimum { get; } = new Order<PayoutMinimum>(Compare, _ => Step.Looser) { Verb = "pays credits of" };

    /// <summary>A started unit counts more than its part, and that more than none of it.</summary>
    public static Order Counting { get; } = RankOrders.Rising(UnitCounting.Completed, UnitCounting.Proportional, UnitCounting.Started);

    private static Step Compare(CreditScale above, CreditScale below)
    {
        if (above is CreditScale.Flat flat && below is CreditScale.Flat other && flat.ForMisses == other.ForMisses) return Compare(flat.Given, other.Given);
        if (above is not CreditScale.Bands upper || below is not CreditScale.Bands lower) return above == below ? Step.Same : Step.Unordered;
        var edges = upper.Items.Concat(lower.Items).SelectMany(b => new[] { b.When.Low, b.When.High }).OfType<Quantity>()
            .Select(q => q.Value).Distinct().Order().ToList();
        return PointsAround(edges).Select(value => Compare(At(upper, value), At(lower, value))).Together();
    }

    /// <summary>One value on each edge, one between each two, and one beyond each end: between them nothing changes.</summary>
    private static IEnumerable<Rational> PointsAround(List<Rational> edges) => edges.Count == 0 ? [Rational.Zero] :
        edges.Concat(edges.Zip(edges.Skip(1), (a, b) => (a + b) / 2)).Append(edges[0] - 1).Append(edges[^1] + 1);

    private static Compensation At(CreditScale.Bands bands, Rational value) =>
        bands.Items.FirstOrDefault(b => b.When.Contains(value))?.Gives ?? new Compensation.Nothing();

    private static Step Compare(Compensation above, Compensation below) => (Zero(above), Zero(below)) switch
    {
        (Compensation.Nothing, Compensation.Nothing) => Step.Same,
        (Compensation.Nothing, _) => Step.Tighter,
        (_, Compensation.Nothing) => Step.Looser,
        (Compensation.ShareOfBase a, Compensation.ShareOfBase b) => b.Share.CompareTo(a.Share).WhereMoreIsTighter(),
        (Compensation.Amount a, Compensation.Amount b) when a.Currency == b.Currency => b.Value.CompareTo(a.Value).WhereMoreIsTighter(),
        (Compensation.ServiceTime a, Compensation.ServiceTime b) when a.Unit == b.Unit => b.Count.CompareTo(a.Count).WhereMoreIsTighter(),
        (Compensation.Points a, Compensation.Points b) => b.Count.CompareTo(a.Count).WhereMoreIsTighter(),
        _ => above == below ? Step.Same : Step.Unordered,
    };

    private static Compensation Zero(Compensation given) => given switch
    {
        Compensation.ShareOfBase { Share.IsZero: true } or Compensation.Amount { Value.IsZero: true } => new Compensation.Nothing(),
        _ => given,
    };

    private static Step Compare(PayoutMinimum above, PayoutMinimum below)
    {
        if (above.Each != below.Each || above.Amount.Currency != below.Amount.Currency) return Step.Unordered;
        var order = above.Amount.MinorUnits.CompareTo(below.Amount.MinorUnits);
        if (order == 0) order = (above.Comparator is Comparator.MoreThan).CompareTo(below.Comparator is Comparator.MoreThan);
        return new[] { order.WhereMoreIsTighter(), below.Deferred.CompareTo(above.Deferred).WhereMoreIsTighter() }.Together();
    }
}
