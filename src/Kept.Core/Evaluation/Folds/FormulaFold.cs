using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Evaluation.Folds;

/// <summary>A number computed from other measured numbers. Its bounds come from interval arithmetic on theirs.</summary>
internal sealed class FormulaFold(
    Indicator.Formula indicator, IReadOnlyList<(NamedMeasure Measure, DayFold Fold)> measures,
    IReadOnlyDictionary<string, Rational?> plan) : DayFold
{
    private readonly Func<IReadOnlyDictionary<string, Rational?>, Rational?> _value = NamedValues.Compiler.Value(indicator.Value);

    public override Measured Measure(ServicePeriod period) => Finish(
        measures.Select(m => new NamedPart(m.Measure.Name, m.Measure.Indicator.Unit, m.Fold.Measure(period))).ToSequence(), period.Range);

    public override IEnumerable<DayFigure> Trace(ServicePeriod period)
    {
        var traces = measures.Select(m => m.Fold.Trace(period).ToList()).ToList();
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
        measures.Select((m, i) => new NamedPart(m.Measure.Name, m.Measure.Indicator.Unit, which(traces[i][index]))).ToSequence();

    private Measured Finish(Sequence<NamedPart> parts, TimeRange range)
    {
        var values = new Dictionary<string, Rational?>(plan);
        var bounds = plan.ToDictionary(p => p.Key, p => Bounds.Of(p.Value));
        foreach (var part in parts)
        {
            values[part.Name] = part.Measured.Value?.Exact;
            bounds[part.Name] = new Bounds(part.Measured.Low?.Exact, part.Measured.High?.Exact);
        }
        var length = Rational.Of(range.Length, NodaConstants.TicksPerSecond);
        values["period"] = length;
        bounds["period"] = Bounds.Of(length);

        var value = _value(values) is { } known ? Figure.Of(known) : null;
        var count = parts.Count == 0 ? 0 : parts.Max(p => p.Measured.Count);
        var evidence = new Evidence.Parts(parts);
        if (parts.All(p => p.Measured.IsCertain || p.Measured.IsNothing)) return Measured.Exactly(value, count, evidence);
        var (low, high) = Bounds.Of(indicator.Value, (name, _) => bounds.GetValueOrDefault(name, Bounds.Unbounded));
        return new Measured(value, low is { } l ? Figure.Of(l) : null, high is { } h ? Figure.Of(h) : null, count, evidence);
    }
}
