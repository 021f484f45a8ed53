using Kept.Quantities;

namespace Kept.Evaluation.Expressions;

/// <summary>A constant and a multiple of each of some sums.</summary>
internal sealed record LinearForm(Rational Constant, IReadOnlyDictionary<int, Rational> Factors)
{
    public static LinearForm Of(Rational constant) => new(constant, new Dictionary<int, Rational>());

    public static LinearForm OfSum(int index) => new(Rational.Zero, new Dictionary<int, Rational> { [index] = Rational.One });

    /// <summary>Null when it depends on a sum.</summary>
    public Rational? AsConstant => Factors.Count == 0 ? Constant : null;

    public static LinearForm operator +(LinearForm a, LinearForm b) => new(
        a.Constant + b.Constant,
        a.Factors.Keys.Union(b.Factors.Keys).ToDictionary(k => k, k => a.Factors.GetValueOrDefault(k) + b.Factors.GetValueOrDefault(k)));

    public static LinearForm operator *(LinearForm form, Rational factor) =>
        new(form.Constant * factor, form.Factors.ToDictionary(f => f.Key, f => f.Value * factor));

    public bool IsSameAs(LinearForm other) => (this + other * -Rational.One) is var rest && rest.Constant.IsZero && rest.Factors.Values.All(f => f.IsZero);
}
