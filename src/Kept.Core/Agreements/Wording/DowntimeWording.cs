using System.Diagnostics;
using Kept.Quantities;
using NodaTime;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>The share of time in which something is up: when it is down, how several things combine, which down time is an
/// outage.</summary>
internal static class DowntimeWording
{
    public static IEnumerable<Provision> Of(Indicator.ShareOfTime indicator, string path, string subject, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the share of the counted time in which {subject} is up."),
        .. SelectionWording.Of(indicator.Down.Of, path),
        .. Down(indicator.Down, path),
        .. indicator.Across.Select((across, i) => Combined(across, path, i == 0 ? null : indicator.Across[i - 1], indicator.Weights)),
        .. Weights(indicator.Weights, path),
        .. Outage(indicator.Outage, path),
        .. indicator.OutOfTicks is { } ticks
            ? [new Sentence($"{path}.outOf", $"The down time is divided by {QuantityWords.Length(ticks)} in every period, however long it is.")] : Array.Empty<Provision>(),
    ];

    private static IEnumerable<Sentence> Down(Downtime down, string path)
    {
        switch (down)
        {
            case Downtime.WhileState state:
                yield return new($"{path}.down", $"It is down while {ExpressionWords.Of(state.Down)}, and up in any other state.");
                if (state.Confirmation is { } confirmation) yield return new($"{path}.confirm", Confirmed(confirmation));
                break;
            case Downtime.Together:
                yield return new($"{path}.down", "What is measured consists of several things, of which none is down by itself.");
                break;
            case Downtime.InIntervals intervals:
                yield return new($"{path}.every", $"The time is divided into intervals of {QuantityWords.Length(intervals.EveryTicks)}; the first of a day begins at midnight.");
                yield return new($"{path}.down", $"It is down for the whole of an interval in which {ExpressionWords.Of(intervals.Down)}, and up for the whole of any other.");
                break;
            case Downtime.BetweenEvents events:
                yield return new($"{path}.from", $"It is down from {Cite.Event(events.From)} of a case on.");
                yield return new($"{path}.to", $"It is up again from {Cite.Event(events.To)} of that case on, and still down while a case has not come to that. Where cases overlap, the time counts once.");
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static string Confirmed(Confirmation confirmation) =>
        $"It is taken to be down after {InARow(confirmation.Down)}, and to be up again after {InARow(confirmation.Up)}; "
        + $"the new state begins with the {(confirmation.FromFirst ? "first" : "last")} of these records. "
        + "Until a state has been confirmed for the first time, it is unknown.";

    private static string InARow(int records) => records == 1 ? "one record that says so" : $"{QuantityWords.Number(records)} records in a row that say so";

    /// <param name="inner">What has been combined before; the sentence says so, since the order matters.</param>
    private static Sentence Combined(Across across, string path, Across? inner, ByClass<Rational>? weights)
    {
        var of = Cite.Word(across.Dimension);
        var when = inner is null ? "" : $"Once the values of {Cite.Word(inner.Dimension)} have been combined, ";
        var text = across.Quorum switch
        {
            Quorum.All => $"over all values of {of} it is up only while it is up for every one of them.",
            Quorum.AtLeast { Count: 1 } => $"over all values of {of} it is up while it is up for any one of them.",
            Quorum.AtLeast atLeast => $"over all values of {of} it is up while it is up for at least {QuantityWords.Number(atLeast.Count)} of them.",
            Quorum.AtLeastShare share => $"over all values of {of} it is up while it is up for at least {QuantityWords.Share(share.Share)} of them.",
            Quorum.While rule => $"over all values of {of} it is {(rule.IsUp ? "up" : "down")} while {ExpressionWords.Of(rule.Condition)}, and {(rule.IsUp ? "down" : "up")} "
                + $"at any other time{Names(rule, weights)}.",
            Quorum.Pooled => $"each value of {of} counts for itself: the up time of all is divided by the counted time of all"
                + (weights is null ? "." : $". The time of each is first multiplied by the weight of its {Cite.Word(weights.Field ?? across.Dimension)}."),
            _ => throw new UnreachableException(),
        };
        return new($"{path}.across.{across.Dimension}", when.Length > 0 ? when + text : Cite.Capital(text));
    }

    /// <summary>What the names in a rule mean, as far as it uses them.</summary>
    private static string Names(Quorum.While rule, ByClass<Rational>? weights)
    {
        var used = rule.Condition.Names().Select(n => n.Value).ToHashSet(StringComparer.Ordinal);
        return (used.Contains(Quorum.While.Count) ? "; count is how many of them there are" : "")
            + (used.Contains(Quorum.While.Weight) ? $"; weight is what they weigh together{(weights is null ? ", where each weighs 1" : "")}" : "");
    }

    private static IEnumerable<Provision> Weights(ByClass<Rational>? weights, string path) => weights is null ? [] : ByClassWording.Of(
        weights, $"{path}.weights", weight => $"Each weighs {QuantityWords.Of(Quantity.Number(weight))}.", "Weight",
        weight => QuantityWords.Of(Quantity.Number(weight)), "No other class weighs anything.");

    private static IEnumerable<Sentence> Outage(OutageRule rule, string path)
    {
        if (rule.AtLeastTicks > 0)
            yield return new($"{path}.outage", $"Down time that lasts {Shorter(rule.AtLeastTicks)} without a break counts as up; what counts is "
                + (rule.HasClockUnits ? "its length in units of the clock" : rule.MeasuredAfterMask ? "the part of it" : "its whole length as it happened")
                + (rule.MeasuredAfterMask ? " within the counted hours and outside the exclusions." : ", also across the ends of periods and of counted hours."));
        else
            yield return new($"{path}.outage", "All down time counts, however short.");
        if (rule.WholeUnitTicks > 0)
            yield return new($"{path}.outage.unit", rule.HasClockUnits
                ? $"Down time counts in units of {QuantityWords.Length(rule.WholeUnitTicks)} of the clock, which begin at midnight; a unit is down if it is down "
                    + (rule.CountsStarted ? "in part." : "throughout.")
                : $"The down time of an outage counts in units of {QuantityWords.Length(rule.WholeUnitTicks)} from its beginning on; "
                    + (rule.CountsStarted ? "a started unit counts as a whole one, also where the next outage begins within it." : "only completed units count."));
        yield return new($"{path}.outage.countedIn", rule.CountedIn switch
        {
            RunPeriod.Split when rule is { WholeUnitTicks: > 0, HasClockUnits: false } =>
                "Of an outage across the end of a period each period counts its part, in units that begin with that part.",
            RunPeriod.Split => "Of an outage across the end of a period each period counts its part.",
            RunPeriod.Start => "An outage across the end of a period counts as a whole in the period in which it begins.",
            RunPeriod.End => "An outage across the end of a period counts as a whole in the period in which it ends.",
            _ => throw new UnreachableException(),
        });
    }

    /// <summary>A minimum of one tick above a whole second is how "more than" is held.</summary>
    private static string Shorter(long atLeastTicks) => atLeastTicks % NodaConstants.TicksPerSecond == 1
        ? $"no longer than {QuantityWords.Length(atLeastTicks - 1)}"
        : $"less than {QuantityWords.Length(atLeastTicks)}";
}
