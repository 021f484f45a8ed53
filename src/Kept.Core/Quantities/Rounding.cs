using System.Diagnostics;
using System.Globalization;
using System.Numerics;

namespace Kept.Quantities;

/// <summary>How a value that lies between two steps is moved to one of them.</summary>
public enum RoundingRule
{
    /// <summary>To the nearer step; a half goes away from zero.</summary>
    HalfUp,

    /// <summary>To the nearer step; a half goes to the even one (bankers' rounding).</summary>
    HalfEven,

    /// <summary>To the nearer step; a half goes toward zero.</summary>
    HalfDown,

    /// <summary>Away from zero.</summary>
    Up,

    /// <summary>Toward zero.</summary>
    Down,

    /// <summary>To the smaller step.</summary>
    Floor,

    /// <summary>To the larger step.</summary>
    Ceiling,
}

/// <summary>Rounding and decimal notation of exact fractions.</summary>
public static class RoundingVocabulary
{
    extension(Rational value)
    {
        /// <summary>The whole number that <paramref name="rule"/> makes of this value.</summary>
        public BigInteger Round(RoundingRule rule)
        {
            var floor = value.Floor();
            var twiceRest = (value - floor) * 2;
            if (twiceRest.IsZero) return floor;

            var half = twiceRest.CompareTo(Rational.One);
            var up = rule switch
            {
                RoundingRule.Floor => false,
                RoundingRule.Ceiling => true,
                RoundingRule.Down => value.Sign < 0,
                RoundingRule.Up => value.Sign > 0,
                _ when half != 0 => half > 0,
                RoundingRule.HalfUp => value.Sign > 0,
                RoundingRule.HalfDown => value.Sign < 0,
                RoundingRule.HalfEven => !floor.IsEven,
                _ => throw new UnreachableException(),
            };
            return up ? floor + 1 : floor;
        }

        /// <summary>The nearest multiple of <paramref name="step"/>, which is positive.</summary>
        public Rational RoundTo(Rational step, RoundingRule rule) => step * (value / step).Round(rule);

        /// <summary>Decimal notation with exactly <paramref name="places"/> digits after the point.</summary>
        public string ToDecimal(int places, RoundingRule rule = RoundingRule.HalfUp)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(places);
            var scaled = (value * BigInteger.Pow(10, places)).Round(rule);
            var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
            var sign = scaled.Sign < 0 ? "-" : "";
            return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
        }

        /// <summary>Decimal notation with up to <paramref name="places"/> digits after the point, no zeros at the end.</summary>
        public string ToShortDecimal(int places, RoundingRule rule = RoundingRule.HalfUp)
        {
            var text = value.ToDecimal(places, rule);
            return places == 0 ? text : text.TrimEnd('0').TrimEnd('.');
        }
    }
}
