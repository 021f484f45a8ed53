using NodaTime;

namespace Kept.Time;

/// <summary>The hours of a calendar over a stretch of local dates, both ends included.</summary>
internal sealed class ResolvedHours
{
    private readonly Lazy<WorkingDays> _workingDays;

    public ResolvedHours(Calendar calendar, LocalDate first, LocalDate last)
    {
        First = first;
        Last = last;
        Range = calendar.IsAlways ? TimeRange.Always : calendar.Zone.RangeOf(first, last.PlusDays(1));
        Hours = new(calendar.Resolve(Range));
        _workingDays = new(() => new(new DailyHours(calendar, first, last)));
    }

    public LocalDate First { get; }

    public LocalDate Last { get; }

    /// <summary>The instants that the hours are known for.</summary>
    public TimeRange Range { get; }

    /// <summary>The open time inside the range, so spans across its ends are cut there.</summary>
    public BusinessHours Hours { get; }

    public WorkingDays WorkingDays => _workingDays.Value;

    public bool IsFirst => First == Horizon.FirstDate;

    public bool IsLast => Last == Horizon.LastDate;
}
