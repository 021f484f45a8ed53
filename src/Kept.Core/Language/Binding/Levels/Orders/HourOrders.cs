using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Hours and exclusions: what is promised in more hours, with less left out, promises more.</summary>
internal static class HourOrders
{
    /// <summary>The years over which hours are compared where their rules cannot be: long enough for every weekday of every
    /// date and all movable holidays, and for the dates that agreements name.</summary>
    private static readonly TimeRange Years = DateTimeZone.Utc.RangeOf(new LocalDate(2016, 1, 1), new LocalDate(2044, 1, 1));

    /// <summary>Hours in which something is promised; without any it is promised round the clock.</summary>
    public static Order Promised { get; } = new Order<Calendar>(Compare, below => below.IsAlways ? Step.Same : Step.Looser)
    {
        DependsOnNames = true,
    };

    /// <summary>Windows that are left out; where there were none, what else is asked of a window is asked as well.</summary>
    public static Order LeftOut { get; } = new Order<Calendar>((above, below) => Compare(below, above), _ => Step.Tighter)
    {
        DependsOnNames = true,
    };

    /// <summary>Hours in which the clock of a case runs: with more of them it is due sooner, unless working days are counted.</summary>
    public static Order Clock { get; } = new Order<ByClass<Calendar>>(
        (above, below, around) => ClassOrders.Each<Calendar>(CountsTime(around) ? Compare : AreSame)(above, below), _ => Step.Unordered)
    {
        DependsOnNames = true,
    };

    /// <summary>Exclusions that apply: fewer are tighter.</summary>
    public static Order Exclusions { get; } = new Order<Sequence<Exclusion>>(Compare, below => below.Count == 0 ? Step.Same : Step.Looser);

    /// <summary>What an exclusion does, from the best result for the obliged party to the worst.</summary>
    public static Order Effect { get; } = RankOrders.Rising(
        ExclusionEffect.CountsAsUp, ExclusionEffect.DowntimeLeavesBothSides, ExclusionEffect.LeavesBothSides);

    /// <summary>Time that an exclusion may take: none is the most, and a limit in another period is one more.</summary>
    public static Order Budget { get; } = new Order<Sequence<TimePerPeriod>>((above, below) => (IsWithin(below, above), IsWithin(above, below)) switch
    {
        (true, true) => Step.Same,
        (true, false) => Step.Tighter,
        (false, true) => Step.Looser,
        (false, false) => Step.Unordered,
    }, _ => Step.Tighter) { Verb = "allows" };

    /// <summary>Time that a case may take.</summary>
    public static Order Within { get; } = new Order<ByClass<Allowance>>(ClassOrders.Each<Allowance>(Compare), _ => Step.Unordered)
    {
        Verb = "allows",
        Deciding = ClassOrders.Deciding<Allowance>(Compare),
    };

    private static bool IsWithin(Sequence<TimePerPeriod> limits, Sequence<TimePerPeriod> others) =>
        others.All(other => limits.Any(limit => limit.Every == other.Every && limit.Ticks <= other.Ticks));

    private static Step Compare(Sequence<Exclusion> above, Sequence<Exclusion> below)
    {
        var (upper, lower) = (above.Select(e => e.Name).ToHashSet(), below.Select(e => e.Name).ToHashSet());
        return !lower.IsSubsetOf(upper) ? Step.Looser : lower.Count < upper.Count ? Step.Tighter : Step.Same;
    }

    private static Step Compare(Allowance above, Allowance below) => (above, below) switch
    {
        (Allowance.ClockTime a, Allowance.ClockTime b) => b.Ticks.CompareTo(a.Ticks).WhereLessIsTighter(),
        (Allowance.BusinessDays a, Allowance.BusinessDays b) => b.Count.CompareTo(a.Count).WhereLessIsTighter(),
        (Allowance.CalendarDays a, Allowance.CalendarDays b) => b.Count.CompareTo(a.Count).WhereLessIsTighter(),
        _ => Step.Unordered,
    };

    private static bool CountsTime(IReadOnlyList<RecordReader> around) =>
        around.Count >= 2 && around[^2].FindValue("within") is ByClass<Allowance> within && within.All.All(a => a.Value is Allowance.ClockTime);

    private static Step Compare(Calendar above, Calendar below)
    {
        if (above.IsAlways && below.IsAlways || HaveSameHours(above, below)) return Step.Same;
        if (below.IsAlways) return Step.Tighter;
        if (above.IsAlways) return Step.Looser;
        var (upper, lower) = (above.Resolve(Years), below.Resolve(Years));
        if (upper.Except(lower).IsEmpty) return lower.Equals(upper) ? Step.Same : Step.Tighter;
        return lower.Except(upper).IsEmpty ? Step.Looser : Step.Unordered;
    }

    private static Step AreSame(Calendar above, Calendar below) => HaveSameHours(above, below) ? Step.Same : Step.Unordered;

    /// <summary>Whether two calendars are written alike, whatever they are called.</summary>
    private static bool HaveSameHours(Calendar above, Calendar below) =>
        above.Zone.Equals(below.Zone) && above.Weekly == below.Weekly && above.SpecialDays == below.SpecialDays && above.BusinessDay == below.BusinessDay;
}
