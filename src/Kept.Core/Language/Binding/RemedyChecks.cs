using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Expressions;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>What the parts of a remedy must have in common with its objective: units, classes, cases, periods.</summary>
internal static class RemedyChecks
{
    private const string Case = "case";

    /// <param name="isForMisses">Whether every attainment that misses the target has to have a say.</param>
    public static bool Check(CreditTerms terms, bool isForMisses, Objective objective, RecordReader record)
    {
        var good = (terms.Of is not null || !NeedsBase(terms) || record.Report(RemedyDiagnostics.NoBase(record.Place)))
            & TimeHasWorth(terms, record);
        if (terms.Scale.Field is { } field && !ObjectiveChecks.IsClass(objective, field))
            good = record.Report(RemedyDiagnostics.ClassNotInScope(record.Place, field));
        if (terms.OnlyWhenMissed || terms.Scale.All.Any(s => s.Value is CreditScale.Flat))
            good &= objective.Target is not null || record.Report(ObjectiveDiagnostics.NoTarget(record.Place));
        foreach (var scale in terms.Scale.All)
            good &= scale.Value switch
            {
                CreditScale.Bands bands => BandChecks.Check(
                    bands, objective.Indicator.Unit, StepOf(objective), isForMisses ? PromisesTo(scale.Class, terms.Scale, objective.Target) : [], record.Context),
                CreditScale.PerUnit ladder => LadderFits(ladder, objective, record),
                CreditScale.PerDay days => DaysFit(days, objective, record),
                _ => true,
            };
        return good;
    }

    private static Rational? StepOf(Objective objective) => objective.Rounding is { } rounding ? rounding.Step.Value
        : objective.Indicator is Indicator.Statistic { Fold: Fold.Count } ? Rational.One : null;

    /// <summary>Misses can be counted only where there is something to miss and one period comes after the other.</summary>
    public static bool HasPast(Objective objective, Place place, BindingContext context)
    {
        if (objective.Target is null) return context.Report(ObjectiveDiagnostics.NoTarget(place));
        return !objective.Every.IsRolling || context.Report(RemedyDiagnostics.RollingHasNoPast(place, objective.Every));
    }

    /// <summary>How many of the objective's periods are meant; null, and reported, when that is no whole number.</summary>
    public static int? PeriodsOf(PeriodCount count, Objective objective, Place place, BindingContext context)
    {
        if (count.In(objective.Every) is { } periods) return periods;
        context.Report(RemedyDiagnostics.OtherPeriods(place, count, objective.Every));
        return null;
    }

    public static bool RangeFits(QuantityInterval range, Unit unit, Place place, BindingContext context)
    {
        foreach (var end in new[] { range.Low, range.High })
            if (end is not null && !Units.AreComparable(end.Unit, unit))
                return context.Report(RemedyDiagnostics.WrongUnit(place, "A range", unit, end.ToText(10)));
        return true;
    }

    /// <summary>The price in a field of the objective's cases; null, and reported, when it has no such cases.</summary>
    public static CreditBase.PriceOfCase? FieldOfCase(CreditBaseDraft.PriceOfCase price, Objective objective, RecordReader record)
    {
        if (!objective.Per.Contains(Case))
        {
            record.Report(RemedyDiagnostics.NotPerCase(price.At, "The price of a case"));
            return null;
        }
        var source = objective.Indicator.Selections().First().Source;
        var known = source.Content.Dimensions.Select(d => d.Name).ToList();
        if (known.Contains(price.Field)) return new CreditBase.PriceOfCase(source, price.Field);
        record.Report(IndicatorDiagnostics.UnknownField(price.At, price.Field, source, known));
        return null;
    }

    /// <summary>The promises to those whom one scale of a table is for.</summary>
    private static IEnumerable<Promise> PromisesTo(string name, ByClass<CreditScale> scales, ByClass<Promise>? target)
    {
        if (target is null) return [];
        var promises = target.Field is null || target.Field != scales.Field ? target.All
            : scales.Entries.All(e => e.Class != name) ? target.All.Where(p => scales.Entries.All(e => e.Class != p.Class))
            : target.Find(name) is { } own ? [own] : [];
        return promises.Select(p => p.Value);
    }

    private static bool NeedsBase(CreditTerms terms) =>
        terms.AtMost is Compensation.ShareOfBase || terms.Scale.All.SelectMany(s => s.Value.Gives).Any(gives => gives is Compensation.ShareOfBase)
        || terms.Formulas.SelectMany(f => f.Names()).Any(n => n.Value == FactNames.Base);

    /// <summary>Time and money do not stand in one scale unless the time has a worth, and then all units of it have one.</summary>
    private static bool TimeHasWorth(CreditTerms terms, RecordReader record)
    {
        var given = terms.Scale.All.SelectMany(s => s.Value.Gives).Append(terms.AtMost ?? new Compensation.Nothing())
            .Where(gives => gives is not Compensation.Nothing).ToList();
        var units = given.OfType<Compensation.ServiceTime>().Select(t => t.Unit).Distinct().ToList();
        if (units.Count == 0) return true;
        if (terms.Worth is null)
            return given.All(gives => gives is Compensation.ServiceTime) || record.Report(RemedyDiagnostics.TimeBesideMoney(record.Place));
        var missing = units.Where(unit => terms.Worth.Find(unit) is null).ToList();
        return missing.Count == 0 || record.Report(RemedyDiagnostics.NoWorth(record.Place, missing[0]));
    }

    private static bool LadderFits(CreditScale.PerUnit ladder, Objective objective, RecordReader record)
    {
        var clause = record.Place;
        if (ladder.Of is LadderMeasure.Downtime && objective.Indicator is not Indicator.ShareOfTime) return record.Report(ObjectiveDiagnostics.NoDowntime(clause));
        if (ladder.Of is LadderMeasure.Shortfall or LadderMeasure.Exceedance && objective.Target is null)
            return record.Report(ObjectiveDiagnostics.NoTarget(clause));
        if (ladder.Of is LadderMeasure.Overrun && !HasClockPerCase(objective)) return record.Report(RemedyDiagnostics.NotPerCase(clause, "An overrun"));
        if (ladder.Unit.Value.Sign <= 0) return record.Report(ObjectiveDiagnostics.EmptyUnit(clause));
        var unit = UnitOf(ladder.Of, objective);
        return IsIn(ladder.Unit, unit, record) && (ladder.Beyond is null || IsIn(ladder.Beyond, unit, record));
    }

    private static bool DaysFit(CreditScale.PerDay days, Objective objective, RecordReader record)
    {
        if (objective.Indicator is not Indicator.ShareOfTime) return record.Report(ObjectiveDiagnostics.NoDowntime(record.Place));
        return days.Beyond is null || IsIn(days.Beyond, Unit.OfNumber, record);
    }

    private static bool IsIn(Quantity part, Unit unit, RecordReader record) => Units.AreComparable(unit, part.Unit)
        || record.Report(RemedyDiagnostics.WrongUnit(record.Place, "A unit", unit, part.ToText(10)));

    private static Unit UnitOf(LadderMeasure measure, Objective objective) => measure switch
    {
        LadderMeasure.Downtime or LadderMeasure.Overrun => Unit.OfSeconds,
        LadderMeasure.Exceedance => Unit.OfShare,
        LadderMeasure.Shortfall or LadderMeasure.Attainment => objective.Indicator.Unit,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static bool HasClockPerCase(Objective objective) =>
        objective.Per.Contains(Case) && objective.Indicator is Indicator.Timeliness or Indicator.Statistic { Of: Values.ClockTimes };
}
