using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding;

/// <summary>A time that is counted in days, months, business days or on the clock, as written.</summary>
internal abstract record WrittenTime
{
    private protected WrittenTime() { }

    public sealed record Days(int Count) : WrittenTime;

    public sealed record Months(int Count) : WrittenTime;

    public sealed record BusinessDays(int Count) : WrittenTime;

    public sealed record Clock(long Ticks) : WrittenTime;

    public static bool TryParse(string text, out WrittenTime value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = words is [var number, ..] && int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) && n is > 0 and < 10_000 ? n : 0;
        WrittenTime? found = words switch
        {
            [_, "day" or "days"] or [_, "calendar", "day" or "days"] when count > 0 => new Days(count),
            [_, "month" or "months"] when count > 0 => new Months(count),
            [_, "business", "day" or "days"] when count > 0 => new BusinessDays(count),
            _ => null,
        };
        if (found is null && Scalars.TryParseDuration(text, out var length, out problem)) found = new Clock(length.Ticks);
        value = found!;
        return found is not null;
    }
}
