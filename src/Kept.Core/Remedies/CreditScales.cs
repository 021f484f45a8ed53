using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Remedies;

/// <summary>What a scale gives for a result that is known within bounds.</summary>
/// <param name="Least">Never more than <paramref name="Most"/>, both as functions of the base.</param>
internal sealed record Given(Compensation Least, Compensation Most, string Because)
{
    public bool IsCertain => Least == Most;

    public static Given Nothing(string because) => new(new Compensation.Nothing(), new Compensation.Nothing(), because);
}

/// <summary>Turns a finding into what its remedy gives.</summary>
internal static class CreditScales
{
    public static Given Of(CreditScale scale, Finding finding) => scale switch
    {
        CreditScale.Bands bands => ByBand(bands, finding),
        CreditScale.PerUnit ladder => ByUnit(ladder, finding),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Given ByBand(CreditScale.Bands bands, Finding finding)
    {
        var measured = finding.Measured;
        var touched = bands.Items.Where(b => Touches(b.When, measured.Low, measured.High)).ToList();
        if (measured.IsCertain)
            return touched is [var band]
                ? new Given(band.Gives, band.Gives, $"the attainment lies in the band {band.When}")
                : Given.Nothing("the attainment lies in no band");

        var ranked = touched.Select(b => b.Gives).Append(Outside(bands, measured)).OfType<Compensation>().OrderBy(Rank).ToList();
        return new Given(
            ranked[0], ranked[^1], $"the attainment may lie in {(touched.Count == 0 ? "no band" : string.Join(" or ", touched.Select(b => b.When)))}");
    }

    /// <summary>What a value outside all bands gives, when the result may be such a value.</summary>
    private static Compensation.Nothing? Outside(CreditScale.Bands bands, Measured measured)
    {
        var isIn = (Figure? f) => f is not null && bands.Items.Any(b => Contains(b.When, f));
        return isIn(measured.Low) && isIn(measured.High) ? null : new Compensation.Nothing();
    }

    /// <summary>An order that holds for any base: shares among shares, money among money, nothing first.</summary>
    private static (int, Rational) Rank(Compensation gives) => gives switch
    {
        Compensation.Nothing => (0, Rational.Zero),
        Compensation.ShareOfBase share => (1, share.Share),
        Compensation.Amount amount => (1, amount.Value),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool Contains(QuantityInterval when, Figure value) =>
        (when.Low is null || value.Holds(when.LowIncluded ? Comparator.AtLeast : Comparator.MoreThan, when.Low.Value))
        && (when.High is null || value.Holds(when.HighIncluded ? Comparator.AtMost : Comparator.LessThan, when.High.Value));

    private static bool Touches(QuantityInterval when, Figure? low, Figure? high) =>
        (when.Low is null || high is null || high.Holds(when.LowIncluded ? Comparator.AtLeast : Comparator.MoreThan, when.Low.Value))
        && (when.High is null || low is null || low.Holds(when.HighIncluded ? Comparator.AtMost : Comparator.LessThan, when.High.Value));

    private static Given ByUnit(CreditScale.PerUnit ladder, Finding finding)
    {
        if (Extent(ladder.Of, finding) is not var (least, most))
            return new Given(new Compensation.Nothing(), ladder.Each, "nobody knows how much it is");
        var (few, many) = (Units(ladder, least), Units(ladder, most));
        var unit = $"{ladder.Unit} of {ladder.Of.ToString().ToLowerInvariant()}";
        var words = ladder.Counting.ToString().ToLowerInvariant();
        return new Given(
            Times(ladder.Each, few), Times(ladder.Each, many),
            few == many
                ? $"{Quantity.Number(few)} × {unit} ({words})"
                : $"between {Quantity.Number(few)} and {Quantity.Number(many)} × {unit} ({words})");
    }

    /// <summary>How much there is to count, at least and at most; null when that has no bounds.</summary>
    private static (Rational Least, Rational Most)? Extent(LadderMeasure of, Finding finding)
    {
        if (of is LadderMeasure.Downtime)
            return finding.Measured.Evidence is Evidence.Time time
                ? (Seconds(time.DownTicks), Seconds(time.DownTicks + time.UnknownTicks)) : null;
        if (finding.Measured.Low is not { } low || finding.Measured.High is not { } high) return null;
        if (of is LadderMeasure.Attainment) return (low.Exact, high.Exact);
        if (finding.Target is not { } target) return null;
        var (a, b) = (Shortfall(target, low), Shortfall(target, high));
        return (Rational.Min(a, b), Rational.Max(a, b));
    }

    private static Rational Shortfall(Comparison target, Figure value)
    {
        var distance = target.Limit.Value - value.Exact;
        return Rational.Max(target.Comparator.PrefersMore ? distance : -distance, Rational.Zero);
    }

    private static Rational Units(CreditScale.PerUnit ladder, Rational extent)
    {
        var beyond = Rational.Max(extent - (ladder.Beyond?.Value ?? Rational.Zero), Rational.Zero);
        var units = beyond / ladder.Unit.Value;
        return ladder.Counting switch
        {
            UnitCounting.Completed => units.Floor(),
            UnitCounting.Started => units.Ceiling(),
            UnitCounting.Proportional => units,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Compensation Times(Compensation each, Rational units) => each switch
    {
        Compensation.Nothing => each,
        _ when units.IsZero => new Compensation.Nothing(),
        Compensation.ShareOfBase share => new Compensation.ShareOfBase(share.Share * units),
        Compensation.Amount amount => new Compensation.Amount(amount.Value * units, amount.Currency),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Rational Seconds(long ticks) => Rational.Of(ticks, NodaConstants.TicksPerSecond);
}
