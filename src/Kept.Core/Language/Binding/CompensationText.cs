using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>What remedies give: a percentage, money, time of service, or points.</summary>
internal static class CompensationText
{
    private const string Example = "10%";

    /// <summary>A percentage of some base, or money.</summary>
    public static Shape<Compensation> ShareOrMoney { get; } = new ScalarShape<Compensation>(
        "a percentage or an amount of money", Example, TryParseShareOrMoney);

    /// <summary>A percentage of some base, money, or time of service.</summary>
    public static Shape<Compensation> Worth { get; } = new ScalarShape<Compensation>(
        "a percentage, an amount of money, or time of service", Example, TryParseWorth);

    /// <summary>What a credit or bonus gives for a result.</summary>
    public static Shape<Compensation> Gives { get; } = new WordOrScalarShape<Compensation>(
        [("none", new Compensation.Nothing(), "Nothing is given.")],
        "a percentage, an amount of money, or time of service", Example, TryParseWorth);

    /// <summary>What a number of points comes to.</summary>
    public static Shape<Compensation> OfPoints { get; } = new WordOrScalarShape<Compensation>(
        [("none", new Compensation.Nothing(), "They come to nothing.")], "a percentage or an amount of money", Example, TryParseShareOrMoney);

    public static Shape<Compensation> Points { get; } = new ScalarShape<Compensation>("a number of points", "2", TryParsePoints);

    /// <summary>How many points a result gives.</summary>
    public static Shape<Compensation> PointsOrNone { get; } = new WordOrScalarShape<Compensation>(
        [("none", new Compensation.Nothing(), "No points are given.")], "a number of points", "2", TryParsePoints);

    public static bool TryParseShareOrMoney(string text, out Compensation value, out ScalarProblem problem)
    {
        problem = default;
        value = new Compensation.Nothing();
        if (!Scalars.TryParseQuantity(text, out var quantity, out problem)) return false;
        if (quantity.Unit is Unit.Share)
        {
            value = new Compensation.ShareOfBase(quantity.Value);
            return quantity.Value.Sign >= 0;
        }
        if (!Scalars.TryParseMoney(text, out var money, out problem)) return false;
        value = new Compensation.Amount(money.Amount, money.Currency);
        return true;
    }

    private static bool TryParseWorth(string text, out Compensation value, out ScalarProblem problem)
    {
        if (FindTime(text) is not { } time) return TryParseShareOrMoney(text, out value, out problem);
        value = time;
        problem = default;
        return true;
    }

    private static Compensation.ServiceTime? FindTime(string text)
    {
        if (text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var number, var word]) return null;
        foreach (var unit in Enum.GetValues<ServiceTimeUnit>())
            if ((word == unit.Word || word == $"{unit.Word}s") && Rational.TryParseDecimal(number, out var count) && count.Sign > 0)
                return new Compensation.ServiceTime(count, unit);
        return null;
    }

    private static bool TryParsePoints(string text, out Compensation value, out ScalarProblem problem)
    {
        problem = default;
        value = new Compensation.Nothing();
        var parsed = Rational.TryParseDecimal(text, out var count) && count.Sign >= 0;
        if (parsed && !count.IsZero) value = new Compensation.Points(count);
        return parsed;
    }
}
