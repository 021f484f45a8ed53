using System.Numerics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Remedies;

/// <summary>What the formulas and conditions of a remedy can ask of a finding, each name with its bounds.</summary>
/// <param name="creditBase">What percentages are of; null when nothing says how much it is.</param>
/// <param name="plan">The plan's values, with the prefix <c>plan.</c>; null when there is no plan.</param>
internal sealed class Facts(Finding finding, Currency? currency, Rational? creditBase, IReadOnlyDictionary<string, Quantity?>? plan)
{
    private const int MostPlaces = 6;

    /// <summary>The bounds of a formula's value.</summary>
    public Bounds Of(Expression formula) => Bounds.Of(formula, (name, _) => Of(name));

    /// <summary>The number behind a name, when it is certain.</summary>
    public Rational? Find(string name) => Of(name) is { Low: { } low, High: { } high } && low == high ? low : null;

    /// <summary>The text behind a name: the value of a dimension of the scope.</summary>
    public string? FindText(string name) => finding.Scope.FirstOrDefault(l => l.Dimension == name).Value;

    /// <summary>A formula with numbers in place of the names that are certain, for people.</summary>
    public Expression With(Expression formula) => formula.Replace(name => Find(name.Value) is { } value
        ? Shown(name, value)
        : name);

    /// <summary>A number in a formula. One that goes on is cut, which three dots say, and is still on its side of the target.</summary>
    private Expression Shown(Expression.Name name, Rational value)
    {
        var unit = UnitOf(name.Value);
        var (cut, places) = (Cut(value, unit, MostPlaces), MostPlaces);
        if (cut == value) return new Expression.Literal(new Quantity(value, unit), name.Place);
        if (name.Value is FactNames.Attainment && finding.Target is { Comparator: var comparator, Limit.Value: var limit })
            while (comparator.Holds(cut, limit) != comparator.Holds(value, limit) && places < 2 * MostPlaces) cut = Cut(value, unit, ++places);
        var text = new Quantity(cut, unit).ToText(places);
        return new Expression.Name(text.Insert(text.LastIndexOfAny([.. "0123456789"]) + 1, "…"), name.Place);
    }

    private static Rational Cut(Rational value, Unit unit, int places) =>
        value.RoundTo(unit.Scale * Rational.Of(1, BigInteger.Pow(10, places)), RoundingRule.Down);

    public Bounds Of(string name) => name switch
    {
        FactNames.Attainment => new(finding.Measured.Low?.Exact, finding.Measured.High?.Exact),
        FactNames.Target => Bounds.Of(finding.Target?.Limit.Value),
        FactNames.Shortfall => Shortfall(),
        FactNames.Exceedance => Shortfall() is var distance && finding.Target is { Limit.Value: { IsZero: false } limit }
            ? new(distance.Low / limit, distance.High / limit)
            : new(null, null),
        FactNames.Downtime => finding.Measured.Evidence is Evidence.Time time
            ? new(Seconds(time.LeastDownTicks), Seconds(time.MostDownTicks)) : new(null, null),
        FactNames.Counted => finding.Measured.Evidence is Evidence.Time time ? Counted(time) : new(null, null),
        FactNames.Period => Bounds.Of(Seconds(finding.Period.Range.Length)),
        FactNames.Count => Bounds.Of(finding.Measured.Count),
        FactNames.Base => Bounds.Of(creditBase),
        _ => Bounds.Of(plan?.GetValueOrDefault(name)?.Value),
    };

    private Unit UnitOf(string name) => name switch
    {
        FactNames.Attainment or FactNames.Target or FactNames.Shortfall => finding.Objective.Indicator.Unit,
        FactNames.Downtime or FactNames.Counted or FactNames.Period => new Unit.Time(DurationUnit.Minutes),
        FactNames.Base => new Unit.Amount(currency!),
        FactNames.Exceedance or FactNames.Count => Unit.OfNumber,
        _ => plan?.GetValueOrDefault(name)?.Unit ?? Unit.OfNumber,
    };

    /// <summary>How far the attainment is on the wrong side of the target; 0 when it meets it. From an exact target it is the
    /// distance to either side.</summary>
    private Bounds Shortfall()
    {
        var (low, high) = (finding.Measured.Low?.Exact, finding.Measured.High?.Exact);
        return finding.Target switch
        {
            null => new(null, null),
            { Comparator: Comparator.AtLeast or Comparator.MoreThan, Limit.Value: var limit } => new(Positive(limit - high) ?? Rational.Zero, Positive(limit - low)),
            { Comparator: Comparator.AtMost or Comparator.LessThan, Limit.Value: var limit } => new(Positive(low - limit) ?? Rational.Zero, Positive(high - limit)),
            { Limit.Value: var limit } => Distance(low - limit, high - limit),
        };
    }

    /// <summary>The time that counted; where down time leaves it, nobody knows what of the unknown time did.</summary>
    private Bounds Counted(Evidence.Time time) => new(
        Seconds(finding.Objective.Indicator.Masks().SelectMany(m => m.Exclusions).Any(e => e.Effect is ExclusionEffect.DowntimeLeavesBothSides)
            ? time.CountedTicks - time.UnknownTicks
            : time.CountedTicks),
        Seconds(time.CountedTicks));

    private static Rational? Positive(Rational? value) => value is { } known ? Rational.Max(known, Rational.Zero) : null;

    /// <summary>How far something between two ends lies from 0.</summary>
    private static Bounds Distance(Rational? low, Rational? high) => new(
        low is { Sign: > 0 } ? low : high is { Sign: < 0 } ? -high : Rational.Zero,
        low is { } a && high is { } b ? Rational.Max(Rational.Max(a, -a), Rational.Max(b, -b)) : null);

    private static Rational Seconds(long ticks) => Rational.Of(ticks, NodaConstants.TicksPerSecond);
}
