using Kept.Agreements;
using Kept.Language.Binding.Expressions;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>What the formulas and conditions of an objective's remedies can name.</summary>
internal sealed class RemedyNames(Objective objective, BindingContext context)
{
    /// <summary>A formula whose value is money in the agreement's currency; null, and reported, when it is something else.</summary>
    public Expression? BindAmount(Expression formula)
    {
        if (CurrencyOf(context) is not { } currency)
        {
            context.Report(RemedyDiagnostics.NoCurrency(formula.Place));
            return null;
        }
        if (new ExpressionBinder(Values(), context).BindValue(formula) is not { } bound) return null;
        if (bound.Unit == new Unit.Amount(currency)) return bound.Bound;
        context.Report(RemedyDiagnostics.NoMoney(formula, bound.Unit, currency));
        return null;
    }

    public Expression? BindCondition(Expression condition)
    {
        var names = Values();
        foreach (var dimension in objective.Per) names.Add(dimension, new ExpressionType.Field(null));
        return new ExpressionBinder(names, context).BindCondition(condition);
    }

    /// <summary>A positive constant; null, and reported, when it is something else.</summary>
    public Weight? BindWeight(Expression written)
    {
        if (new ExpressionBinder(new ExpressionNames("names: a weight is a constant"), context).BindValue(written) is not { } bound) return null;
        if (Units.IsPlain(bound.Unit) && NamedValues.Compiler.Value(bound.Bound)(new Dictionary<string, Rational?>()) is { Sign: > 0 } factor)
            return new Weight(factor, bound.Bound);
        context.Report(RemedyDiagnostics.NoWeight(written));
        return null;
    }

    /// <summary>What one unit of time of service is worth; null, and reported, when it is not money.</summary>
    public Expression? BindWorth(Expression formula)
    {
        if (CurrencyOf(context) is not { } currency) return null;   // reported with the agreement
        var names = new ExpressionNames("names: a worth goes by the base").Add(FactNames.Base, Money(currency));
        if (new ExpressionBinder(names, context).BindValue(formula) is not { } bound) return null;
        if (bound.Unit == new Unit.Amount(currency)) return bound.Bound;
        context.Report(RemedyDiagnostics.NoMoney(formula, bound.Unit, currency));
        return null;
    }

    /// <summary>The currency that the agreement settles in; null when it has none.</summary>
    public static Currency? CurrencyOf(BindingContext context) =>
        context.TryFind<Currency>(AgreementShapes.CurrencyKey, out var currency) ? currency : null;

    private ExpressionNames Values()
    {
        var unit = new ExpressionType.Valued(objective.Indicator.Unit);
        var seconds = new ExpressionType.Valued(Unit.OfSeconds);
        var names = PlanShapes.NamesOf(context, "names that a remedy can use").Add(FactNames.Attainment, unit).Add(FactNames.Period, seconds);
        if (objective.Target is not null) names.Add(FactNames.Target, unit).Add(FactNames.Shortfall, unit).Add(FactNames.Exceedance, ExpressionType.Number);
        if (objective.Indicator is Indicator.ShareOfTime) names.Add(FactNames.Downtime, seconds).Add(FactNames.Counted, seconds);
        else names.Add(FactNames.Count, ExpressionType.Number);
        if (CurrencyOf(context) is { } currency) names.Add(FactNames.Base, Money(currency));
        return names;
    }

    private static ExpressionType.Valued Money(Currency currency) => new(new Unit.Amount(currency));
}
