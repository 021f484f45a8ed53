using System.Globalization;
using System.Numerics;

namespace Kept.Quantities;

/// <summary>An exact fraction in lowest terms, its denominator positive. The default is 0.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominatorLessOne;   // so that the default is 0/1

    private Rational(BigInteger numerator, BigInteger denominator)
    {
        Numerator = numerator;
        _denominatorLessOne = denominator - 1;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominatorLessOne + 1;

    public static Rational Zero => default;

    public static Rational One { get; } = new(1, 1);

    /// <summary>The fraction <paramref name="numerator"/> ÷ <paramref name="denominator"/>, reduced.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public static Rational Of(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        return common.IsOne ? new(numerator, denominator) : new(numerator / common, denominator / common);
    }

    public static implicit operator Rational(long whole) => new(whole, 1);

    public static implicit operator Rational(BigInteger whole) => new(whole, 1);

    public bool IsZero => Numerator.IsZero;

    public bool IsWhole => _denominatorLessOne.IsZero;

    public int Sign => Numerator.Sign;

    public static Rational operator +(Rational left, Rational right) =>
        left._denominatorLessOne == right._denominatorLessOne
            ? Of(left.Numerator + right.Numerator, left.Denominator)
            : Of(left.Numerator * right.Denominator + right.Numerator * left.Denominator,
                left.Denominator * right.Denominator);

    public static Rational operator -(Rational value) => new(-value.Numerator, value.Denominator);

    public static Rational operator -(Rational left, Rational right) => left + -right;

    public static Rational operator *(Rational left, Rational right) =>
        Of(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational left, Rational right) =>
        Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) =>
        Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, _denominatorLessOne);

    public static Rational Min(Rational left, Rational right) => left <= right ? left : right;

    public static Rational Max(Rational left, Rational right) => left >= right ? left : right;

    public Rational Abs() => new(BigInteger.Abs(Numerator), Denominator);

    /// <summary>The largest whole number that is not above this value.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The smallest whole number that is not below this value.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>The fraction as written in statements: <c>799/800</c>, and <c>1/1</c> for one.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Reads a plain decimal such as <c>-12.50</c>: digits, at most one point, no exponent, no spaces.</summary>
    public static bool TryParseDecimal(ReadOnlySpan<char> text, out Rational value)
    {
        value = default;
        var negative = text.StartsWith("-");
        if (negative) text = text[1..];
        if (text.Length is 0 or > 200) return false;

        var point = text.IndexOf('.');
        var fractionDigits = point < 0 ? 0 : text.Length - point - 1;
        if (point == 0 || (point > 0 && fractionDigits == 0)) return false;

        var digits = new char[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (i == point) continue;
            if (!char.IsAsciiDigit(text[i])) return false;
            digits[length++] = text[i];
        }

        var whole = BigInteger.Parse(digits.AsSpan(0, length), NumberStyles.None, CultureInfo.InvariantCulture);
        value = Of(negative ? -whole : whole, BigInteger.Pow(10, fractionDigits));
        return true;
    }
}
