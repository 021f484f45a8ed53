using Kept.Language.Binding.Shapes;
using Kept.Time;

namespace Kept.Language.Binding;

/// <summary>What a business day is: <c>same-time</c>, <c>closing</c>, <c>end-of-day</c>, or a number of hours.</summary>
internal static class BusinessDayText
{
    public static bool TryParse(string text, out BusinessDay value, out ScalarProblem problem)
    {
        problem = default;
        BusinessDay? word = text switch
        {
            "same-time" => new BusinessDay.SameTime(),
            "closing" => new BusinessDay.Closing(),
            "end-of-day" => new BusinessDay.EndOfDay(),
            _ => null,
        };
        value = word ?? new BusinessDay.Closing();
        if (word is not null) return true;
        if (!Scalars.TryParseDuration(text, out var length, out _) || length.Ticks == 0) return false;
        value = new BusinessDay.Hours(length.Ticks);
        return true;
    }
}
