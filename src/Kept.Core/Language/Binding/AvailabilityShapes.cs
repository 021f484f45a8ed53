using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using NodaTime;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The indicator <c>availability</c>: the share of time in which something is up.</summary>
internal static class AvailabilityShapes
{
    private static readonly Field<Expression> Down = Optional(
        "down", new ExpressionShape("a condition", "state == down"),
        "When it is down; for states 'state == down' when left out.");

    private static readonly Field<Length> Every = Optional(
        "every", Scalars.Duration, "For counters and samples: the length of the intervals in which 'down' is asked.");

    private static readonly Field<Boxed<EmptyRule>> Empty = Optional(
        "empty", IndicatorWords.EmptyDowntime, "For counters and samples: what an interval counts as in which there was nothing, or that leaves 'down' without an answer.");

    private static readonly Field<EventReference> From = Optional(
        "from", EventShapes.Reference, "For cases: the event at which the down time begins.");

    private static readonly Field<EventReference> To = Optional(
        "to", EventShapes.Reference, "For cases: the event at which the down time ends.");

    private static readonly Field<Confirmation> Confirm = Optional(
        "confirm", ConfirmShape(), "For states: how many records in a row it takes to believe a change.");

    private static readonly Field<Sequence<Across>> AcrossAll = Optional(
        "across",
        new PairsShape<string, Quorum>(
            "a dimension", Scalars.Name("a dimension", "location"),
            MemberRuleShapes.Across)
            .Select(pairs => pairs.Select(p => new Across(p.Key, p.Value)).ToSequence()),
        "How the states along each dimension combine, one dimension after the other as written.");

    private static readonly Field<ByClass<Rational>> Weights = Optional(
        "weights", new ByClassShape<Rational>(MemberRuleShapes.Weight),
        "What each of several things weighs, by a dimension under 'across'; all weigh the same when left out.");

    private static readonly Field<OutageRule> Outage = Optional(
        "outage", OutageShape(), "Which down time counts as an outage.");

    private static readonly Field<Length> OutOf = Optional(
        "outOf", Scalars.SomeDuration, "The denominator of each thing and period, whatever its length; the time that counts when left out.");

    private static readonly Field<Boxed<GapRule>> NoData = Optional(
        "noData", IndicatorWords.Gap, "For all but cases: what time without data counts as; not-determined when left out.");

    private static readonly Field<Boxed<MeasuredFrom>> Measured = Optional(
        "measuredFrom", IndicatorWords.From, "For states: from when on a thing is measured; period-start when left out.");

    public static RecordShape<Indicator.ShareOfTime> Shape { get; } = new(
        "Availability",
        [.. SelectionFields.All, Down, Every, Empty, From, To, Confirm, AcrossAll, Weights, Outage, OutOf, NoData, Measured],
        Build);

    private static Indicator.ShareOfTime? Build(RecordReader record)
    {
        var source = record.Get(SelectionFields.Source);
        if (SelectionFields.Filtered(record, source) is not { } selection) return null;
        var downtime = source.Content switch
        {
            SourceContent.States => WhileState(record, selection),
            SourceContent.Cases cases => BetweenEvents(record, selection, cases),
            _ => InIntervals(record, selection),
        };
        if (downtime is null || !AcrossIsKnown(record, source) || AcrossOf(record, source) is not { } across) return null;
        if (!MemberRuleShapes.WeightsFit(record, Weights, across) || !OwnExclusionsFit(record, downtime, across)) return null;
        return new Indicator.ShareOfTime(
            downtime, across, record.Get(Outage, OutageRule.Any),
            record.Get(NoData, new(GapRule.NotDetermined)).Value,
            record.Get(Measured, new(MeasuredFrom.PeriodStart)).Value,
            SelectionFields.MaskOf(record), record.Place)
        {
            Weights = record.Find(Weights),
            OutOfTicks = record.Find(OutOf)?.Ticks,
        };
    }

    /// <summary>Of a thing that is never down by itself, only all time of a window can be left out.</summary>
    private static bool OwnExclusionsFit(RecordReader record, Downtime downtime, Sequence<Across> across)
    {
        var own = SelectionFields.MaskOf(record).SplitBy(across.Select(a => a.Dimension)).Own;
        return downtime is not Downtime.Together || own.FirstOrDefault(e => e.Effect is not ExclusionEffect.LeavesBothSides) is not { } odd
            || record.Report(MemberRuleDiagnostics.NoDowntimeOfItsOwn(record.PlaceOf(SelectionFields.Exclude), odd.Name));
    }

    /// <summary>How things combine, with the names in conditions bound. They ask for the states of the source where nothing
    /// said before what is down.</summary>
    private static Sequence<Across>? AcrossOf(RecordReader record, Source source)
    {
        var bound = new List<Across>();
        var combined = new List<string>();
        foreach (var across in record.Get(AcrossAll, []))
        {
            if (MemberRuleShapes.Bind(across.Quorum, source, bound.Count == 0 && AreTogether(record), combined, record.Context) is not { } quorum) return null;
            bound.Add(across with { Quorum = quorum });
            combined.Add(across.Dimension);
        }
        return bound.ToSequence();
    }

    private static Downtime? WhileState(RecordReader record, Selection selection)
    {
        if (!record.Refuses("it is for other sources than states", Every, Empty, From, To)) return null;
        if (AreTogether(record)) return new Downtime.Together(selection);
        var written = record.Find(Down) ?? new Expression.Compare(
            Comparator.Equal, new Expression.Name("state", record.Head), new Expression.Name("down", record.Head), record.Head);
        var down = new ExpressionBinder(SourceNames.Of(selection.Source), record.Context).BindCondition(written);
        return down is null ? null : new Downtime.WhileState(selection, down, record.Find(Confirm));
    }

    /// <summary>Whether nothing says when one of the things is down, only when all together are.</summary>
    private static bool AreTogether(RecordReader record) => record.Get(AcrossAll, []) is [{ Quorum: Quorum.While }, ..]
        && record.Get(SelectionFields.Source).Content is SourceContent.States && !record.Has(Down) && !record.Has(Confirm);

    private static Downtime? InIntervals(RecordReader record, Selection selection)
    {
        var fits = record.Refuses("it is for other sources than counters and samples", From, To, Confirm, Measured)
            & record.Needs("counters and samples are asked interval by interval", Every, Down, Empty);
        if (!fits) return null;
        if (Intervals.TicksOf(record, Every, selection.Source) is not { } every) return null;
        var names = SourceNames.OfInterval(selection.Source);
        var down = new ExpressionBinder(names, record.Context).BindCondition(record.Get(Down));
        return down is null ? null : new Downtime.InIntervals(selection, every, down, record.Get(Empty).Value);
    }

    private static Downtime? BetweenEvents(RecordReader record, Selection selection, SourceContent.Cases cases)
    {
        const string why = "cases are down from one event to another, and up outside of them";
        var fits = record.Refuses(why, Every, Empty, Down, Confirm, NoData, Measured) & record.Needs(why, From, To);
        if (!fits) return null;
        return EventShapes.IsKnown(record, From, selection.Source, cases) & EventShapes.IsKnown(record, To, selection.Source, cases)
            ? new Downtime.BetweenEvents(selection, record.Get(From), record.Get(To))
            : null;
    }

    private static bool AcrossIsKnown(RecordReader record, Source source)
    {
        var known = source.Content.Dimensions.Select(d => d.Name).ToList();
        return record.Get(AcrossAll, []).All(across => known.Contains(across.Dimension)
            || record.Report(IndicatorDiagnostics.UnknownField(record.PlaceOf(AcrossAll, across.Dimension), across.Dimension, source, known)));
    }

    private static RecordShape<Confirmation> ConfirmShape()
    {
        var down = Required("down", Records(), "So many records in a row that are down.");
        var up = Required("up", Records(), "So many records in a row that are up.");
        var from = Required("from", new WordShape<Boxed<bool>>("where the new state begins", [
            ("first-record", new(true), "At the first of those records."),
            ("confirmation", new(false), "At the last of those records.")]), "Where the new state begins.");
        return new("A confirmation", [down, up, from],
            r => new Confirmation(r.Get(down).Value, r.Get(up).Value, r.Get(from).Value));
    }

    private static Shape<Boxed<int>> Records() => Scalars.Count("a number of records", "3");

    private static RecordShape<OutageRule> OutageShape()
    {
        var atLeast = Optional("atLeast", Scalars.Duration, "Shorter runs of down time count as up.");
        var moreThan = Optional("moreThan", Scalars.Duration, "Runs of down time that are not longer count as up.");
        var unit = Optional("unit", Scalars.SomeDuration, "Down time is counted in units of this length.");
        var partial = Optional("partialUnits", new WordShape<Boxed<bool>>("what a started unit counts", [
            ("counted", new(true), "As a whole unit."),
            ("dropped", new(false), "Not at all.")]), "What a started unit at the end of a run counts.");
        var measured = Optional("measured", new WordShape<Boxed<bool>>("when the length is measured", [
            ("before-exclusions", new(false), "The run as it happened."),
            ("after-exclusions", new(true), "Only its part within the hours and outside the exclusions.")]),
            "Whether the minimum is asked of the whole run or of its counted part; the whole run when left out.");
        var units = Optional("units", new WordShape<Boxed<bool>>("which units these are", [
            ("from-the-beginning", new(false), "Units from the beginning of each run."),
            ("of-the-clock", new(true), "Those of the clock, which begin at midnight; they are down in part or throughout.")]),
            "Which units these are; from-the-beginning when left out.");
        var countedIn = Optional("countedIn", new WordShape<Boxed<RunPeriod>>("which period counts a run", [
            ("split", new(RunPeriod.Split), "Each period counts its part."),
            ("start", new(RunPeriod.Start), "The period in which it begins counts it whole."),
            ("end", new(RunPeriod.End), "The period in which it ends counts it whole.")]),
            "Which period counts a run that goes on over the end of one; split when left out.");
        return new("An outage", [atLeast, moreThan, unit, partial, units, measured, countedIn], r =>
        {
            if (r.Has(atLeast) && r.Has(moreThan))
                return Null(r.Report(BindingDiagnostics.ExactlyOneOf(r, "An outage", [atLeast, moreThan])));
            if (r.Has(unit) != r.Has(partial)) return Null(r.Needs("'unit' and 'partialUnits' go together", unit, partial));
            var hasClockUnits = r.Get(units, new(false)).Value;
            if (hasClockUnits && !r.Needs("'units' are units of some length", unit)) return null;
            if (hasClockUnits && NodaConstants.TicksPerDay % r.Get(unit).Ticks != 0)
                return Null(r.Report(IndicatorDiagnostics.IntervalDoesNotDivideTheDay(r.PlaceOf(unit), r.Get(unit).Written)));
            var minimum = r.Has(moreThan) ? r.Get(moreThan).Ticks + 1 : r.Find(atLeast)?.Ticks ?? 0;
            return new OutageRule(
                minimum, r.Find(unit)?.Ticks ?? 0, r.Get(partial, new(false)).Value, r.Get(measured, new(false)).Value)
            {
                HasClockUnits = hasClockUnits,
                CountedIn = r.Get(countedIn, new(RunPeriod.Split)).Value,
            };
        });
    }

    private static OutageRule? Null(bool _) => null;
}
