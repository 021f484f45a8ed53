using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>A number computed from other measured numbers. Its bounds come from interval arithmetic on theirs.</summary>
internal sealed class FormulaFold : DayFold
{
    private readonly FormulaInputs _inputs;
    private readonly IReadOnlyDictionary<string, Rational?> _plan;
    private readonly Func<IReadOnlyDictionary<string, Rational?>, Rational?> _value;

    private FormulaFold(FormulaInputs inputs, IReadOnlyDictionary<string, Rational?> plan)
    {
        _inputs = inputs;
        _plan = plan;
        _value = NamedValues.Compiler.Value(inputs.Formula);
    }

    public static FormulaFold Of(
        Indicator.Formula indicator, Calendar? serviceHours, Scope scope, ServicePeriod period, EvaluationContext context) =>
        new(FormulaInputs.Of(indicator, serviceHours, scope, period, context), context.PlanOf(period));

    public override Measured Measure(ServicePeriod period) =>
        Finish(_inputs.All.Select(i => new NamedPart(i.Name, i.Unit, i.Fold.Measure(period))).ToSequence(), period.Range);

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var traces = _inputs.All.Select(i => i.Fold.Trace(period).ToList()).ToList();
        var index = 0;
        foreach (var (date, range) in period.Days)
        {
            var sofar = new TimeRange(period.Range.Start, range.End);
            yield return new DayFigure(
                date, range, Finish(Parts(traces, index, d => d.Day), range), Finish(Parts(traces, index, d => d.Cumulative), sofar));
            index++;
        }
    }

    private Sequence<NamedPart> Parts(List<List<DayFigure>> traces, int index, Func<DayFigure, Measured> which) =>
        _inputs.All.Select((input, i) => new NamedPart(input.Name, input.Unit, which(traces[i][index]))).ToSequence();

    private Measured Finish(Sequence<NamedPart> parts, TimeRange range)
    {
        var values = new Dictionary<string, Rational?>(_plan);
        var bounds = _plan.ToDictionary(p => p.Key, p => Bounds.Of(p.Value));
        var length = Rational.Of(range.Length, NodaConstants.TicksPerSecond);
        values["period"] = length;
        bounds["period"] = Bounds.Of(length);
        _inputs.Fill(parts, values, bounds);

        var value = _value(values) is { } known ? Figure.Of(known) : null;
        var count = parts.Count == 0 ? 0 : parts.Max(p => p.Measured.Count);
        var evidence = new Evidence.Parts(parts);
        if (parts.All(p => p.Measured.IsCertain || p.Measured.IsNothing)) return Measured.Exactly(value, count, evidence);
        var (low, high) = Bounds.Of(_inputs.Formula, (name, _) => bounds.GetValueOrDefault(name, Bounds.Unbounded));
        return new Measured(value, low is { } l ? Figure.Of(l) : null, high is { } h ? Figure.Of(h) : null, count, evidence);
    }
}
