using Kept.Language.Binding.Shapes;

namespace Kept.Language.Binding;

/// <summary>A time in which a claim is made, as written.</summary>
internal abstract record ClaimTime
{
    private protected ClaimTime() { }

    public sealed record Days(int Count) : ClaimTime;

    public sealed record Months(int Count) : ClaimTime;

    public sealed record BusinessDays(int Count) : ClaimTime;

    public sealed record Clock(long Ticks) : ClaimTime;

    public static bool TryParse(string text, out ClaimTime value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var count = words is [var number, ..] && int.TryParse(number, System.Globalization.NumberStyles.None, null, out var n) && n is > 0 and < 10_000 ? n : 0;
        ClaimTime? found = words switch
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
