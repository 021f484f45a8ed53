using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>What one interval, or a whole period, adds up to: the input of expressions over counters and samples.</summary>
internal sealed class IntervalContents
{
    /// <summary>The sum of each atom of the compiled expressions.</summary>
    public Int128[] Sums { get; init; } = [];

    /// <summary>The samples, as whole multiples of <see cref="Step"/>; in order of time.</summary>
    public List<Int128> Samples { get; init; } = [];

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
        var atom = new CounterAtom(CounterIndex(name), _filter);
        var index = _atoms.IndexOf(atom);
        if (index < 0)
        {
            index = _atoms.Count;
            _atoms.Add(atom);
        }
        return contents => (System.Numerics.BigInteger)contents.Sums[index];
    }

    protected override Func<IntervalContents, Rational?> Filtered(Expression.Filtered filtered)
    {
        var outer = _filter;
        _filter = outer is null ? filtered.Condition : new Expression.And(outer, filtered.Condition, filtered.Place);
        var value = Value(filtered.Operand);
        _filter = outer;
        return value;
    }

    protected override Func<IntervalContents, Rational?> Aggregate(Expression.Call call)
    {
        var rank = call.Function == "percentile" ? ((Expression.Literal)call.Arguments[1]).Value.Value : default;
        return call.Function switch
        {
            "count" => contents => contents.Samples.Count,
            "sum" => contents => Sum(contents) * contents.Step,
            "mean" => contents => contents.Samples.Count == 0 ? null : Sum(contents) * contents.Step / contents.Samples.Count,
            "min" => contents => contents.Samples.Count == 0 ? null : (Rational)(System.Numerics.BigInteger)contents.Samples.Min() * contents.Step,
            "max" => contents => contents.Samples.Count == 0 ? null : (Rational)(System.Numerics.BigInteger)contents.Samples.Max() * contents.Step,
            "percentile" => contents => Percentiles.NearestRank(contents.Samples, rank) is { } value
                ? (Rational)(System.Numerics.BigInteger)value * contents.Step : null,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private static Rational Sum(IntervalContents contents)
    {
        var sum = System.Numerics.BigInteger.Zero;
        foreach (var sample in contents.Samples) sum += sample;
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
