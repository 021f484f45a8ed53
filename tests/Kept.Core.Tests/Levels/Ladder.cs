namespace Kept.Core.Tests.Levels;

/// <summary>A key with values of which each promises more than those before it.</summary>
/// <param name="Rising">From the loosest to the tightest.</param>
/// <param name="Apart">Values that have no order beside any other.</param>
internal sealed record Ladder(string Path, string[] Rising, params string[] Apart)
{
    /// <summary>Keys of which all values promise the same.</summary>
    public bool IsFree { get; init; }

    public IReadOnlyList<string> Values => [.. Rising, .. Apart];

    /// <summary>Keys of one agreement, each with values to put in any order.</summary>
    public static IReadOnlyList<Ladder> All { get; } =
    [
        new("reporter", [], "desk", "manager") { IsFree = true },
        new("calendars.late.title", [], "Late", "Evening") { IsFree = true },
        new("services.shop.hours", ["office", "shop"], "nights"),
        new("services.shop.critical", ["false", "true"]),
        new("exclusions.window.during", ["shop", "office"], "nights"),
        new("exclusions.window.effect", ["counts-as-up", "downtime-leaves-both-sides", "leaves-both-sides"]),
        new("exclusions.caused.windows.notice", ["1 hour", "2 hours", "36 hours"]),
        new("objectives.uptime.target", ["at least 98%", "at least 99%", "more than 99%", "at least 99.9%"], "at most 99%"),
        new("objectives.uptime.every", [], "month", "quarter", "year"),
        new("objectives.uptime.indicator.availability.exclude", ["[window, caused]", "[window]", "[]"]),
        new("objectives.uptime.indicator.availability.noData", ["counts-as-up", "not-determined", "counts-as-down"]),
        new("objectives.uptime.indicator.availability.outage.atLeast", ["1 hour", "10 minutes", "1 minute"]),
        new("objectives.uptime.remedies", [
            "none", "[{credit: {of: charge, missed: 5%}}]", "[{credit: {of: charge, missed: 10%}}]",
            "[{credit: {of: charge, missed: 10%}}, {points: {missed: 1}}]"]),
        new("objectives.answers.indicator.timeliness.within", ["6 hours", "4 hours", "2 hours"], "1 business day"),
        new("objectives.answers.target", ["at least 80%", "at least 90%"]),
        new("settlement.cap", ["10%", "20%", "50%"]),
        new("settlement.minimum.total", ["at least 20.00 EUR", "at least 10.00 EUR", "at least 5.00 EUR"]),
    ];

    /// <summary>What stands around the keys.</summary>
    public static IEnumerable<(string Path, string? Value)> Around { get; } =
    [
        ("calendars.late.zone", "UTC"), ("calendars.late.open", "{mon-fri: 16:00-22:00}"),
        ("exclusions.caused.windows.announced", "told"),
        ("objectives.answers.obliged", "provider"),
        ("objectives.answers.indicator.timeliness.source", "tickets"),
        ("objectives.answers.indicator.timeliness.clock.from", "opened"),
        ("objectives.answers.indicator.timeliness.clock.to", "closed"),
        ("objectives.answers.indicator.timeliness.clock.hours", "office"),
        ("objectives.answers.every", "month"),
        ("objectives.answers.remedies", "none"),
    ];

    /// <summary>What a value is in place of another: null when it is allowed, else the code of the mistake.</summary>
    public string? Fault(string above, string below)
    {
        if (IsFree || above == below) return null;
        var (upper, lower) = (Array.IndexOf(Rising, above), Array.IndexOf(Rising, below));
        return upper < 0 || lower < 0 ? "KPT311" : lower < upper ? "KPT310" : null;
    }
}
