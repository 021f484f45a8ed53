using System.Numerics;

namespace Kept.Core.Tests.Remedies;

/// <summary>A year of known months settled the way a clerk would do it: month by month, with lists of what happened, in cents.</summary>
internal sealed class SlowMonths
{
    private readonly MonthsTerms _terms;
    private readonly MonthKind[][] _months;
    private readonly Dictionary<string, BigInteger> _used = [];
    private readonly List<(int Objective, int Month, BigInteger Amount)> _open = [];
    private readonly List<int>[] _counted;
    private BigInteger _waiting;

    public SlowMonths(MonthsTerms terms, MonthKind[][] months)
    {
        (_terms, _months) = (terms, months);
        _counted = terms.Objectives.Select(_ => new List<int>()).ToArray();
        for (var month = 0; month < months[0].Length; month++) Settle(month);
    }

    /// <summary>By month, the credits of the objectives before caps.</summary>
    public List<BigInteger[]> Credits { get; } = [];

    /// <summary>By month, what goes back.</summary>
    public List<BigInteger> Returns { get; } = [];

    public List<BigInteger> Totals { get; } = [];

    public bool IsOpen(int objective, int month) =>
        _terms.Objectives[objective].Option is var (count, of) && Enumerable.Range(0, of).Count(i => month - i >= 0 && IsMissed(objective, month - i)) >= count;

    public bool IsOpenByPoints(int objective, int month) =>
        _terms.Objectives[objective].ByPoints is var (points, months) && PointsIn(Math.Max(0, month + 1 - months), month) >= points;

    private int PointsIn(int first, int last) =>
        Enumerable.Range(first, last + 1 - first).Sum(m => _terms.Objectives.Select((o, i) => IsMissed(i, m) ? o.Points : 0).Sum());

    private bool IsMissed(int objective, int month) => _months[objective][month] is MonthKind.Missed or MonthKind.Red;

    private void Settle(int month)
    {
        var credits = _terms.Objectives.Select((_, i) => Credit(i, month)).ToArray();
        Credits.Add(credits);
        var back = BigInteger.Zero;
        for (var i = 0; i < credits.Length; i++) back += GoesBack(i, month);
        Returns.Add(back);
        var cancelled = BigInteger.Min(back, _waiting);   // it was never paid
        _waiting -= cancelled;

        var left = credits.ToArray();
        if (_terms.Each > 0)
            for (var i = 0; i < left.Length; i++) left[i] = Cut([left[i]], _terms.Each, $"objective {i}")[0];
        foreach (var (months, amount) in _terms.Caps) left = Cut(left, amount, $"{months} {month / months}");
        for (var i = 0; i < left.Length; i++)
            if (_terms.Objectives[i].EarnBack > 0 && left[i] > 0 && _months[i][month] is not MonthKind.Red) _open.Add((i, month, left[i]));
        var total = Pay(left.Aggregate(BigInteger.Zero, (a, b) => a + b));
        if (_terms.PointsCome && month % 3 == 2) total += Pay(Cut([WorthOfPoints(month / 3)], month).Aggregate(BigInteger.Zero, (a, b) => a + b));
        Totals.Add(total - (back - cancelled));
    }

    private BigInteger[] Cut(BigInteger[] amounts, int month)
    {
        foreach (var (months, amount) in _terms.Caps) amounts = Cut(amounts, amount, $"{months} {month / months}");
        return amounts;
    }

    /// <summary>What a limit in euros leaves, to the first first.</summary>
    private BigInteger[] Cut(BigInteger[] amounts, int limit, string name)
    {
        var result = amounts.ToArray();
        for (var i = 0; i < result.Length; i++)
        {
            var used = _used.GetValueOrDefault(name);
            result[i] = BigInteger.Min(result[i], limit * 100 - used);
            _used[name] = used + result[i];
        }
        return result;
    }

    private BigInteger Pay(BigInteger total)
    {
        if (_terms.Minimum == 0) return total;
        total += _waiting;
        var isPaid = total >= _terms.Minimum * 100;
        _waiting = isPaid ? 0 : total;
        return isPaid ? total : 0;
    }

    private BigInteger WorthOfPoints(int quarter)
    {
        var points = PointsIn(quarter * 3, quarter * 3 + 2);
        return points >= 6 ? 15_000 : points >= 3 ? 4_000 : 0;
    }

    private BigInteger Credit(int objective, int month)
    {
        var terms = _terms.Objectives[objective];
        var counted = _counted[objective];
        if (!IsMissed(objective, month))
        {
            if (terms.Window is null) counted.Clear();
            return 0;
        }
        counted.RemoveAll(m => terms.Window is { } window && m <= month - window);
        counted.Add(month);
        var last = terms.Factors.Length + 1;
        var factor = terms.Factors.Length == 0 || counted.Count == 1 ? 100 : terms.Factors[Math.Min(counted.Count, last) - 2];
        if (terms.StartsAgain && counted.Count >= last && terms.Factors.Length > 0) counted.Clear();
        return (BigInteger)1000 * terms.Percent * factor / 100;
    }

    private BigInteger GoesBack(int objective, int month)
    {
        if (IsMissed(objective, month))
        {
            _open.RemoveAll(c => c.Objective == objective);
            return 0;
        }
        var due = _open.Where(c => c.Objective == objective && month - c.Month == _terms.Objectives[objective].EarnBack).ToList();
        foreach (var credit in due) _open.Remove(credit);
        return due.Aggregate(BigInteger.Zero, (sum, c) => sum + c.Amount);
    }
}
