using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>How a result becomes a compensation. Exactly one of the cases below.</summary>
public abstract record CreditScale
{
    private protected CreditScale() { }

    /// <summary>All that stands in the scale; of a formula nothing.</summary>
    public IEnumerable<Compensation> Gives => this switch
    {
        Bands bands => bands.Items.Select(b => b.Gives),
        PerUnit ladder => [ladder.Each],
        PerDay days => [days.Each],
        Flat flat => [flat.Given],
        Formula => [],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Whether what it gives is for a period as a whole, so that a part of a period has a part of it. What is given for each hour, day or
    /// thing is less in a part by itself.</summary>
    public bool IsForPeriod => this is Bands or Flat or PerUnit { Unit.Unit: Unit.Share };

    /// <summary>By the band in which the attainment lies.</summary>
    public sealed record Bands(Sequence<Band> Items) : CreditScale;

    /// <summary>So much for each unit of a quantity.</summary>
    /// <param name="Unit">The length of one unit.</param>
    public sealed record PerUnit(Quantity Unit, LadderMeasure Of, Quantity? Beyond, UnitCounting Counting, Compensation Each)
        : CreditScale;

    /// <summary>So much for each local day of the period with counted down time, each once.</summary>
    /// <param name="Beyond">So many days give nothing.</param>
    public sealed record PerDay(Quantity? Beyond, Compensation Each) : CreditScale;

    /// <summary>The same for every period that comes out so, whatever the attainment is.</summary>
    /// <param name="ForMisses">Given for a miss; else for a promise that is met.</param>
    public sealed record Flat(Compensation Given, bool ForMisses) : CreditScale;

    /// <summary>An amount of money by a formula.</summary>
    public sealed record Formula(Expression Value) : CreditScale;
}

public sealed record Band(QuantityInterval When, Compensation Gives, Place Clause);

/// <summary>What the units of a ladder are counted in.</summary>
public enum LadderMeasure
{
    /// <summary>How far the attainment is from the target, in the attainment's unit.</summary>
    Shortfall,

    /// <summary>How far the attainment is from the target, as a share of the target.</summary>
    Exceedance,

    /// <summary>The counted down time of the period.</summary>
    Downtime,

    /// <summary>The time on the clock of a case beyond its due time.</summary>
    Overrun,

    /// <summary>The attainment itself.</summary>
    Attainment,
}

public enum UnitCounting
{
    Completed,
    Started,
    Proportional,
}
