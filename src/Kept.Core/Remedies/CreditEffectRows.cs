using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Which attainments give what, before and after.</summary>
internal static class CreditEffectRows
{
    // Attainments that people know from published agreements; for credits that are not steps.
    private static readonly Rational[] UsualShares =
        [.. new[] { 99990, 99950, 99900, 99500, 99000, 98000, 95000, 90000, 50000, 0 }.Select(thousandths => Rational.Of(thousandths, 100_000))];

    /// <summary>Ranges of attainments with what they give, the best first; single attainments where the credits are not steps.</summary>
    public static IEnumerable<CreditEffectRow> Of(SampleSettlement before, SampleSettlement after, string? scope)
    {
        var edges = before.Edges(scope).Concat(after.Edges(scope)).DistinctBy(e => e.Value).OrderBy(e => e.Value).ToList();
        if (edges.Count == 0) return [];
        var rows = before.IsStepwise && after.IsStepwise
            ? Merged(Ranges(edges).Select(range => RowOf(range, Inside(range), before, after, scope)))
            : Samples(edges).Select(value => RowOf(new QuantityInterval(value, true, value, true), value.Value, before, after, scope)).ToList();
        if (after.PrefersMore(scope)) rows.Reverse();
        return rows;
    }

    private static CreditEffectRow RowOf(QuantityInterval range, Rational value, SampleSettlement before, SampleSettlement after, string? scope) =>
        new(range, before.At(value, scope), after.At(value, scope));

    /// <summary>The edges themselves and what lies between, below and above them.</summary>
    private static IEnumerable<QuantityInterval> Ranges(List<Quantity> edges)
    {
        yield return new(null, false, edges[0], false);
        for (var i = 0; i < edges.Count; i++)
        {
            yield return new(edges[i], true, edges[i], true);
            if (i + 1 < edges.Count || edges[i].Unit is not Unit.Share || edges[i].Value < Rational.One)
                yield return new(edges[i], false, i + 1 < edges.Count ? edges[i + 1] : null, false);
        }
    }

    private static Rational Inside(QuantityInterval range) => (range.Low, range.High) switch
    {
        ({ } low, { } high) => (low.Value + high.Value) / 2,
        (null, { } high) => high.Value.Sign > 0 ? high.Value / 2 : high.Value - 1,
        ({ } low, null) => low.Unit is Unit.Share && low.Value < Rational.One ? (low.Value + 1) / 2 : low.Value + 1,
        _ => Rational.Zero,
    };

    /// <summary>Neighbours that give the same are one range.</summary>
    private static List<CreditEffectRow> Merged(IEnumerable<CreditEffectRow> rows)
    {
        var merged = new List<CreditEffectRow>();
        foreach (var row in rows)
            if (merged.Count > 0 && merged[^1] is var last && last.Before == row.Before && last.After == row.After)
                merged[^1] = last with { When = last.When with { High = row.When.High, HighIncluded = row.When.HighIncluded } };
            else merged.Add(row);
        return merged;
    }

    private static List<Quantity> Samples(List<Quantity> edges)
    {
        var usual = edges[0].Unit is Unit.Share ? UsualShares.Select(s => Quantity.Share(s)) : [];
        return edges.Concat(usual).Where(e => e.Unit is not Unit.Share || (e.Value.Sign >= 0 && e.Value <= Rational.One))
            .DistinctBy(e => e.Value).OrderBy(e => e.Value).ToList();
    }
}
