using Kept.Quantities;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Time;

/// <summary>The calendars and cases under tests/scenarios/clocks.</summary>
internal static class ClockScenarios
{
    private static readonly Lazy<Dictionary<string, Calendar>> Calendars = new(ReadCalendars);

    /// <summary>Every line of every file but the calendars' that is neither blank nor a comment.</summary>
    public static IEnumerable<ClockCase> Cases =>
        from file in Directory.EnumerateFiles(Folder, "*.txt").Order()
        where Path.GetFileName(file) != "calendars.txt"
        from line in File.ReadLines(file).Index()
        where line.Item.Length > 0 && line.Item[0] != '#'
        select new ClockCase($"{Path.GetFileName(file)}:{line.Index + 1}", line.Item);

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!Directory.Exists(Path.Combine(folder.FullName, "tests", "scenarios"))) folder = folder.Parent!;
            return Path.Combine(folder.FullName, "tests", "scenarios", "clocks");
        }
    }

    public static Calendar CalendarOf(string name, DateTimeZone zone) => Calendars.Value[name] with { Zone = zone };

    private static Dictionary<string, Calendar> ReadCalendars()
    {
        var calendars = new Dictionary<string, Calendar>();
        Calendar? current = null;
        foreach (var line in File.ReadLines(Path.Combine(Folder, "calendars.txt")))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            current = line[0] == ' ' ? WithLine(current!, line.Trim()) : Never with { Name = line };
            calendars[current.Name] = current;
        }
        return calendars;
    }

    private static Calendar Never =>
        Calendar.Always with { Weekly = Enumerable.Repeat<Sequence<DaySpan>>([], 7).ToSequence() };

    private static Calendar WithLine(Calendar calendar, string line)
    {
        var (days, hours) = line.Split(": ") is [var left, var right] ? (left, right) : throw new FormatException(line);
        if (days == "business day") return calendar with { BusinessDay = BusinessDayOf(hours) };

        Assert.True(DaySpansText.TryParse(hours, out var spans, out var problem), problem);
        if (WeekdaysText.TryParse(days, out var weekdays, out _))
        {
            var weekly = calendar.Weekly.ToArray();
            foreach (var weekday in weekdays) weekly[(int)weekday - 1] = spans;
            return calendar with { Weekly = [.. weekly] };
        }

        var special = days.Split(", ").Select(day => new SpecialDays(RuleOf(day), spans, day));
        return calendar with { SpecialDays = [.. calendar.SpecialDays, .. special] };
    }

    private static DateRule RuleOf(string text)
    {
        Assert.True(DateRuleText.TryParse(text, out var rule, out var problem), problem);
        return rule;
    }

    private static BusinessDay BusinessDayOf(string text) => text switch
    {
        "same time" => new BusinessDay.SameTime(),
        "closing" => new BusinessDay.Closing(),
        "end of day" => new BusinessDay.EndOfDay(),
        _ => new BusinessDay.Hours(ClockCase.TicksOf(text)),
    };
}
