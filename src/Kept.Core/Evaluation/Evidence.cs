using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>What stands behind a number. Exactly one of the cases below.</summary>
public abstract record Evidence
{
    private protected Evidence() { }

    /// <summary>Time: what counted, what was up, which outages there were.</summary>
    /// <param name="CountedTicks">The denominator with all gaps good.</param>
    /// <param name="DownTicks">Certain down time that counted.</param>
    /// <param name="UnknownTicks">Counted time of which nobody knows.</param>
    public sealed record Time(
        long CountedTicks, long DownTicks, long UnknownTicks, Sequence<Outage> Outages, Sequence<TimeRange> Gaps,
        Sequence<ExcludedTime> Excluded) : Evidence
    {
        /// <summary>Windows beyond the budgets of their exclusions, which are not excluded.</summary>
        public Sequence<ExcludedTime> Beyond { get; init; } = [];

        /// <summary>The least that can have been down and counts, whatever is missing.</summary>
        public long LeastDownTicks { get; init; } = DownTicks;

        /// <summary>The most that can have been down and counts.</summary>
        public long MostDownTicks { get; init; } = DownTicks + UnknownTicks;

        /// <summary>Whether the outages are the same whatever is missing.</summary>
        public bool HasCertainOutages { get; init; } = UnknownTicks == 0;

        /// <summary>Of the unknown time, what has not come yet. Of things that count each for itself, gaps are kept as one; where
        /// some of those are past and some ahead, none is said to be ahead.</summary>
        /// <param name="at">The tick up to which time has passed.</param>
        public long TicksAhead(long at)
        {
            var ahead = Gaps.Sum(g => Math.Max(0, g.End - Math.Max(g.Start, at)));
            var all = Gaps.Sum(g => g.Length);
            return all == UnknownTicks ? ahead : ahead == all ? UnknownTicks : 0;
        }
    }

    /// <summary>Sums of counters.</summary>
    public sealed record Sums(Rational Good, Rational Total) : Evidence;

    /// <summary>Intervals: how many counted, how many of them were good, and those that were not.</summary>
    public sealed record Intervals(
        long Counted, long Good, long Empty, long Unknown, long EveryTicks, BadIntervals Bad) : Evidence;

    /// <summary>Samples or records of states.</summary>
    public sealed record Samples(long Counted, long Good, Rational? Smallest, Rational? Largest) : Evidence;

    /// <summary>Cases: how many are decided, how many still run, how many could not be judged.</summary>
    /// <param name="Unjudged">Cases without a due time or without a class in the table.</param>
    public sealed record Cases(
        long Decided, long Good, long Running, long Unjudged, Later<Sequence<CaseFinding>> ListedOnes) : Evidence
    {
        /// <summary>The first hundred that are not good; all cases when the evaluation was asked to list everything. Worked out when it is
        /// asked for.</summary>
        public Sequence<CaseFinding> Listed => ListedOnes.Value;
    }

    /// <summary>The measured numbers that a formula used.</summary>
    public sealed record Parts(Sequence<NamedPart> Measures) : Evidence;

    public sealed record Nothing : Evidence;
}

/// <summary>A run of down time.</summary>
/// <param name="Range">The run as it happened; its part within the period, unless the period counts it whole.</param>
/// <param name="CountedTicks">What of it counts as down, after hours, exclusions and the outage rule.</param>
public sealed record Outage(TimeRange Range, long CountedTicks);

/// <summary>A window of an exclusion that touches the period.</summary>
public sealed record ExcludedTime(string Exclusion, TimeRange Range, string? Reference);

/// <summary>An interval that was not good, with its value where it has one.</summary>
public sealed record BadInterval(TimeRange Range, Rational? Value);

public enum CaseState
{
    InTime,
    Breached,
    Running,
    Unjudged,

    /// <summary>Past its due time, and nobody recorded it.</summary>
    NotDelivered,
}

/// <summary>A case behind a number.</summary>
/// <param name="DueTick">When it was due; null when that depends on a pause that goes on, or when nothing says so.</param>
/// <param name="ElapsedTicks">Time on its clock; null for cases without a clock.</param>
public sealed record CaseFinding(string Id, CaseState State, long CountedTick, long? DueTick, long? ElapsedTicks, Rational? Value)
{
    /// <summary>Whether the due instant itself is too late.</summary>
    public bool IsDueExcluded { get; init; }

    /// <summary>Time on its clock beyond its due time; null for one that is not late.</summary>
    public long? LateTicks { get; init; }

    /// <summary>Time that had passed since its due time, in its hours or not; null for one that is not late.</summary>
    public long? PastDueTicks { get; init; }

    /// <summary>Whether it is not done yet, so that it may still get later.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Its class, where the table of allowances has none of that name, so that it has no due time.</summary>
    public string? UnknownClass { get; init; }

    /// <summary>When the clock was started by which it is judged, where that is not the instant that counts it.</summary>
    public long? RunFrom { get; init; }
}

public sealed record NamedPart(string Name, Unit Unit, Measured Measured);
