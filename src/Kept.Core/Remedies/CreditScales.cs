using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Remedies;

/// <summary>What a scale gives for a result that is known within bounds.</summary>
/// <param name="Possible">The least and the most are among these, whatever the base is.</param>
/// <param name="HasMost">Whether it cannot be more than those.</param>
internal sealed record Given(Sequence<Compensation> Possible, bool HasMost, string Because)
{
    /// <summary>What is given, when that is certain.</summary>
    public Compensation? Certain => HasMost && Possible.Distinct().Count() == 1 ? Possible[0] : null;

    public static Given Nothing(string because) => new([new Compensation.Nothing()], true, because);
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
                ? new Given([band.Gives], true, $"the attainment lies in the band {band.When}")
                : Given.Nothing("the attainment lies in no band");
        return new Given(
            touched.Select(b => b.Gives).Concat(Outside(bands, measured)).ToSequence(), true,
            $"the attainment may lie in {(touched.Count == 0 ? "no band" : string.Join(" or ", touched.Select(b => b.When)))}");
    }

    /// <summary>What a value outside all bands gives, when the result may be such a value.</summary>
    private static IEnumerable<Compensation> Outside(CreditScale.Bands bands, Measured measured)
    {
        var isLowIn = bands.Items.Any(b => measured.Low is { } low ? Touches(b.When, low, low) : b.When.Low is null);
        var isHighIn = bands.Items.Any(b => measured.High is { } high ? Touches(b.When, high, high) : b.When.High is null);
        return isLowIn && isHighIn ? [] : [new Compensation.Nothing()];
    }

    private static bool Touches(QuantityInterval when, Figure? low, Figure? high) =>
        (when.Low is null || high is null || high.Holds(when.LowIncluded ? Comparator.AtLeast : Comparator.MoreThan, when.Low.Value))
        && (when.High is null || low is null || low.Holds(when.HighIncluded ? Comparator.AtMost : Comparator.LessThan, when.High.Value));

    private static Given ByUnit(CreditScale.PerUnit ladder, Finding finding)
    {
        var (least, most) = Extent(ladder.Of, finding);
        var few = Units(ladder, least ?? Rational.Zero);
        var unit = $"{ladder.Unit} of {ladder.Of.ToString().ToLowerInvariant()}";
        var words = ladder.Counting.ToString().ToLowerInvariant();
        if (most is null)
            return new Given([Times(ladder.Each, few)], false, $"nobody knows how many × {unit} ({words}) it is: at least {Quantity.Number(few)}");
        var many = Units(ladder, most.Value);
        return new Given(
            [Times(ladder.Each, few), Times(ladder.Each, many)], true,
            few == many
                ? $"{Quantity.Number(few)} × {unit} ({words})"
                : $"between {Quantity.Number(few)} and {Quantity.Number(many)} × {unit} ({words})");
    }

    /// <summary>How much there is to count, at least and at most; null where nothing bounds it.</summary>
    private static (Rational? Least, Rational? Most) Extent(LadderMeasure of, Finding finding)
    {
        if (of is LadderMeasure.Downtime)
            return finding.Measured.Evidence is Evidence.Time time
                ? (Seconds(time.LeastDownTicks), Seconds(time.MostDownTicks)) : (null, null);
        var (low, high) = (finding.Measured.Low?.Exact, finding.Measured.High?.Exact);
        if (of is LadderMeasure.Attainment) return (low, high);
        return finding.Target switch
        {
            null => (null, null),
            { Comparator: Comparator.AtLeast or Comparator.MoreThan } target => (target.Limit.Value - high, target.Limit.Value - low),
            { Comparator: Comparator.AtMost or Comparator.LessThan } target => (low - target.Limit.Value, high - target.Limit.Value),
            var target => Distance(low - target.Limit.Value, high - target.Limit.Value),
        };
    }

    /// <summary>How far something between two ends lies from 0.</summary>
    private static (Rational? Least, Rational? Most) Distance(Rational? low, Rational? high) => (
        low is { Sign: > 0 } ? low : high is { Sign: < 0 } ? -high : Rational.Zero,
        low is { } a && high is { } b ? Rational.Max(a.Abs(), b.Abs()) : null);

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
