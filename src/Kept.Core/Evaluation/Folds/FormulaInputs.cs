using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>A number that a formula is computed from.</summary>
/// <param name="Name">What the formula calls it; one of several things has its values behind the name of the measure.</param>
internal sealed record FormulaInput(string Name, Unit Unit, DayFold Fold);

/// <summary>What a formula is computed from: its measures, or each of several things, and what it came to in the period before. In
/// the formula, names stand for the functions that make one number of these.</summary>
internal sealed class FormulaInputs
{
    private readonly Indicator.Formula _indicator;
    private readonly Func<Expression, DayFold> _preceding;
    private readonly List<FormulaInput> _all = [];
    private readonly Dictionary<string, Range> _things = [];
    private readonly List<(string Name, ThingFold Fold)> _folded = [];
    private readonly List<(int Index, Expression? Otherwise)> _precedents = [];

    private FormulaInputs(
        Indicator.Formula indicator, Func<Indicator, IEnumerable<(string Suffix, DayFold Fold)>> thingsOf, Func<Expression, DayFold> preceding)
    {
        _indicator = indicator;
        _preceding = preceding;
        foreach (var measure in indicator.Measures)
        {
            var first = _all.Count;
            _all.AddRange(thingsOf(measure.Indicator).Select(t => new FormulaInput(measure.Name + t.Suffix, measure.Indicator.Unit, t.Fold)));
            _things.Add(measure.Name, first.._all.Count);
        }
        Formula = indicator.Value.Rewrite(Named);
    }

    /// <summary>The numbers that are measured, each for itself.</summary>
    public IReadOnlyList<FormulaInput> All => _all;

    /// <summary>The formula with a name in place of each function of measures.</summary>
    public Expression Formula { get; }

    public static FormulaInputs Of(
        Indicator.Formula indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context) => new(
            indicator,
            measure => (indicator.Each.Count == 0 ? [scope] : Scopes.Within(scope, indicator.Each, measure, also: false, period, context)).Select(inner =>
                (Suffix(inner.Labels.Skip(scope.Labels.Count)), DayFolds.Of(measure, serviceHours, inner, period, context))),
            formula => PrecedingFold.Of(indicator with { Value = formula }, serviceHours, scope, period, context));

    /// <summary>Gives each name of the formula its value and its bounds.</summary>
    public void Fill(Sequence<NamedPart> parts, Dictionary<string, Rational?> values, Dictionary<string, Bounds> bounds)
    {
        foreach (var part in parts) Fill(part.Name, part.Measured.Value?.Exact, new Bounds(part.Measured.Low?.Exact, part.Measured.High?.Exact));
        foreach (var (name, fold) in _folded)
        {
            var (start, length) = _things[fold.Measure].GetOffsetAndLength(_all.Count);
            var things = parts.Skip(start).Take(length).Select(p => p.Measured).Where(m => !m.IsNothing).ToList();
            Fill(name, fold.Of(things), fold.BoundsOf(things));
        }
        foreach (var (index, otherwise) in _precedents)
            if (parts[index].Measured.IsNothing && otherwise is not null)
                Fill(parts[index].Name, NamedValues.Compiler.Value(otherwise)(values),
                    Bounds.Of(otherwise, (name, _) => bounds.GetValueOrDefault(name, Bounds.Unbounded)));

        void Fill(string name, Rational? value, Bounds between) => (values[name], bounds[name]) = (value, between);
    }

    private Expression? Named(Expression part)
    {
        switch (part)
        {
            case Expression.Call { Function: Indicator.Formula.Preceding, Arguments: var arguments }:
                if (_all.Exists(input => input.Name == part.ToString())) break;
                var otherwise = arguments.ElementAtOrDefault(1)?.Rewrite(Named);
                _precedents.Add((_all.Count, otherwise));
                _all.Add(new FormulaInput(part.ToString(), UnitOf(arguments[0]), _preceding(arguments[0])));
                break;
            case Expression.Call { Arguments: var many } call when many[0] is Expression.Name measure && _indicator.Each.Count > 0 && _things.ContainsKey(measure.Value):
                _folded.Add((part.ToString(), new ThingFold(call.Function, measure.Value, (many.ElementAtOrDefault(1) as Expression.Literal)?.Value.Value)));
                break;
            default:
                return null;
        }
        return new Expression.Name(part.ToString(), part.Place);
    }

    private Unit UnitOf(Expression formula) => formula.Names().Select(n => n.Value)
        .SelectMany(name => _indicator.Measures.Where(m => m.Name == name)).FirstOrDefault()?.Indicator.Unit ?? _indicator.ResultUnit;

    private static string Suffix(IEnumerable<Label> labels) =>
        string.Join(", ", labels.Select(l => $"{l.Dimension} {l.Value}")) is { Length: > 0 } things ? $" ({things})" : "";
}
