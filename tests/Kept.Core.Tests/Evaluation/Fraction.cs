using System.Globalization;
using System.Numerics;

namespace Kept.Core.Tests.Evaluation;

/// <summary>A fraction by school arithmetic: what the twins of the folds count with.</summary>
internal readonly struct Fraction : IComparable<Fraction>, IEquatable<Fraction>
{
    private readonly BigInteger _over;   // 0 stands for 1, so that the default is 0/1

    public Fraction(BigInteger top, BigInteger over)
    {
        if (over.IsZero) throw new DivideByZeroException();
        var common = BigInteger.GreatestCommonDivisor(top, over) * over.Sign;
        Top = top / common;
        _over = over / common;
    }

    public BigInteger Top { get; }

    public BigInteger Over => _over.IsZero ? 1 : _over;

    public static implicit operator Fraction(long whole) => new(whole, 1);

    public static Fraction operator +(Fraction a, Fraction b) => new(a.Top * b.Over + b.Top * a.Over, a.Over * b.Over);

    public static Fraction operator -(Fraction a, Fraction b) => new(a.Top * b.Over - b.Top * a.Over, a.Over * b.Over);

    public static Fraction operator *(Fraction a, Fraction b) => new(a.Top * b.Top, a.Over * b.Over);

    public static Fraction operator /(Fraction a, Fraction b) => new(a.Top * b.Over, a.Over * b.Top);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    public static bool operator ==(Fraction a, Fraction b) => a.CompareTo(b) == 0;

    public static bool operator !=(Fraction a, Fraction b) => a.CompareTo(b) != 0;

    public static Fraction Min(Fraction a, Fraction b) => a < b ? a : b;

    public static Fraction Max(Fraction a, Fraction b) => a < b ? b : a;

    /// <summary>The whole number below or at it, found by counting on from a division that cuts.</summary>
    public BigInteger Floor()
    {
        var whole = Top / Over;
        while (whole * Over > Top) whole--;
        return whole;
    }

    public BigInteger Ceiling() => Floor() * Over == Top ? Floor() : Floor() + 1;

    public int CompareTo(Fraction other) => (Top * other.Over).CompareTo(other.Top * Over);

    public bool Equals(Fraction other) => this == other;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Top, Over);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Top}/{Over}");
}
