using Kept.Language.Binding.Shapes;
using Kept.Time;

namespace Kept.Language.Binding;

/// <summary>What a business day is: <c>same-time</c>, <c>closing</c>, <c>end-of-day</c>, or a number of hours.</summary>
internal static class BusinessDayText
{
    public static Shape<BusinessDay> Shape { get; } = new WordOrScalarShape<BusinessDay>(
        [
            ("same-time", new BusinessDay.SameTime(), "The same time of day, so many business days on."),
            ("closing", new BusinessDay.Closing(), "The last closing time of the last of those business days."),
            ("end-of-day", new BusinessDay.EndOfDay(), "The midnight that ends the last of those business days; at midnight it is too late."),
        ],
        "so much time within the hours", "8 hours", TryParse);

    private static bool TryParse(string text, out BusinessDay value, out ScalarProblem problem)
    {
        problem = default;
        value = new BusinessDay.Closing();
        if (!Scalars.TryParseDuration(text, out var length, out _) || length.Ticks == 0) return false;
        value = new BusinessDay.Hours(length.Ticks);
        return true;
    }
}
