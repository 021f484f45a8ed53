using FsCheck;
using FsCheck.Fluent;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Choices that follow from one number, so that whole agreements can be thrown in plain code.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Things made by throwing dice.</summary>
    public static Gen<T> Throw<T>(Func<Dice, T> make) => Gen.Choose(0, int.MaxValue - 1).Select(seed => make(new Dice(seed)));

    /// <summary>A whole number, both ends included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(params IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>The items in some order.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var all = items.ToArray();
        _random.Shuffle(all);
        return all;
    }

    /// <summary>Some of the items, at least so many, in their order.</summary>
    public List<T> Some<T>(int least, params IReadOnlyList<T> items)
    {
        var chosen = Shuffle(Enumerable.Range(0, items.Count)).Take(Between(least, items.Count)).Order();
        return chosen.Select(i => items[i]).ToList();
    }

    public List<T> Many<T>(int low, int high, Func<T> make) => Enumerable.Range(0, Between(low, high)).Select(_ => make()).ToList();
}
