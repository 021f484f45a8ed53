namespace Kept.Core.Tests.Levels;

/// <summary>At least one key for every rule of the language about levels.</summary>
internal static class LevelKeys
{
    private const string Uptime = "objectives.uptime.";
    private const string Remedies = Uptime + "remedies";

    public static IReadOnlyList<LevelKey> All { get; } =
    [
        new("structure", "structure", "multi-level") { Allowed = ["service-based"] },
        new("parties", "parties.auditor", null) { Allowed = ["{title: Third}"] },
        new("parties", "parties", "{provider: {title: One}, consumer: {title: Other}}")
        {
            Allowed = ["{provider: {title: One, contact: desk}}"],
            Unordered = ["{provider: {title: Two}}", "{consumer: {title: One}, provider: {title: Other}}"],
        },
        new("term", "term", "{start: 2026-01-01, end: 2026-12-31}") { Allowed = ["{start: 2026-02-01, end: 2026-06-30}"] },
        new("term", "term.end", "2026-12-31") { Around = [("term.start", "2026-01-01")], Allowed = ["2027-12-31"] },
        new("term", "term", null) { Allowed = ["{start: 2026-02-01}"] },
        new("currency", "currency", null) { Around = [("services.shop.charge", null)], Allowed = ["EUR"] },
        new("currency", "currency", "EUR") { Around = [("services.shop.charge", null)], Unordered = ["USD"] },
        new("reporter", "reporter", "desk") { Allowed = ["manager"] },
        new("reporter", "reporter", null) { Allowed = ["manager"] },
        new("calendars", "calendars", null)
        {
            Around = [("exclusions.window", null)],
            Allowed = ["{late: {zone: UTC, open: {mon-fri: 16:00-22:00}}}"],
        },
        new("calendars.*", "calendars.late", null) { Allowed = ["{zone: UTC, open: {mon-fri: 16:00-22:00}}"] },
        new("calendars.*", "calendars.late", "{zone: UTC, open: {mon-fri: 16:00-22:00}}")
        {
            Unordered = ["{zone: UTC, open: {mon-fri: 16:00-23:00}}"],
        },
        new("calendars.*.title", "calendars.late.title", "Late")
        {
            Around = [("calendars.late.zone", "UTC"), ("calendars.late.open", "{mon-fri: 16:00-22:00}")],
            Allowed = ["Evening"],
        },
        new("plan", "plan", null) { Allowed = ["{leads: 100}"] },
        new("plan.*", "plan.sales", null) { Around = [("plan.leads", "100")], Allowed = ["20"] },
        new("plan.*", "plan.leads", "100") { Unordered = ["120"] },
        new("subscription", "subscription", null) { Allowed = ["{tier: gold}"] },
        new("subscription", "subscription.tier", "gold") { Allowed = ["silver"] },

        new("services", "services", null)
        {
            Around = [("services", null), ("objectives.uptime.service", null)],
            Allowed = ["{shop: {title: Shop}}"],
        },
        new("services.*", "services.desk", null) { Allowed = ["{title: Desk}"] },
        new("services.*.title", "services.shop.title", "Shop") { Allowed = ["Web shop"] },
        new("services.*.service", "services.shop.service", null) { Allowed = ["catalogued"] },
        new("services.*.charge", "services.shop.charge", "100.00 EUR per month") { Allowed = ["120.00 EUR per month"] },
        new("services.*.hours", "services.shop.hours", "office") { Allowed = ["shop", "always"], Looser = ["short"], Around = [("calendars.short", "{zone: UTC, open: {mon-fri: 09:00-12:00}}")], Unordered = ["nights"] },
        new("services.*.hours", "services.shop.hours", null) { Same = ["always"], Looser = ["shop"] },
        new("services.*.critical", "services.shop.critical", "false") { Allowed = ["true"] },
        new("services.*.critical", "services.shop.critical", "true") { Looser = ["false"] },
        new("services.*.critical", "services.shop.critical", null) { Same = ["false"], Allowed = ["true"] },

        new("dependencies", "dependencies", null) { Allowed = ["{shop: {series: [other]}}"] },
        new("capacity", "capacity", null) { Allowed = ["{desk: {team: 200 h, cases: 120, effort: 1 h}}"] },

        new("exclusions", "exclusions", null)
        {
            Around = [("exclusions", null)],
            Allowed = ["{window: {during: nights, effect: counts-as-up}}"],
        },
        new("exclusions.*", "exclusions.other", null) { Allowed = ["{during: nights, effect: counts-as-up}"] },
        new("exclusions.*.title", "exclusions.window.title", "Nights") { Allowed = ["Maintenance"] },
        new("exclusions.*.during", "exclusions.window.during", "office") { Around = [("calendars.short", "{zone: UTC, open: {mon-fri: 09:00-12:00}}")], Allowed = ["short"], Looser = ["shop", "always"], Unordered = ["nights"] },
        new("exclusions.*.during", "exclusions.caused.during", null) { Allowed = ["nights"] },
        new("exclusions.*.effect", "exclusions.window.effect", "downtime-leaves-both-sides") { Allowed = ["leaves-both-sides"], Looser = ["counts-as-up"] },
        new("exclusions.*.budget", "exclusions.window.budget", "6 hours per month")
        {
            Around = [("exclusions.window.overBudget", "counts-as-down")],
            Same = ["360 minutes per month"],
            Allowed = ["4 hours per month", "[6 hours per month, 20 hours per year]"],
            Looser = ["7 hours per month"],
            Unordered = ["4 hours per quarter"],
        },
        new("exclusions.*.budget", "exclusions.window.budget", "[6 hours per month, 20 hours per year]")
        {
            Around = [("exclusions.window.overBudget", "counts-as-down")],
            Looser = ["6 hours per month", "[7 hours per month, 20 hours per year]"],
            Unordered = ["5 hours per month"],
        },
        new("exclusions.*.overBudget", "exclusions.window.overBudget", "not-excluded")
        {
            Around = [("exclusions.window.budget", "6 hours per month")],
            Allowed = ["counts-as-down"],
        },
        new("exclusions.*.overBudget", "exclusions.window.overBudget", "counts-as-down")
        {
            Around = [("exclusions.window.budget", "6 hours per month")],
            Looser = ["not-excluded"],
        },
        new("exclusions.*.windows", "exclusions.window.windows", null) { Allowed = ["{source: tickets, from: opened, to: closed}"] },
        new("exclusions.*.windows.announced", "exclusions.caused.windows.announced", "told")
        {
            Around = [("exclusions.caused.windows.notice", "1 hour")],
            Unordered = ["began"],
        },
        new("exclusions.*.windows.announced", "exclusions.caused.windows", null)
        {
            Frame = "{source: tickets, from: opened, to: closed…}",
            Allowed = [", announced: told, notice: 2 hours"],
        },
        new("exclusions.*.windows.notice", "exclusions.caused.windows.notice", "2 hours")
        {
            Around = [("exclusions.caused.windows.announced", "told")],
            Same = ["120 minutes"],
            Allowed = ["3 hours"],
            Looser = ["119 minutes"],
        },
        new("exclusions.*.windows.evidence", "exclusions.caused.windows.evidence", null) { Allowed = ["evidence"] },
        new("exclusions.*.windows.evidence", "exclusions.caused.windows.evidence", "evidence") { Unordered = ["priority"] },

        new("objectives.*", "objectives.more", null)
        {
            Allowed = ["{obliged: provider, indicator: {availability: {source: probes}}, target: at least 90%, every: month, remedies: none}"],
        },
        new("objectives.*.title", Uptime + "title", "Up") { Allowed = ["Uptime"] },
        new("objectives.*.service", Uptime + "service", null) { Around = [(Uptime + "service", null)], Allowed = ["shop"] },
        new("objectives.*.service", Uptime + "service", "shop") { Around = [("services.desk.title", "Desk")], Unordered = ["desk"] },
        new("objectives.*.obliged", Uptime + "obliged", null) { Allowed = ["provider"] },
        new("objectives.*.obliged", Uptime + "obliged", "provider") { Unordered = ["consumer"] },
        new("objectives.*.to", Uptime + "to", null) { Allowed = ["consumer"] },
        new("objectives.*.owner", Uptime + "owner", "Ada") { Allowed = ["Bo"] },
        new("objectives.*.contact", Uptime + "contact", null) { Allowed = ["Bo"] },
        new("objectives.*.reporter", Uptime + "reporter", "Ada") { Allowed = ["Bo"] },
        new("objectives.*.user", Uptime + "user", "Ada") { Allowed = ["Bo"] },
        new("objectives.*.target", Uptime + "target", "at least 99%")
        {
            Same = ["'>= 99.0%'"],
            Allowed = ["at least 99.5%", "more than 99%"],
            Looser = ["at least 98.5%", "report-only"],
            Unordered = ["at most 99.5%"],
        },
        new("objectives.*.target", Uptime + "target", "report-only") { Allowed = ["at least 1%"] },
        new("objectives.*.target", Uptime + "target", "{by: tier, gold: at least 99%, otherwise: at least 98%}")
        {
            Around = [("subscription.tier", "gold")],
            Allowed = ["at least 99.1%"],
            Looser = ["at least 98.5%"],
        },
        new("objectives.*.target", "objectives.speed.target", "at most 200 ms")
        {
            Around = [.. Speed],
            Same = ["at most 0.2 s"],
            Allowed = ["at most 150 ms", "less than 200 ms"],
            Looser = ["at most 201 ms"],
        },
        new("objectives.*.warn", Uptime + "warn", "below 99.9%") { Allowed = ["below 99.5%"] },
        new("objectives.*.qualifying", Uptime + "qualifying", null) { Looser = ["{when: counted > 10 hours, otherwise: met}"] },
        new("objectives.*.indicator.*.exclude", Uptime + "indicator.availability.exclude", "[window, caused]")
        {
            Same = ["[caused, window]"],
            Allowed = ["[window]", "[]"],
        },
        new("objectives.*.indicator.*.exclude", Uptime + "indicator.availability.exclude", null) { Looser = ["[window]"] },
        new("objectives.*.indicator.*.exclude", Uptime + "indicator.availability.exclude", "[window]") { Looser = ["[window, caused]", "[caused]"] },
        .. Hours("availability", ("source", "probes")),
        .. Hours("ratio", ("source", "requests"), ("good", "good"), ("total", "all")),
        .. Hours("meanOfRatios", ("source", "requests"), ("every", "1 hour"), ("good", "good"), ("total", "all"), ("empty", "100%")),
        .. Hours("shareOfIntervals", ("source", "latency"), ("every", "1 hour"), ("met", "max(value) < 200 ms"), ("empty", "met")),
        .. Hours("shareOfSamples", ("source", "latency"), ("good", "value < 200 ms")),
        .. Hours("shareOfCases", ("source", "tickets"), ("countedBy", "opened"), ("good", "priority == P1")),
        .. Hours("timeliness", ("source", "tickets"), ("clock.from", "opened"), ("clock.to", "closed"), ("clock.hours", "office"), ("within", "4 hours")),
        new("objectives.*.indicator.timeliness.clock.hours", "objectives.answers.indicator.timeliness.clock.hours", "office")
        {
            Around = [.. Answers("4 hours")],
            Allowed = ["shop", "always"],
            Looser = ["short"],
            Unordered = ["nights"],
        },
        new("objectives.*.indicator.timeliness.clock.hours", "objectives.answers.indicator.timeliness.clock.hours", "office")
        {
            Around = [.. Answers("2 business days")],
            Unordered = ["shop", "nights"],
        },
        new("objectives.*.indicator.timeliness.within", "objectives.answers.indicator.timeliness.within", "4 hours")
        {
            Around = [.. Answers("4 hours"), ("objectives.answers.indicator.timeliness.clock.hours", "office")],
            Same = ["240 minutes"],
            Allowed = ["3 hours"],
            Looser = ["5 hours"],
            Unordered = ["1 business day"],
        },
        new("objectives.*.indicator.availability.noData", Uptime + "indicator.availability.noData", null)
        {
            Same = ["not-determined"],
            Allowed = ["counts-as-down"],
            Looser = ["counts-as-up"],
        },
        new("objectives.*.indicator.availability.noData", Uptime + "indicator.availability.noData", "counts-as-up") { Allowed = ["counts-as-down", "not-determined"] },
        new("objectives.*.indicator.availability.noData", Uptime + "indicator.availability.noData", "counts-as-down") { Looser = ["counts-as-up", "not-determined"] },
        new("objectives.*.indicator.availability.outage", Uptime + "indicator.availability.outage", null) { Looser = ["{atLeast: 5 minutes}"] },
        new("objectives.*.indicator.availability.outage.atLeast", Uptime + "indicator.availability.outage.atLeast", "5 minutes")
        {
            Same = ["300 s"],
            Allowed = ["4 minutes"],
            Looser = ["6 minutes"],
        },
        new("objectives.*.indicator.availability.outage.moreThan", Uptime + "indicator.availability.outage.moreThan", "5 minutes")
        {
            Allowed = ["4 minutes"],
            Looser = ["6 minutes"],
        },

        new("objectives.*.remedies.*.credit", Remedies, "none")
        {
            Allowed = ["[{credit: {of: charge, missed: 10%}}]"],
            Unordered = ["[{bonus: {of: charge, bands: {'>= 99.9%': 5%}}}]"],
        },
        new("objectives.*.remedies.*.credit", Remedies, "[{credit: {of: charge, missed: 10%}}]")
        {
            Around = [("settlement.combine", "sum")],
            Same = ["[{credit: {missed: 10%, of: charge}}]"],
            Allowed = ["[{credit: {of: charge, missed: 10%}}, {credit: {of: charge, missed: 5%}}]"],
            Looser = ["none"],
            Unordered = ["[{credit: {of: charge, missed: 10%}}, {bonus: {of: charge, bands: {'>= 99.9%': 5%}}}]", "[{points: {missed: 1}}]"],
        },
        new("objectives.*.remedies.*.points", Remedies, "none") { Allowed = ["[{points: {missed: 1}}]"] },
        new("objectives.*.remedies.*.option", Remedies, "none")
        {
            Allowed = ["[{option: {of: consumer, what: terminate, when: missed 3 of 6 months}}]"],
            Unordered = ["[{option: {of: provider, what: terminate, when: missed 3 of 6 months}}]"],
        },
        Credit("bands", ", bands: {\"< 95%\": 25%, \"[95%, 99%)\": 10%}") with
        {
            Same = [", bands: {\"[95%, 98%)\": 10%, \"[98%, 99%)\": 10%, \"< 95%\": 25%}"],
            Allowed = [", bands: {\"< 95%\": 25%, \"[95%, 99%)\": 12%}", ", bands: {\"< 96%\": 25%, \"[96%, 99%)\": 10%}"],
            Looser = [", bands: {\"< 95%\": 20%, \"[95%, 99%)\": 12%}", ", bands: {\"< 94%\": 25%, \"[94%, 99%)\": 10%}"],
        },
        Credit("missed", ", missed: 10%") with { Same = [", missed: 10.0%"], Allowed = [", missed: 11%"], Looser = [", missed: 9%"], Unordered = [", missed: 20.00 EUR"] },
        PerUnit("unit", "10 minutes") with { Same = ["600 s"], Allowed = ["5 minutes"], Looser = ["11 minutes"] },
        PerUnit("beyond", "10 minutes") with { Allowed = ["5 minutes"], Looser = ["11 minutes"] },
        PerUnit("counted", "proportional") with { Allowed = ["started"], Looser = ["completed"] },
        PerUnit("gives", "2%") with { Allowed = ["3%"], Looser = ["1%"] },
        Credit("atMost", ", missed: 10%, atMost: 50%") with { Allowed = [", missed: 10%, atMost: 60%"], Looser = [", missed: 10%, atMost: 40%"] },
        Credit("atMost", ", missed: 10%") with { Looser = [", missed: 10%, atMost: 90%"] },
        Credit("eligible", ", missed: 10%") with { Looser = [", missed: 10%, eligible: downtime > 1 hour"] },
        Credit("earnBack", ", missed: 10%") with { Looser = [", missed: 10%, earnBack: {after: 3 months met}"] },

        new("overview", "overview", "About it.") { Allowed = ["About that."] },
        new("clauses", "clauses", null) { Allowed = ["{care: {title: Care, text: With care.}}"] },
        new("clauses.*", "clauses.care", null) { Around = [("clauses.haste", "{title: Haste, text: In haste.}")], Allowed = ["{title: Care, text: With care.}"] },
        new("clauses.*", "clauses.care", "{title: Care, text: With care.}") { Unordered = ["{title: Care, text: Without care.}"] },

        new("settlement", "settlement", null) { Around = [("settlement", null)], Allowed = ["{rounding: half-even}", "{rounding: half-even, cap: 30%}"] },
        new("settlement.combine", "settlement.combine", null) { Allowed = ["sum"] },
        new("settlement.combine", "settlement.combine", "sum") { Unordered = ["highest"] },
        new("settlement.atRisk", "settlement.atRisk", "10%") { Same = ["10.0%"], Allowed = ["12%"], Looser = ["8%"], Unordered = ["50.00 EUR"] },
        new("settlement.atRisk", "settlement.atRisk", null) { Allowed = ["12%"] },
        new("settlement.caps", "settlement.caps", null) { Looser = ["[{on: agreement, per: month, atMost: 30%}]"] },
        new("settlement.cap", "settlement.cap", "30%") { Allowed = ["40%"], Looser = ["20%"] },
        new("settlement.cap", "settlement.cap", null) { Looser = ["90%"] },
        new("settlement.minimum", "settlement.minimum", "{total: at least 10.00 EUR}")
        {
            Around = [("term", "{start: 2026-01-01}")],
            Same = ["{total: at least 10 EUR, otherwise: lost}"],
            Allowed = ["{total: at least 5.00 EUR}", "{total: at least 10.00 EUR, otherwise: deferred}"],
            Looser = ["{total: at least 10.01 EUR}", "{total: more than 10.00 EUR}", "{total: at least 11.00 EUR, otherwise: deferred}"],
        },
        new("settlement.minimum", "settlement.minimum", "{total: at least 10.00 EUR, otherwise: deferred}")
        {
            Around = [("term", "{start: 2026-01-01}")],
            Looser = ["{total: at least 5.00 EUR, otherwise: lost}"],
        },
        new("settlement.minimum", "settlement.minimum", null) { Looser = ["{total: at least 1.00 EUR}"] },
    ];

    private static IEnumerable<(string, string?)> Speed =>
    [
        ("objectives.speed.obliged", "provider"), ("objectives.speed.indicator.mean.source", "latency"),
        ("objectives.speed.every", "month"), ("objectives.speed.remedies", "none"),
    ];

    private static IEnumerable<(string, string?)> Answers(string within) =>
    [
        ("calendars.short", "{zone: UTC, open: {mon-fri: 09:00-12:00}, businessDay: closing}"),
        ("objectives.answers.obliged", "provider"),
        ("objectives.answers.indicator.timeliness.source", "tickets"),
        ("objectives.answers.indicator.timeliness.clock.from", "opened"),
        ("objectives.answers.indicator.timeliness.clock.to", "closed"),
        ("objectives.answers.indicator.timeliness.within", within),
        ("objectives.answers.target", "at least 90%"),
        ("objectives.answers.every", "month"),
        ("objectives.answers.remedies", "none"),
    ];

    /// <summary>The hours of an indicator, with and without hours above.</summary>
    private static IEnumerable<LevelKey> Hours(string indicator, params IEnumerable<(string Key, string Value)> keys)
    {
        var path = $"{Uptime}indicator.{indicator}.hours";
        (string, string?)[] around =
        [
            ("calendars.short", "{zone: UTC, open: {mon-fri: 09:00-12:00}}"), (Uptime + "service", null), (Uptime + "indicator", null),
            .. keys.Select(k => ($"{Uptime}indicator.{indicator}.{k.Key}", (string?)k.Value)),
        ];
        yield return new($"objectives.*.indicator.{indicator}.hours", path, "office") { Around = around, Allowed = ["shop", "always"], Looser = ["short"], Unordered = ["nights"] };
        yield return new($"objectives.*.indicator.{indicator}.hours", path, null) { Around = around, Same = ["always"], Looser = ["office"] };
    }

    private static LevelKey Credit(string key, string above) =>
        new($"objectives.*.remedies.*.credit.{key}", Remedies, above) { Frame = "[{credit: {of: charge…}}]" };

    private static LevelKey PerUnit(string key, string above)
    {
        string[] keys = ["of: downtime", "unit: 5 minutes", "counted: started", "gives: 1%"];
        var others = keys.Where(k => !k.StartsWith(key + ":", StringComparison.Ordinal));
        return new($"objectives.*.remedies.*.credit.perUnit.{key}", Remedies, above)
        {
            Frame = $"[{{credit: {{of: charge, perUnit: {{{string.Join(", ", others)}, {key}: …}}}}}}]",
        };
    }
}
