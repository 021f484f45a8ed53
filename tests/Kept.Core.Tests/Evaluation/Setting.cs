using Kept.Core.Tests.Time;
using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Which days are asked about, and when: minutes since 1970.</summary>
/// <param name="AsOf">What is recorded later is not known.</param>
/// <param name="At">What happens later has not happened yet.</param>
internal sealed record Setting(DateTimeZone Zone, LocalDate First, int Days, long AsOf, long At)
{
    /// <summary>Days around the period that a trial may speak of.</summary>
    public const int DaysAround = 4;

    private static readonly (string Zone, LocalDate Change)[] Changes =
    [
        ("Europe/Berlin", new(2026, 3, 29)), ("Europe/Berlin", new(2026, 10, 25)),
        ("America/New_York", new(2026, 3, 8)), ("America/New_York", new(2026, 11, 1)),
        ("Australia/Lord_Howe", new(2026, 4, 5)), ("Australia/Lord_Howe", new(2026, 10, 4)),
        ("America/Sao_Paulo", new(2018, 11, 4)), ("Asia/Kathmandu", new(2026, 6, 1)), ("UTC", new(2026, 2, 27)),
    ];

    private readonly Lazy<Clockface> _face = new(() => Clockface.Of(Zone, First, Days, DaysAround));

    public Clockface Face => _face.Value;

    public long Start => Face.First + Face.Period.Start;

    public long End => Face.First + Face.Period.End;

    public ServicePeriod Period => ServicePeriod.OfDates(First, First.PlusDays(Days), Zone);

    /// <summary>The recurrence that has the period among its own.</summary>
    public string Every => First.Day == 1 && First.PlusDays(Days) == First.PlusMonths(1) ? "month" : $"{Days} days from {First:uuuu-MM-dd}";

    /// <summary>One to three days, mostly on a clock change, or the whole month of it.</summary>
    public static Setting Throw(Dice dice, int monthsInHundred = 4)
    {
        var (id, change) = dice.Pick(Changes);
        var isMonth = dice.Chance(monthsInHundred);
        var first = isMonth ? new LocalDate(change.Year, change.Month, 1) : change.PlusDays(dice.Between(-2, 1));
        var days = isMonth ? DaysFrom(first) : dice.Between(1, 3);
        var setting = new Setting(Some.Named(id), first, days, 0, 0);
        var end = setting.End;
        var inside = dice.Between((int)(setting.Start - end), 0) + end;
        var (asOf, at) = dice.Between(0, 9) switch
        {
            < 5 => (end + 3000, end + 3000),
            5 => (end, end),
            6 => (inside, inside),
            7 => (end + 3000, inside),
            8 => (inside, end),
            _ => (inside, inside + dice.Between(0, 300)),
        };
        return new Setting(setting.Zone, first, days, asOf, at);
    }

    private static int DaysFrom(LocalDate first) => NodaTime.Period.DaysBetween(first, first.PlusMonths(1));
}
