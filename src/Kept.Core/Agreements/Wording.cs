using System.Diagnostics;
using Kept.Quantities;
using NodaTime;

namespace Kept.Agreements;

/// <summary>The clauses of an agreement in plain English, with every choice that the author made or left to the language.</summary>
public static class Wording
{
    /// <summary>How a number is measured, as one sentence without its full stop's author having to know the code.</summary>
    public static string Describe(Indicator indicator) => indicator switch
    {
        Indicator.ShareOfTime i => $"the share of time{HoursOf(i.Mask)} in which {Up(i)}{Gaps(i)}{Exclusions(i.Mask)}",
        Indicator.Ratio i => $"{i.Good} ÷ {i.Total}{Of(i.Of)}, both added up over the period{HoursOf(i.Mask)}{Exclusions(i.Mask)}",
        Indicator.MeanOfRatios i => $"the plain mean, over intervals of {Length(i.EveryTicks)}{HoursOf(i.Mask)}, of {i.Good} ÷ {i.Total}{Of(i.Of)}; "
            + (i.Empty is { } empty ? $"an interval without any counts as {Quantity.Share(empty)}" : "intervals without any are left out") + Exclusions(i.Mask),
        Indicator.ShareOfIntervals i => $"the share of intervals of {Length(i.EveryTicks)}{HoursOf(i.Mask)} in which {i.Met}{Of(i.Of)}; "
            + $"an interval without any {Empty(i.Empty, "counts as met", "counts as not met")}{Exclusions(i.Mask)}",
        Indicator.ShareOfSamples i => $"the share of measurements{Of(i.Of)}{HoursOf(i.Mask)} with {i.Good}{Exclusions(i.Mask)}",
        Indicator.ShareOfCases i => $"the share of cases{Of(i.Of)} with {i.Good}, counted by {i.CountedBy}{HoursOf(i.Mask)}{Exclusions(i.Mask)}",
        Indicator.Timeliness i => $"the share of cases{Of(i.Of)} that go from {i.Clock.From} to {i.Clock.To} {Due(i.Deadline)}, {ClockTime(i.Clock)}; "
            + $"a case belongs to the period of its {i.CountedBy}, and one that is running and not yet due is left out{HoursOf(i.Mask)}{Exclusions(i.Mask)}",
        Indicator.Statistic i => $"{FoldWords(i.Fold)} {ValuesOf(i.Of)}{HoursOf(i.Mask)}{Exclusions(i.Mask)}",
        Indicator.Formula i => $"{i.Value}{string.Concat(i.Measures.Select(m => $"; where {m.Name} is {Describe(m.Indicator)}"))}",
        _ => throw new UnreachableException(),
    };

    /// <summary>A length of time: <c>5 minutes</c>, <c>1 hour</c>.</summary>
    public static string Length(long ticks)
    {
        (long Ticks, string Name)[] units = [
            (NodaConstants.TicksPerHour, "hour"), (NodaConstants.TicksPerMinute, "minute"), (NodaConstants.TicksPerSecond, "second")];
        foreach (var (size, name) in units)
            if (ticks >= size && ticks % size == 0) return $"{ticks / size} {name}{(ticks == size ? "" : "s")}";
        return $"{Rational.Of(ticks, NodaConstants.TicksPerSecond).ToShortDecimal(7)} seconds";
    }

    private static string Up(Indicator.ShareOfTime i)
    {
        var down = i.Down switch
        {
            Downtime.WhileState state => $"it is not so that {state.Down}{Of(state.Of)}{Confirmed(state.Confirmation)}",
            Downtime.InIntervals intervals => $"it is not so that {intervals.Down}{Of(intervals.Of)}, asked every {Length(intervals.EveryTicks)} "
                + $"(an interval without any {Empty(intervals.Empty, "counts as up", "counts as down")})",
            Downtime.BetweenEvents events => $"no case{Of(events.Of)} lies between {events.From} and {events.To}",
            _ => throw new UnreachableException(),
        };
        return down + string.Concat(i.Across.Select(Combined)) + Outage(i.Outage);
    }

    private static string Confirmed(Confirmation? confirmation) => confirmation is null
        ? ""
        : $", believed after {confirmation.Down} records down or {confirmation.Up} up in a row and counted from the "
            + (confirmation.FromFirst ? "first of them" : "last of them");

    private static string Combined(Across across) => across.Quorum switch
    {
        Quorum.All => $", up while every {across.Dimension} is",
        Quorum.AtLeast { Count: 1 } => $", up while any {across.Dimension} is",
        Quorum.AtLeast atLeast => $", up while at least {atLeast.Count} by {across.Dimension} are",
        Quorum.AtLeastShare share => $", up while at least {Quantity.Share(share.Share)} by {across.Dimension} are",
        Quorum.Pooled => $", each {across.Dimension} counting for itself",
        _ => throw new UnreachableException(),
    };

    private static string Outage(OutageRule rule)
    {
        var text = "";
        if (rule.AtLeastTicks > 0)
            text += $"; down time of less than {Length(rule.AtLeastTicks)} at a stretch, "
                + (rule.MeasuredAfterMask ? "after exclusions" : "as it happened") + ", counts as up";
        if (rule.WholeUnitTicks > 0)
            text += $"; down time counts in units of {Length(rule.WholeUnitTicks)}, a started one "
                + (rule.CountsStarted ? "as a whole" : "not at all");
        return text;
    }

    private static string Gaps(Indicator.ShareOfTime i) => i.Down is Downtime.BetweenEvents
        ? ""
        : "; time without data " + i.NoData switch
        {
            GapRule.NotDetermined => "is unknown: a verdict is given only if it is the same whatever happened",
            GapRule.CountsAsUp => "counts as up",
            GapRule.CountsAsDown => "counts as down",
            GapRule.LeavesBothSides => "leaves numerator and denominator",
            _ => throw new UnreachableException(),
        } + (i.MeasuredFrom is MeasuredFrom.FirstRecord ? ", and measuring begins with the first record" : "");

    private static string Empty(EmptyRule rule, string good, string bad) => rule switch
    {
        EmptyRule.Good => good,
        EmptyRule.Bad => bad,
        EmptyRule.LeftOut => "leaves numerator and denominator",
        EmptyRule.NotDetermined => "is unknown",
        _ => throw new UnreachableException(),
    };

    private static string Due(Deadline deadline) => deadline switch
    {
        Deadline.Within { Allowance.Field: null } within => $"within {within.Allowance.Otherwise!.Value}",
        Deadline.Within within => $"within the time for their {within.Allowance.Field} ({Table(within.Allowance)})",
        Deadline.Promised promised => $"by their {promised.Date}",
        _ => throw new UnreachableException(),
    };

    private static string ClockTime(Clock clock)
    {
        var hours = clock.Hours.Field is null
            ? HoursName(clock.Hours.Otherwise!.Value)
            : $"in the hours for their {clock.Hours.Field} ({string.Join(", ", clock.Hours.All.Select(e => $"{e.Class}: {e.Value.Title}"))})";
        var pauses = clock.Pauses.Count == 0 ? "" : $", standing still while {string.Join(" or ", clock.Pauses)}";
        return $"timed {hours}{pauses}, an allowance used up at closing being due "
            + (clock.DueAtNextOpening ? "at the next opening" : "at that closing");
    }

    private static string HoursName(Time.Calendar hours) =>
        ReferenceEquals(hours, Time.Calendar.Always) ? "round the clock" : $"in {hours.Title}";

    private static string Table(ByClass<Allowance> table) => string.Join(", ", table.All.Select(e => $"{e.Class}: {e.Value}"));

    private static string FoldWords(Fold fold) => fold switch
    {
        Fold.Count => "how many",
        Fold.Sum => "the sum of",
        Fold.Mean => "the mean of",
        Fold.Minimum => "the smallest of",
        Fold.Maximum => "the largest of",
        Fold.Latest => "the latest of",
        Fold.Percentile p => $"the {Quantity.Share(p.Rank)} percentile ({Method(p.Method)}) of",
        _ => throw new UnreachableException(),
    };

    private static string Method(PercentileMethod method) => method switch
    {
        PercentileMethod.NearestRank => "nearest rank",
        PercentileMethod.Linear => "linear, type 7",
        PercentileMethod.Exclusive => "exclusive, type 6",
        _ => throw new UnreachableException(),
    };

    private static string ValuesOf(Values values) => values switch
    {
        Values.Samples v => $"the values{Of(v.Of)}",
        Values.Intervals v => $"{v.Value}{Of(v.Of)} in intervals of {Length(v.EveryTicks)}",
        Values.Cases v => $"cases{Of(v.Of)} there are, counted by {v.CountedBy}",
        Values.CaseValues v => $"{v.Value} of the cases{Of(v.Of)}, counted by {v.CountedBy}",
        Values.ClockTimes v => $"the time from {v.Clock.From} to {v.Clock.To} of the cases{Of(v.Of)}, {ClockTime(v.Clock)}, counted by {v.CountedBy}",
        Values.Outages v => $"the outages of {Describe(v.State)}",
        _ => throw new UnreachableException(),
    };

    private static string Of(Selection selection) =>
        $" of {selection.Source.Title}{(selection.Where is { } where ? $" where {where}" : "")}";

    private static string HoursOf(Mask mask) => mask.Hours is { } hours ? $" {HoursName(hours)}" : "";

    private static string Exclusions(Mask mask) => mask.Exclusions.Count == 0
        ? ""
        : $"; without {string.Join(", ", mask.Exclusions.Select(e => e.Title))}";
}
