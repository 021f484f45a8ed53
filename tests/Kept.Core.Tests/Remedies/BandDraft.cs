using Kept.Core.Tests.Evaluation;

namespace Kept.Core.Tests.Remedies;

/// <summary>A band of a scale between two ends in percent, or in plain numbers.</summary>
internal sealed record BandDraft(Fraction? Low, bool LowIncluded, Fraction? High, bool HighIncluded, GivenDraft Gives)
{
    public bool Contains(Fraction value) => (Low is not { } low || value > low || (value == low && LowIncluded))
        && (High is not { } high || value < high || (value == high && HighIncluded));

    public string Written(string unit) => (Low, High) switch
    {
        (null, { } high) => $"{(HighIncluded ? "<=" : "<")} {End(high, unit)}",
        ({ } low, null) => $"{(LowIncluded ? ">=" : ">")} {End(low, unit)}",
        ({ } low, { } high) => $"{(LowIncluded ? '[' : '(')}{End(low, unit)}, {End(high, unit)}{(HighIncluded ? ']' : ')')}",
        _ => "any",
    };

    private static string End(Fraction value, string unit) => GivenDraft.Decimal(unit == "%" ? value * 100 : value) + unit;
}
