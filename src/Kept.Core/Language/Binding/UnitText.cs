using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>The unit that a column is written in: <c>ms</c>, <c>%</c>, <c>EUR</c>, or <c>number</c>.</summary>
internal static class UnitText
{
    public static bool TryParse(string text, out Unit value, out ScalarProblem problem)
    {
        problem = default;
        value = UnitWords.Find(text, allowDays: false) ?? Unit.OfNumber;
        return text == "number" || value is not Unit.Number;
    }
}
