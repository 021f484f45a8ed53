using Kept.Agreements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>Combines things by a condition on how many of them, or how much weight, is in some state.</summary>
internal static class MemberRules
{
    public static TimeOutline Combine(Quorum.While rule, IReadOnlyList<Combined> members)
    {
        var alive = IntervalSet.AtLeast(1, members.Select(m => m.Outline.Alive).ToList());
        var (surely, perhaps) = new MemberSums(rule.Condition, members).Within(alive);
        return rule.IsUp
            ? TimeOutline.Between(alive.Except(perhaps), alive.Except(surely), alive)
            : TimeOutline.Between(surely, perhaps, alive);
    }
}

/// <summary>The numbers and weights of those members that a condition asks for, as they change in time. A member whose state
/// nobody knows may be among them or not.</summary>
internal sealed class MemberSums
{
    private readonly Expression _condition;
    private readonly Dictionary<(string Name, Expression? Filter), int> _sums = [];
    private readonly List<Change> _changes = [];
    private readonly Dictionary<Sequence<Bounds>, bool?> _answers = [];

    public MemberSums(Expression condition, IReadOnlyList<Combined> members)
    {
        _condition = condition;
        Bounds.Holds(condition, (name, filter) =>
        {
            _sums.TryAdd((name, filter), _sums.Count);
            return Bounds.Unbounded;
        });
        foreach (var ((name, filter), sum) in _sums)
            foreach (var member in members) Add(sum, name, filter, member);
    }

    /// <summary>Where the condition holds whatever the unknown states are, and where it may hold.</summary>
    public (IntervalSet Surely, IntervalSet Perhaps) Within(IntervalSet alive)
    {
        foreach (var range in alive) Add(_sums.Count, range, Rational.Zero, Rational.Zero);   // so that it is asked where all sums are 0
        _changes.Sort((a, b) => a.Tick.CompareTo(b.Tick));
        var (surely, perhaps) = (new IntervalSet.Builder(), new IntervalSet.Builder());
        var (low, high) = (new Rational[_sums.Count + 1], new Rational[_sums.Count + 1]);
        for (var i = 0; i < _changes.Count;)
        {
            var tick = _changes[i].Tick;
            for (; i < _changes.Count && _changes[i].Tick == tick; i++)
            {
                low[_changes[i].Sum] += _changes[i].Low;
                high[_changes[i].Sum] += _changes[i].High;
            }
            if (i == _changes.Count) break;
            var range = new TimeRange(tick, _changes[i].Tick);
            var answer = Answer(low, high);
            if (answer == true) surely.Append(range);
            if (answer != false) perhaps.Append(range);
        }
        return (surely.Build(), perhaps.Build());
    }

    private bool? Answer(Rational[] low, Rational[] high)
    {
        var sums = low.Zip(high, (l, h) => new Bounds(l, h)).ToSequence();
        if (!_answers.TryGetValue(sums, out var answer))
            _answers.Add(sums, answer = Bounds.Holds(_condition, (name, filter) => sums[_sums[(name, filter)]]));
        return answer;
    }

    private void Add(int sum, string name, Expression? filter, Combined member)
    {
        var (alive, weight) = (member.Outline.Alive, name == Quorum.While.Count ? Rational.One : member.Weight);
        var where = filter is null ? null : member.Where(filter);
        var (surely, perhaps) = where is null ? (alive, alive) : (where.Down.Intersect(alive), where.Possible.Intersect(alive));
        surely = surely.Except(member.Outline.MayLeave);
        foreach (var range in surely) Add(sum, range, weight, weight);
        foreach (var range in perhaps.Except(surely)) Add(sum, range, Rational.Zero, weight);
    }

    private void Add(int sum, TimeRange range, Rational low, Rational high)
    {
        _changes.Add(new Change(range.Start, sum, low, high));
        _changes.Add(new Change(range.End, sum, -low, -high));
    }

    private readonly record struct Change(long Tick, int Sum, Rational Low, Rational High);
}
