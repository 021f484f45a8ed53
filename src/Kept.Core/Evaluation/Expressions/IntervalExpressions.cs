using System.Numerics;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>What one interval, or a whole period, adds up to: the input of expressions over counters and samples.</summary>
internal sealed class IntervalContents
{
    /// <summary>The sum of each atom of the compiled expressions.</summary>
    public Int128[] Sums { get; init; } = [];

    /// <summary>The samples, as whole multiples of <see cref="Step"/>; those of a series in order of time.</summary>
    public List<Int128> Samples { get; init; } = [];

    /// <summary>The labels of the series that each sample is of.</summary>
    public List<Sequence<string>> Labels { get; init; } = [];

    /// <summary>What one in <see cref="Samples"/> is worth in the unit held.</summary>
    public Rational Step { get; init; } = Rational.One;
}

/// <summary>A counter of those series that meet a condition: the parts that expressions over counters are made of.</summary>
internal sealed record CounterAtom(int Counter, Expression? Filter);

/// <summary>Expressions over the counters or samples of an interval. Compiling finds the atoms that must be summed.</summary>
internal sealed class IntervalExpressions(Source source) : ExpressionCompiler<IntervalContents>
{
    private readonly List<CounterAtom> _atoms = [];
    private Expression? _filter;

    public IReadOnlyList<CounterAtom> Atoms => _atoms;

    protected override Func<IntervalContents, Rational?> ValueOf(string name)
    {
        var index = AtomOf(name, _filter);
        return contents => (BigInteger)contents.Sums[index];
    }

    /// <summary>A formula as a ratio of sums; null when it is none, or is about samples.</summary>
    public WholeRatio? Ratio(Expression formula) => source.Content is SourceContent.Counts ? WholeRatio.Of(LinearRatio.Of(formula, AtomOf)) : null;

    private int AtomOf(string name, Expression? filter)
    {
        var atom = new CounterAtom(CounterIndex(name), filter);
        var index = _atoms.IndexOf(atom);
        if (index >= 0) return index;
        _atoms.Add(atom);
        return _atoms.Count - 1;
    }

    protected override Func<IntervalContents, Rational?> Filtered(Expression.Filtered filtered)
    {
        var outer = _filter;
        _filter = filtered.Within(outer);
        var value = Value(filtered.Operand);
        _filter = outer;
        return value;
    }

    protected override Func<IntervalContents, Rational?> Aggregate(Expression.Call call)
    {
        var rank = call.Function == "percentile" ? ((Expression.Literal)call.Arguments[1]).Value.Value : default;
        var samplesOf = SamplesOf(call.Arguments[0]);
        return contents => Of(call.Function, samplesOf(contents), rank) is { } value ? value * (call.Function == "count" ? Rational.One : contents.Step) : null;
    }

    /// <summary>The samples that an aggregate is taken of: all, or those that meet the conditions behind <c>where</c>.</summary>
    private Func<IntervalContents, List<Int128>> SamplesOf(Expression argument)
    {
        var conditions = Conditions(argument).Select(new SampleConditions(source).Condition).ToList();
        if (conditions.Count == 0) return contents => contents.Samples;
        return contents => contents.Samples
            .Where((sample, i) => conditions.All(holds => holds((contents.Labels[i], (BigInteger)sample * contents.Step)) == true)).ToList();
    }

    private IEnumerable<Expression> Conditions(Expression argument) => argument is Expression.Filtered filtered
        ? Conditions(filtered.Operand).Append(filtered.Condition)
        : _filter is null ? [] : [_filter];

    private static Rational? Of(string function, List<Int128> samples, Rational rank) => function switch
    {
        "count" => samples.Count,
        "sum" => Sum(samples),
        "mean" => samples.Count == 0 ? null : Sum(samples) / samples.Count,
        "min" => samples.Count == 0 ? null : (BigInteger)samples.Min(),
        "max" => samples.Count == 0 ? null : (BigInteger)samples.Max(),
        "percentile" => Percentiles.NearestRank(samples, rank) is { } value ? (BigInteger)value : null,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Rational Sum(List<Int128> samples)
    {
        var sum = BigInteger.Zero;
        foreach (var sample in samples) sum += sample;
        return sum;
    }

    private int CounterIndex(string name)
    {
        var counters = ((SourceContent.Counts)source.Content).Counters;
        for (var i = 0; i < counters.Count; i++)
            if (counters[i].Name == name) return i;
        throw new System.Diagnostics.UnreachableException();
    }
}
