using System.Collections;
using System.Numerics;
using Kept.Quantities;

namespace Kept.Evaluation.Folds;

/// <summary>One of some samples, and how many they are, as multiples of a step.</summary>
/// <param name="Count">0 when there are none, and no value.</param>
internal readonly record struct SampleNumber(int Count, Int128 Value, Int128 Smallest, Int128 Largest)
{
    public Measured Times(Rational step) => Count == 0
        ? Measured.Exactly(null, 0, new Evidence.Samples(0, 0, null, null))
        : Measured.Exactly(
            Figure.Of((BigInteger)Value * step), Count, new Evidence.Samples(Count, Count, (BigInteger)Smallest * step, (BigInteger)Largest * step));
}

/// <summary>Numbers of several periods, which are put together when they are looked at.</summary>
internal sealed class SampleColumn(SampleNumber[] numbers, Rational step) : IReadOnlyList<Measured>
{
    public int Count => numbers.Length;

    public Measured this[int period] => numbers[period].Times(step);

    public IEnumerator<Measured> GetEnumerator() => numbers.Select(number => number.Times(step)).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
