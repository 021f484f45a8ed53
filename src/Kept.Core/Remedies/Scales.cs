using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Turns a finding into what the scale of its remedy gives.</summary>
internal static class Scales
{
    public static Given Of(CreditScale scale, Finding finding, Facts facts, Currency? currency) => scale switch
    {
        CreditScale.Bands bands => ByBand(bands.Items, finding.Measured.Low, finding.Measured.High, "the attainment"),
        CreditScale.PerUnit ladder => ByUnit(ladder, finding, facts),
        CreditScale.PerDay days => ByDay(days, finding),
        CreditScale.Flat { ForMisses: true } flat => IfMissed(Given.Certainly(flat.Given, "the promise is missed"), finding),
        CreditScale.Flat flat => IfMet(Given.Certainly(flat.Given, "the promise is met"), finding),
        CreditScale.Formula formula => ByFormula(formula.Value, facts, currency!),
        _ => throw new UnreachableException(),
    };

    /// <summary>What is given only for a miss: nothing when it is met, perhaps nothing when that is not determined.</summary>
    public static Given IfMissed(Given given, Finding finding) => finding.Verdict switch
    {
        Verdict.Missed => given,
        Verdict.NotDetermined => given.OrNothing("if it is, which is not determined"),
        _ => Given.Nothing("the promise is not missed"),
    };

    private static Given IfMet(Given given, Finding finding) => finding.Verdict switch
    {
        Verdict.Met => given,
        Verdict.NotDetermined => given.OrNothing("if it is, which is not determined"),
        _ => Given.Nothing("the promise is not met"),
    };

    /// <param name="low">The smallest that the value can be; null when nothing bounds it.</param>
    public static Given ByBand(Sequence<Band> bands, Figure? low, Figure? high, string value)
    {
        var touched = bands.Where(b => Touches(b.When, low, high)).ToList();
        if (low is not null && ReferenceEquals(low, high))
            return touched is [var band]
                ? Given.Certainly(band.Gives, $"{value} lies in the band {band.When}")
                : Given.Nothing($"{value} lies in no band");

        var possible = touched.Select(b => b.Gives).ToList();
        var isLowIn = bands.Any(b => low is null ? b.When.Low is null : Touches(b.When, low, low));
        var isHighIn = bands.Any(b => high is null ? b.When.High is null : Touches(b.When, high, high));
        if (!isLowIn || !isHighIn) possible.Add(new Compensation.Nothing());
        return Given.Between(
            possible, $"{value} may lie in {(touched.Count == 0 ? "no band" : string.Join(" or ", touched.Select(b => b.When)))}");
    }

    /// <summary>Whether some value between two bounds lies in a range.</summary>
    public static bool Touches(QuantityInterval when, Figure? low, Figure? high) =>
        (when.Low is null || high is null || high.Holds(when.LowIncluded ? Comparator.AtLeast : Comparator.MoreThan, when.Low.Value))
        && (when.High is null || low is null || low.Holds(when.HighIncluded ? Comparator.AtMost : Comparator.LessThan, when.High.Value));

    /// <summary>Whether every value between two bounds lies in a range.</summary>
    public static bool Covers(QuantityInterval when, Figure? low, Figure? high) =>
        (when.Low is null || (low is not null && low.Holds(when.LowIncluded ? Comparator.AtLeast : Comparator.MoreThan, when.Low.Value)))
        && (when.High is null || (high is not null && high.Holds(when.HighIncluded ? Comparator.AtMost : Comparator.LessThan, when.High.Value)));

    private static Given ByUnit(CreditScale.PerUnit ladder, Finding finding, Facts facts)
    {
        var (least, most) = Extents.Of(ladder.Of, finding, facts);
        var few = Units(ladder, least ?? Rational.Zero);
        var many = most is { } bound ? Units(ladder, bound) : (Rational?)null;
        return Times(ladder.Each, few, many, $"{ladder.Unit} of {ladder.Of.Words()} ({ladder.Counting.ToString().ToLowerInvariant()})");
    }

    private static Given ByDay(CreditScale.PerDay days, Finding finding)
    {
        var (least, most) = Extents.DaysDown(finding);
        var beyond = days.Beyond?.Value ?? Rational.Zero;
        return Times(
            days.Each, Rational.Max(least - beyond, Rational.Zero), Rational.Max(most - beyond, Rational.Zero), "day with down time");
    }

    private static Given Times(Compensation each, Rational few, Rational? many, string unit)
    {
        if (many is not { } most)
            return Given.Between([each.Times(few)], $"nobody knows how many × {unit} it is: at least {Quantity.Number(few)}", isBounded: false);
        return Given.Between(
            [each.Times(few), each.Times(most)],
            few == most ? $"{Quantity.Number(few)} × {unit}" : $"between {Quantity.Number(few)} and {Quantity.Number(most)} × {unit}");
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
            _ => throw new UnreachableException(),
        };
    }

    private static string Formula(Expression formula, Facts facts) => $"{formula} = {facts.With(formula)}";

    private static Given ByFormula(Expression formula, Facts facts, Currency currency)
    {
        var (low, high) = facts.Of(formula);
        var least = Rational.Max(low ?? Rational.Zero, Rational.Zero);
        if (high is null) return Given.Between([Amount(least)], "nobody knows how much it is", isBounded: false);
        return Given.Between([Amount(least), Amount(Rational.Max(high.Value, Rational.Zero))], Formula(formula, facts));

        Compensation Amount(Rational value) => value.IsZero ? new Compensation.Nothing() : new Compensation.Amount(value, currency);
    }
}
