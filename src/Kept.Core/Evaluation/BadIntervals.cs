using Kept.Quantities;

namespace Kept.Evaluation;

/// <summary>The intervals that were not good. They are found when they are asked for, and nobody keeps them, since there may be
/// thousands behind one number.</summary>
/// <param name="first">Finds the first ones, at most so many.</param>
public sealed class BadIntervals(long count, Func<int, IEnumerable<BadInterval>> first) : IEquatable<BadIntervals>
{
    public static BadIntervals None { get; } = new(0, _ => []);

    public long Count => count;

    public Sequence<BadInterval> First(int most) => count == 0 ? [] : first(most).ToSequence();

    public Sequence<BadInterval> All() => First(int.MaxValue);

    public bool Equals(BadIntervals? other) => other is not null && Count == other.Count && All() == other.All();

    public override bool Equals(object? obj) => Equals(obj as BadIntervals);

    public override int GetHashCode() => Count.GetHashCode();
}
