using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Credits, bonuses and points: a scale with its modifiers.</summary>
internal static class CreditShapes
{
    private const string BonusTitle = "A bonus";

    private static readonly ScaleShapes Money = new(CompensationText.Worth, CompensationText.Gives);

    private static readonly ScaleShapes Points = new(CompensationText.Points, CompensationText.PointsOrNone);

    private static readonly Field<CreditBaseDraft> Of = Optional(
        "of", CreditBaseShapes.OfRemedy,
        "What percentages are of: a charge, an amount, what is at risk, amounts of a source, or the price of the case.");

    private static readonly Field<Boxed<bool>> When = Optional(
        "when", new WordShape<Boxed<bool>>("when it is given", [
            ("always", new(false), "Whatever the verdict is; a scale may still give nothing."),
            ("missed", new(true), "Only when the promise is missed.")]),
        "Whether it is given only for a miss; always when left out, but 'missed' gives only for a miss and 'met' only for a promise that is kept.");

    private static readonly Field<Expression> Eligible = Optional(
        "eligible", new ExpressionShape("a condition", "count >= 10"),
        "A condition without which nothing is owed, over what a formula may name, the dimensions of the objective, and the subscription.");

    private static readonly Field<RepeatDraft> Repeats = Optional("repeat", RepeatShapes.Repeat, "More for misses that repeat.");

    private static readonly Field<Expression> Share = Optional(
        "weight", new ExpressionShape("a constant", "50% * 40%"), "The share that this remedy has of what it would give by itself.");

    private static readonly Field<Compensation> AtMost = Optional(
        "atMost", CompensationText.Worth, "The most that one result gives: a percentage of the base, money, or time where it has a worth.");

    private static readonly Field<EarnBackDraft> GoesBack = Optional(
        "earnBack", RepeatShapes.EarnBack, "When the credit goes back because the objective is met again.");

    private static readonly Field<TimeWorth> Worth = Optional(
        "worth", TimeWorths(), "What time of service is worth in money; without it the credit stays time.");

    public static Shape<RemedyDraft> Credit { get; } = Shape(
        "A credit", Money, [Of, Money.Bands, Money.PerUnit, Money.Missed, Money.Amount, When, Eligible, Worth, Repeats, Share, AtMost, GoesBack],
        (terms, r) => new Remedy.Credit(terms, r.Place));

    public static Shape<RemedyDraft> Bonus { get; } = Shape(
        BonusTitle, Money, [Of, Money.Bands, Money.PerUnit, Money.Met, Money.Amount, Eligible, AtMost], (terms, r) => new Remedy.Bonus(terms, r.Place));

    public static Shape<RemedyDraft> PointsOf { get; } = Shape(
        "Points", Points, [Points.Bands, Points.Missed, Eligible, Repeats], (terms, r) => new Remedy.Points(terms, r.Place));

    private static RecordShape<RemedyDraft> Shape(
        string title, ScaleShapes scale, Field[] fields, Func<CreditTerms, RecordReader, Remedy> build) =>
        new(title, fields, r => scale.TryFind(r, title, fields, out var table)
            ? new RemedyDraft(objective => TermsOf(r, objective, table, scale.Amount) is { } terms
                && RemedyChecks.Check(terms, title != BonusTitle, objective, r) ? build(terms, r) : null)
            : null);

    private static CreditTerms? TermsOf(RecordReader record, Objective objective, ByClass<CreditScale>? table, Field<Expression> amount)
    {
        var of = BaseOf(record, objective);
        var names = new RemedyNames(objective, record.Context);
        var formula = record.Find(amount);
        var value = formula is null ? null : names.BindAmount(formula);
        var condition = record.Find(Eligible);
        var eligible = condition is null ? null : names.BindCondition(condition);
        var worth = record.Find(Worth) is { } written ? BindWorth(written, names) : null;
        var weight = record.Has(Share) ? names.BindWeight(record.Get(Share)) : null;
        var repeat = record.Find(Repeats)?.For(objective);
        var earnBack = record.Find(GoesBack)?.For(objective);
        if (record.Has(Of) != of is not null || formula is null != value is null || condition is null != eligible is null
            || record.Has(Worth) != worth is not null || record.Has(Share) != weight is not null || record.Has(Repeats) != repeat is not null || record.Has(GoesBack) != earnBack is not null)
            return null;

        return new CreditTerms
        {
            Of = of,
            Scale = table ?? ByClass.ForAll<CreditScale>(new CreditScale.Formula(value!)),
            OnlyWhenMissed = record.Get(When, new(false)).Value,
            Eligible = eligible,
            Worth = worth,
            Repeat = repeat,
            Weight = weight,
            AtMost = record.Find(AtMost),
            EarnBack = earnBack,
        };
    }

    private static TimeWorth? BindWorth(TimeWorth written, RemedyNames names)
    {
        var units = written.Units.Select(u => (u.Unit, Bound: names.BindWorth(u.Worth))).ToList();
        return units.Any(u => u.Bound is null) ? null : new TimeWorth(units.Select(u => new UnitWorth(u.Unit, u.Bound!)).ToSequence());
    }

    private static CreditBase? BaseOf(RecordReader record, Objective objective)
    {
        switch (record.Find(Of))
        {
            case CreditBaseDraft.Known known:
                return known.Base;
            case CreditBaseDraft.ServiceCharge charge when objective.Service?.Charge is not null:
                return new CreditBase.Charge(objective.Service, charge.Preceding);
            case CreditBaseDraft.ServiceCharge:
                record.Report(RemedyDiagnostics.NoCharge(record.PlaceOf(Of), objective.Service));
                return null;
            case CreditBaseDraft.PriceOfCase price:
                return RemedyChecks.FieldOfCase(price, objective, record);
            default:
                return null;
        }
    }

    private static RecordShape<TimeWorth> TimeWorths()
    {
        var units = Enum.GetValues<ServiceTimeUnit>().Select(unit => (Unit: unit, Field: Optional(
            unit.Word, new ExpressionShape("a formula over base", "base / 8760"), $"What one {unit.Word} is worth, by a formula over base, the base as it is written."))).ToList();
        return new("The worth of time", [.. units.Select(u => (Field)u.Field)], r => new TimeWorth(
            units.Where(u => r.Has(u.Field)).Select(u => new UnitWorth(u.Unit, r.Get(u.Field))).ToSequence()));
    }
}

/// <summary>A remedy as written, before it is known which objective it follows from.</summary>
/// <param name="For">The remedy of an objective; null, and reported, when it does not fit.</param>
internal sealed record RemedyDraft(Func<Objective, Remedy?> For);
