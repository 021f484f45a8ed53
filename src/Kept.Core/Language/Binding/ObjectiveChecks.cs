using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>What the parts of an objective must have in common: units, dimensions, classes.</summary>
internal static class ObjectiveChecks
{
    /// <summary>The keys that diagnostics point at.</summary>
    public sealed record Fields(Field Per, Field Target, Field Warn, Field Rounding, Field Qualifying, Field Indicator);

    public static bool Check(Objective objective, RecordReader record, Fields fields) =>
        PerIsKnown(objective, record, fields) & UnitsFit(objective, record, fields)
        & DimensionsCombine(objective, record, fields) & HasCount(objective, record, fields);

    private static bool PerIsKnown(Objective objective, RecordReader record, Fields fields)
    {
        var sources = objective.Indicator.Selections().Select(s => s.Source).ToList();
        foreach (var dimension in objective.Per)
            foreach (var source in sources)
            {
                if (dimension == "case" && source.Content is SourceContent.Cases) continue;
                var known = source.Content.Dimensions.Select(d => d.Name).ToList();
                if (!known.Contains(dimension))
                    return record.Report(IndicatorDiagnostics.UnknownField(record.PlaceOf(fields.Per, dimension), dimension, source, known));
            }
        return objective.Target is not { Field: { } field } || IsClass(objective, field)
            || record.Report(RemedyDiagnostics.ClassNotInScope(record.PlaceOf(fields.Target, field), field));
    }

    /// <summary>Whether each scope of an objective has one value of a field, so that tables can go by it.</summary>
    public static bool IsClass(Objective objective, string field) =>
        objective.Per.Contains(field) || objective.Classes.Any(c => c.Name == field);

    private static bool UnitsFit(Objective objective, RecordReader record, Fields fields)
    {
        var unit = objective.Indicator.Unit;
        var good = true;
        foreach (var promise in (objective.Target?.All ?? []).Select(p => p.Value))
            good &= Fits(record, fields.Target, "The target", unit, promise.Unit, () => TextOf(promise))
                && InRange(record, fields.Target, objective.Indicator, promise);
        if (objective.Warn is { Limit: var warn }) good &= Fits(record, fields.Warn, "The warning level", unit, warn.Unit, () => warn.ToText(10));
        if (objective.Rounding is { Step: var step }) good &= Fits(record, fields.Rounding, "The step of rounding", unit, step.Unit, () => step.ToText(10));
        return good;
    }

    private static string TextOf(Promise promise) => promise.Limit is Expression.Literal { Value: var limit }
        ? limit.ToText(10)
        : $"{promise.Limit}, {promise.Unit.Describe()}";

    private static bool Fits(RecordReader record, Field field, string part, Unit unit, Unit found, Func<string> text) =>
        Expressions.Units.AreComparable(unit, found) && (unit is Unit.Share) == (found is Unit.Share)
        || record.Report(RemedyDiagnostics.WrongUnit(record.PlaceOf(field), part, unit, text()));

    /// <summary>What is measured as a share lies between nothing and the whole; a formula may come to more.</summary>
    private static bool InRange(RecordReader record, Field field, Indicator indicator, Promise promise) =>
        indicator is Indicator.Formula || promise is not { Unit: Unit.Share, Limit: Expression.Literal { Value: var limit } }
        || (limit.Value.Sign >= 0 && limit.Value <= Rational.One)
        || record.Report(ObjectiveDiagnostics.TargetOutOfRange(record.PlaceOf(field), limit));

    /// <summary>Every dimension of a state is picked, held one by one, or combined.</summary>
    private static bool DimensionsCombine(Objective objective, RecordReader record, Fields fields)
    {
        foreach (var (availability, each) in AvailabilitiesOf(objective.Indicator))
        {
            if (availability.Down is not (Downtime.WhileState or Downtime.Together)) continue;
            var selection = availability.Down.Of;
            var open = selection.Source.Content.Dimensions.Select(d => d.Name)
                .Except(objective.Per)
                .Except(each)
                .Except(availability.Across.Select(a => a.Dimension))
                .Except(FixedBy(selection.Where)).ToList();
            if (open.Count > 0)
                return record.Report(IndicatorDiagnostics.DimensionsNotCombined(
                    record.PlaceOf(fields.Indicator), selection.Source, open));
        }
        return true;
    }

    /// <summary>A qualifying condition asks for a number of measurements, which time does not have.</summary>
    private static bool HasCount(Objective objective, RecordReader record, Fields fields) =>
        objective.Qualifying is null || !MeasuresTime(objective.Indicator)
        || record.Report(IndicatorDiagnostics.DoesNotApply(
            record.PlaceOf(fields.Qualifying), fields.Qualifying.Name, "an availability is made of time, not of measurements that can be counted"));

    private static bool MeasuresTime(Indicator indicator) => indicator is Indicator.ShareOfTime
        || (indicator is Indicator.Formula formula && formula.Measures.Any(m => MeasuresTime(m.Indicator)));

    private static IEnumerable<string> FixedBy(Expression? where) => where switch
    {
        Expression.And and => FixedBy(and.Left).Concat(FixedBy(and.Right)),
        Expression.Compare { Comparator: Comparator.Equal, Left: Expression.Name left } => [left.Value],
        _ => [],
    };

    /// <summary>The availabilities that an indicator is made of, each with the dimensions of which it is taken one by one.</summary>
    private static IEnumerable<(Indicator.ShareOfTime Availability, Sequence<string> Each)> AvailabilitiesOf(Indicator indicator) => indicator switch
    {
        Indicator.ShareOfTime availability => [(availability, [])],
        Indicator.Statistic { Of: Values.Outages outages } => [(outages.State, [])],
        Indicator.Formula formula => formula.Measures.SelectMany(m => AvailabilitiesOf(m.Indicator))
            .Select(a => (a.Availability, a.Each.Concat(formula.Each).ToSequence())),
        _ => [],
    };
}

internal static class ObjectiveDiagnostics
{
    public static Diagnostic TargetOutOfRange(Place place, Quantity limit) => new(
        "KPT241", Severity.Error, place,
        $"A share lies between 0% and 100%, but this is {limit.ToText(10)}.",
        "Write for example 'at least 99.9%'.");

    public static Diagnostic NoDowntime(Place clause) => new(
        "KPT242", Severity.Error, clause,
        "Only an availability has down time.",
        "Count the units in 'shortfall' or 'attainment', or measure an availability.");

    public static Diagnostic NoTarget(Place clause) => new(
        "KPT242", Severity.Error, clause,
        "A shortfall needs a target.",
        "Give the objective a target, or count the units in 'attainment'.");

    public static Diagnostic EmptyUnit(Place clause) => new(
        "KPT242", Severity.Error, clause,
        "A unit is more than nothing.",
        "Write for example 'unit: 30 minutes'.");
}
