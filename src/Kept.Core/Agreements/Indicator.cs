using System.Diagnostics;
using Kept.Diagnostics;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Agreements;

/// <summary>What is measured, as one number a period. Exactly one of the cases below.</summary>
public abstract record Indicator
{
    private protected Indicator(Place clause) => Clause = clause;

    /// <summary>Where the agreement says so.</summary>
    public Place Clause { get; }

    /// <summary>The unit of the number.</summary>
    public abstract Unit Unit { get; }

    /// <summary>Up time ÷ counted time.</summary>
    public sealed record ShareOfTime(
        Downtime Down,
        Sequence<Across> Across,
        OutageRule Outage,
        GapRule NoData,
        MeasuredFrom MeasuredFrom,
        Mask Mask,
        Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;

        /// <summary>What each of the things weighs, by a dimension that is combined; null when all weigh the same.</summary>
        public ByClass<Rational>? Weights { get; init; }

        /// <summary>The denominator of each thing and period, whatever the period's length; null for the time that counts.</summary>
        public long? OutOfTicks { get; init; }
    }

    /// <summary>Sum of the good ÷ sum of all, over counters.</summary>
    public sealed record Ratio(Selection Of, Expression Good, Expression Total, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>The plain mean over intervals of good ÷ total in each.</summary>
    /// <param name="Empty">What an interval with a total of 0 counts as; null leaves it out.</param>
    public sealed record MeanOfRatios(
        Selection Of, long EveryTicks, Expression Good, Expression Total, Rational? Empty, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>Intervals that meet a condition ÷ intervals counted.</summary>
    public sealed record ShareOfIntervals(
        Selection Of, long EveryTicks, Expression Met, EmptyRule Empty, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>Measurements (samples, or records of a state) that meet a condition ÷ all measurements.</summary>
    public sealed record ShareOfSamples(Selection Of, Expression Good, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>Cases that meet a condition ÷ all cases.</summary>
    public sealed record ShareOfCases(Selection Of, Expression Good, EventReference CountedBy, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>Cases done by their due time ÷ cases decided.</summary>
    public sealed record Timeliness(
        Selection Of, Clock Clock, Deadline Deadline, EventReference CountedBy, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>Things delivered by their due time ÷ things due: one about each period, whether anybody recorded it or not.</summary>
    /// <param name="Delivered">The event of a case that delivers.</param>
    /// <param name="About">The field that names the period which a case is about.</param>
    /// <param name="Due">Counted from the end of that period.</param>
    /// <param name="Hours">The calendar of business days and closings.</param>
    public sealed record Deliveries(
        Selection Of, EventReference Delivered, string About, DueAbout Each, DueDay Due, Calendar Hours, Place At) : Indicator(At)
    {
        public override Unit Unit => Unit.OfShare;
    }

    /// <summary>One statistic of many values: their count, sum, mean, extreme or percentile.</summary>
    public sealed record Statistic(Fold Fold, Values Of, Mask Mask, Place At) : Indicator(At)
    {
        public override Unit Unit => Fold is Fold.Count ? Unit.OfNumber : Of.Unit;
    }

    /// <summary>A number computed from other measured numbers and from values of the plan.</summary>
    public sealed record Formula(Sequence<NamedMeasure> Measures, Expression Value, Unit ResultUnit, Place At) : Indicator(At)
    {
        /// <summary>The function for what a value came to in the period before this one.</summary>
        public const string Preceding = "preceding";

        /// <summary>Dimensions by whose values each measure is taken one by one, so that functions make one number of many.</summary>
        public Sequence<string> Each { get; init; } = [];

        public override Unit Unit => ResultUnit;
    }
}

/// <summary>What a delivery each is due about. Exactly one of the cases below.</summary>
public abstract record DueAbout
{
    private protected DueAbout() { }

    /// <summary>The periods of a recurrence that does not roll, in the zone of the agreement.</summary>
    public sealed record Periods(Recurrence Every) : DueAbout;

    /// <summary>The dates on which the hours of the indicator open, in the zone of their calendar.</summary>
    public sealed record BusinessDays : DueAbout;

    /// <summary>As it is written.</summary>
    public sealed override string ToString() => this switch
    {
        Periods periods => periods.Every.ToString(),
        BusinessDays => "business day",
        _ => throw new UnreachableException(),
    };
}

/// <summary>A measured number that a formula refers to by name.</summary>
public sealed record NamedMeasure(string Name, Indicator Indicator);

/// <summary>Which measurements of a source are meant.</summary>
/// <param name="Where">Condition on dimensions or fields; null takes all.</param>
public sealed record Selection(Source Source, Expression? Where);

/// <summary>Which time counts: the service hours less the exclusions.</summary>
/// <param name="Hours">Null counts round the clock.</param>
public sealed record Mask(Time.Calendar? Hours, Sequence<Exclusion> Exclusions)
{
    public static Mask Everything { get; } = new(null, []);

    /// <summary>The mask of all things together, and the exclusions that each of several things has for itself, since their
    /// windows tell things apart by a dimension along which they combine.</summary>
    public (Mask Common, Sequence<Exclusion> Own) SplitBy(IEnumerable<string> dimensions)
    {
        var own = Exclusions.Where(e => e.Windows?.Same.Intersect(dimensions).Any() == true).ToList();
        return (this with { Exclusions = Exclusions.Except(own).ToSequence() }, own.ToSequence());
    }
}

/// <summary>When something is down. Exactly one of the cases below.</summary>
public abstract record Downtime
{
    private protected Downtime(Selection of) => Of = of;

    public Selection Of { get; }

    /// <summary>While the state of a series meets a condition.</summary>
    /// <param name="Confirmation">Null takes every record at its word.</param>
    public sealed record WhileState(Selection Series, Expression Down, Confirmation? Confirmation) : Downtime(Series);

    /// <summary>The states of several series, of which the condition of the first quorum says when all together are down.</summary>
    public sealed record Together(Selection Series) : Downtime(Series);

    /// <summary>In intervals whose counters or samples meet a condition.</summary>
    public sealed record InIntervals(Selection Series, long EveryTicks, Expression Down, EmptyRule Empty) : Downtime(Series);

    /// <summary>From one event of a case to another; a case without the second event is still down.</summary>
    public sealed record BetweenEvents(Selection Cases, EventReference From, EventReference To) : Downtime(Cases);
}

/// <summary>How many records in a row it takes to believe a change (hysteresis).</summary>
/// <param name="FromFirst">Whether the new state begins at the first of those records or at the last.</param>
public sealed record Confirmation(int Down, int Up, bool FromFirst);

/// <summary>How the states of several things make up the state of all of them.</summary>
public sealed record Across(string Dimension, Quorum Quorum);

/// <summary>How many have to be up. Exactly one of the cases below.</summary>
public abstract record Quorum
{
    private protected Quorum() { }

    /// <summary>Up while all are up.</summary>
    public sealed record All : Quorum;

    /// <summary>Up while at least so many are up.</summary>
    public sealed record AtLeast(int Count) : Quorum;

    /// <summary>Up while at least this share of them is up.</summary>
    public sealed record AtLeastShare(Rational Share) : Quorum;

    /// <summary>Each counts for itself: up time of all ÷ counted time of all.</summary>
    public sealed record Pooled : Quorum;

    /// <summary>Up, or down, while a condition on the number or the weight of those in some state holds.</summary>
    /// <param name="IsUp">Whether it is up while the condition holds; else it is down.</param>
    public sealed record While(Expression Condition, bool IsUp) : Quorum
    {
        /// <summary>The name in the condition for how many there are.</summary>
        public const string Count = "count";

        /// <summary>The name in the condition for what they weigh together.</summary>
        public const string Weight = "weight";
    }
}

/// <summary>Which down time is an outage.</summary>
/// <param name="AtLeastTicks">Shorter runs of down time count as up; 0 keeps all.</param>
/// <param name="WholeUnitTicks">Partial units at the end of a run: 0 counts exactly, else only completed or every
/// started unit of this length counts.</param>
/// <param name="CountsStarted">With a unit: a started one counts as a whole, else only completed ones count.</param>
/// <param name="MeasuredAfterMask">Whether the minimum length is asked of the run as it happened or of its counted part.</param>
public sealed record OutageRule(long AtLeastTicks, long WholeUnitTicks, bool CountsStarted, bool MeasuredAfterMask)
{
    public static OutageRule Any { get; } = new(0, 0, false, false);

    /// <summary>Whether units are those of the clock, so that a run counts the clock's units that are down in part or
    /// throughout; else they are counted from the beginning of a run.</summary>
    public bool HasClockUnits { get; init; }

    /// <summary>In which period a run counts that goes on over the end of one.</summary>
    public RunPeriod CountedIn { get; init; }
}

public enum RunPeriod
{
    /// <summary>Each period counts its part.</summary>
    Split,

    /// <summary>The period in which it begins counts it whole.</summary>
    Start,

    /// <summary>The period in which it ends counts it whole.</summary>
    End,
}

/// <summary>What time without data counts as.</summary>
public enum GapRule
{
    /// <summary>Unknown: the verdict is given only if it is the same whatever happened.</summary>
    NotDetermined,
    CountsAsUp,
    CountsAsDown,

    /// <summary>It leaves numerator and denominator.</summary>
    LeavesBothSides,
}

/// <summary>What an interval in which nothing was asked (a total of 0) counts as.</summary>
public enum EmptyRule
{
    /// <summary>As meeting the condition of the promise: met, or up.</summary>
    Good,

    /// <summary>As missing it: not met, or down.</summary>
    Bad,
    LeftOut,
    NotDetermined,
}

/// <summary>From when on a thing is measured within a period.</summary>
public enum MeasuredFrom
{
    /// <summary>The whole period; time before the first record is time without data.</summary>
    PeriodStart,

    /// <summary>The thing's first record, when that lies within the period.</summary>
    FirstRecord,
}

/// <summary>How many values become one. Exactly one of the cases below.</summary>
public abstract record Fold
{
    private protected Fold() { }

    public sealed record Count : Fold;

    public sealed record Sum : Fold;

    public sealed record Mean : Fold;

    public sealed record Minimum : Fold;

    public sealed record Maximum : Fold;

    /// <summary>The value latest in time.</summary>
    public sealed record Latest : Fold;

    /// <param name="Rank">The share of values not above it: 95 % is 19/20.</param>
    public sealed record Percentile(Rational Rank, PercentileMethod Method) : Fold;
}

/// <summary>The values that a statistic is taken of. Exactly one of the cases below.</summary>
public abstract record Values
{
    private protected Values(Selection of) => Of = of;

    public Selection Of { get; }

    public abstract Unit Unit { get; }

    /// <summary>Samples, each at its instant.</summary>
    public sealed record Samples(Selection From, Unit SampleUnit) : Values(From)
    {
        public override Unit Unit => SampleUnit;
    }

    /// <summary>A value of each interval.</summary>
    public sealed record Intervals(Selection From, long EveryTicks, Expression Value, Unit ValueUnit) : Values(From)
    {
        public override Unit Unit => ValueUnit;
    }

    /// <summary>The cases themselves (to be counted).</summary>
    public sealed record Cases(Selection From, EventReference CountedBy) : Values(From)
    {
        public override Unit Unit => Unit.OfNumber;
    }

    /// <summary>A value of each case, made of its fields, its durations and numbers.</summary>
    public sealed record CaseValues(Selection From, Expression Value, Unit ValueUnit, EventReference CountedBy) : Values(From)
    {
        public override Unit Unit => ValueUnit;
    }

    /// <summary>The time on the clock of each case.</summary>
    public sealed record ClockTimes(Selection From, Clock Clock, EventReference CountedBy, Unit ShownIn) : Values(From)
    {
        public override Unit Unit => ShownIn;
    }

    /// <summary>The lengths of outages.</summary>
    public sealed record Outages(Indicator.ShareOfTime State, Unit ShownIn) : Values(State.Down.Of)
    {
        public override Unit Unit => ShownIn;
    }
}

public enum PercentileMethod
{
    /// <summary>The smallest value that at least the rank's share of all values does not exceed.</summary>
    NearestRank,

    /// <summary>Linear between the two neighbours of position 1 + (n - 1)·rank (Hyndman–Fan type 7).</summary>
    Linear,

    /// <summary>Linear between the two neighbours of position (n + 1)·rank (Hyndman–Fan type 6).</summary>
    Exclusive,
}
