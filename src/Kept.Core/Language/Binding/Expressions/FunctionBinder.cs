using Kept.Agreements;
using Kept.Quantities;
using static Kept.Language.Binding.Expressions.ExpressionType;

namespace Kept.Language.Binding.Expressions;

/// <summary>The built-in functions: rounding and choice of values, and aggregates that make one value of many.</summary>
internal static class FunctionBinder
{
    private static readonly string[] Rounding = ["ceiling", "floor", "round"];
    private static readonly string[] Choice = ["min", "max"];
    private static readonly string[] Aggregates = ["mean", "sum", "min", "max"];

    public static (Expression, ExpressionType) Bind(Expression.Call call, ExpressionBinder binder, BindingContext context)
    {
        var arguments = call.Arguments.Select(binder.Bind).ToList();
        var bound = new Expression.Call(call.Function, arguments.Select(a => a.Bound).ToSequence(), call.Place);
        if (arguments.Any(a => a.Type is Broken)) return (bound, new Broken());

        var types = arguments.Select(a => a.Type).ToList();
        if (call.Function == Expression.Happened)
            return (bound, types is [Moment]
                ? new Condition()
                : Wrong(context, ExpressionDiagnostics.WrongArguments(call, $"{Expression.Happened}(event)")));
        if (call.Function == Expression.Occurrences)
            return (bound, types is [Moment] && call.Arguments is [Expression.Name]
                ? Number
                : Wrong(context, ExpressionDiagnostics.WrongArguments(call, $"{Expression.Occurrences}(event)")));
        if (call.Function == "count" && types is [Moment])
            return (bound, Wrong(context, ExpressionDiagnostics.UnknownFunction(call, [Expression.Occurrences])));
        var type = types is [Many] || (types is [Many, Valued] && call.Function == "percentile")
            ? OfMany(call, types, context)
            : OfValues(call, types, context);
        return (bound, type);
    }

    private static ExpressionType OfMany(Expression.Call call, List<ExpressionType> types, BindingContext context)
    {
        var unit = ((Many)types[0]).Unit;
        switch (call.Function)
        {
            case "count":
                return Number;
            case "percentile" when types.Count == 2 && call.Arguments[1] is Expression.Literal { Value: { Unit: Unit.Share, Value: var rank } }
                && rank > Rational.Zero && rank <= Rational.One:
                return new Valued(unit);
            case "percentile":
                return Wrong(context, ExpressionDiagnostics.WrongArguments(call, "percentile(values, 95%)"));
            default:
                return Aggregates.Contains(call.Function)
                    ? new Valued(unit)
                    : Wrong(context, ExpressionDiagnostics.UnknownFunction(call, [.. Aggregates, "count", "percentile"]));
        }
    }

    private static ExpressionType OfValues(Expression.Call call, List<ExpressionType> types, BindingContext context)
    {
        var units = types.Select(ExpressionBinder.UnitOf).ToList();
        if (!Rounding.Contains(call.Function) && !Choice.Contains(call.Function))
            return Wrong(context, ExpressionDiagnostics.UnknownFunction(call, [.. Rounding, .. Choice]));

        var unclear = units.IndexOf(null);
        if (unclear >= 0) return Wrong(context, ExpressionDiagnostics.WrongType(call.Arguments[unclear], "a value", types[unclear]));
        if (Rounding.Contains(call.Function))
            return units.Count == 1
                ? new Valued(units[0]!)
                : Wrong(context, ExpressionDiagnostics.WrongArguments(call, $"{call.Function}(value)"));
        if (units.Count < 2) return Wrong(context, ExpressionDiagnostics.WrongArguments(call, $"{call.Function}(a, b)"));
        foreach (var unit in units.Skip(1))
            if (!Units.AreComparable(units[0]!, unit!))
                return Wrong(context, ExpressionDiagnostics.UnitsDoNotFit(call, units[0]!.Describe(), unit!.Describe(), "compared"));
        return new Valued(units[0]!);
    }

    private static Broken Wrong(BindingContext context, Diagnostics.Diagnostic diagnostic)
    {
        context.Report(diagnostic);
        return new Broken();
    }
}
