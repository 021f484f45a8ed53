using System.Collections.Frozen;
using static Kept.Language.Binding.Levels.Orders.Order;
using static Kept.Language.Binding.Levels.Orders.RankOrders;

namespace Kept.Language.Binding.Levels.Orders;

/// <summary>Which keys of an agreement those that extend it may change or add, and how. A key that is not listed stays as it
/// is, unless the agreement marks it open; what is required and missing above may always be supplied.</summary>
internal static class LevelRules
{
    private static readonly Order MayBeAdded = WhenAdded(Step.Free);
    private static readonly Order AddingTightens = WhenAdded(Step.Tighter);
    private static readonly Order AddingLoosens = WhenAdded(Step.Looser);

    /// <summary>The order of the values of a key; null for one that stays as it is.</summary>
    public static Order? FindOrder(IReadOnlyList<string> keys)
    {
        foreach (var rule in OfKey.GetValueOrDefault(keys[0], []))
            if (rule.IsFor(keys)) return rule.Order;
        return null;
    }

    public static IReadOnlyList<LevelRule> All { get; } =
    [
        new("structure", Free, "may be another"),
        new("parties", PartyOrders.Roles, "roles may be added, contacts be others"),
        new("term", Free, "may be another"),
        new("currency", MayBeAdded, "may be added"),
        new("reporter", Free, "may be another"),
        new("calendars", MayBeAdded, "may be added"),
        new("calendars.*", MayBeAdded, "may be added"),
        new("calendars.*.title", Free, "may be another"),
        new("plan", MayBeAdded, "may be added"),
        new("plan.*", MayBeAdded, "may be added"),
        new("subscription", Free, "may be another"),

        new("services", AddingTightens, "may be added"),
        new("services.*", AddingTightens, "may be added"),
        new("services.*.title", Free, "may be another"),
        new("services.*.service", MayBeAdded, "may be added"),
        new("services.*.charge", Free, "may be another"),
        new("services.*.hours", HourOrders.Promised, "may be more"),
        new("services.*.critical", Rising(false, true), "may become true"),

        new("dependencies", Free, "may be another"),
        new("capacity", Free, "may be another"),

        new("exclusions", MayBeAdded, "may be added; they count where an indicator names them"),
        new("exclusions.*", MayBeAdded, "may be added; they count where an indicator names them"),
        new("exclusions.*.title", Free, "may be another"),
        new("exclusions.*.during", HourOrders.LeftOut, "may be fewer hours, or added beside windows"),
        new("exclusions.*.effect", HourOrders.Effect, "may rise from counts-as-up over downtime-leaves-both-sides to leaves-both-sides"),
        new("exclusions.*.budget", HourOrders.Budget, "may be smaller, or added"),
        new("exclusions.*.overBudget", Rising(false, true), "may rise from not-excluded to counts-as-down"),
        new("exclusions.*.windows", AddingTightens, "may be added beside hours"),
        new("exclusions.*.windows.announced", AddingTightens, "may be added"),
        new("exclusions.*.windows.notice", Notice, "may be longer or added"),
        new("exclusions.*.windows.evidence", AddingTightens, "may be added"),

        new("objectives.*", AddingTightens, "may be added"),
        new("objectives.*.title", Free, "may be another"),
        new("objectives.*.service", MayBeAdded, "may be added"),
        new("objectives.*.obliged", MayBeAdded, "may be added"),
        new("objectives.*.to", MayBeAdded, "may be added"),
        new("objectives.*.owner", Free, "may be another"),
        new("objectives.*.contact", Free, "may be another"),
        new("objectives.*.reporter", Free, "may be another"),
        new("objectives.*.user", Free, "may be another"),
        new("objectives.*.target", PromiseOrders.Target, "may be harder to keep: higher where more is better, lower where less is"),
        new("objectives.*.warn", Free, "may be another"),
        new("objectives.*.qualifying", AddingLoosens, "may not be added"),
        new("objectives.*.indicator.*.exclude", HourOrders.Exclusions, "may be fewer"),
        new("objectives.*.indicator.availability.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.ratio.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.meanOfRatios.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.shareOfIntervals.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.shareOfSamples.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.shareOfCases.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.timeliness.hours", HourOrders.Promised, "may be more"),
        new("objectives.*.indicator.timeliness.clock.hours", HourOrders.Clock, "may be more, unless working days are counted"),
        new("objectives.*.indicator.timeliness.within", HourOrders.Within, "may be shorter"),
        new("objectives.*.indicator.availability.noData", Gap, "may rise from counts-as-up over any other to counts-as-down"),
        new("objectives.*.indicator.availability.outage", AddingLoosens, "may not be added"),
        new("objectives.*.indicator.availability.outage.atLeast", Threshold, "may be shorter"),
        new("objectives.*.indicator.availability.outage.moreThan", Threshold, "may be shorter"),

        new("objectives.*.remedies.*.credit", AddingTightens, "may be added behind the others"),
        new("objectives.*.remedies.*.points", AddingTightens, "may be added behind the others"),
        new("objectives.*.remedies.*.option", RemedyOrders.Option, "may be added behind the others, for anybody but the obliged party"),
        new("objectives.*.remedies.*.credit.bands", CompensationOrders.Bands, "may give more, at every attainment at least as much"),
        new("objectives.*.remedies.*.credit.missed", CompensationOrders.Bands, "may be more"),
        new("objectives.*.remedies.*.credit.perUnit.unit", Smaller, "may be smaller"),
        new("objectives.*.remedies.*.credit.perUnit.beyond", Smaller, "may be less"),
        new("objectives.*.remedies.*.credit.perUnit.counted", CompensationOrders.Counting, "may rise from completed over proportional to started"),
        new("objectives.*.remedies.*.credit.perUnit.gives", CompensationOrders.Given, "may be more"),
        new("objectives.*.remedies.*.credit.atMost", CompensationOrders.Limit, "may be more"),
        new("objectives.*.remedies.*.credit.eligible", AddingLoosens, "may not be added"),
        new("objectives.*.remedies.*.credit.earnBack", AddingLoosens, "may not be added"),

        new("overview", Free, "may be another"),
        new("clauses", MayBeAdded, "may be added"),
        new("clauses.*", MayBeAdded, "may be added"),

        new("settlement", MayBeAdded, "may be added: without it no credit can be settled"),
        new("settlement.combine", MayBeAdded, "may be added"),
        new("settlement.atRisk", CompensationOrders.AtRisk, "may be more or added"),
        new("settlement.caps", AddingLoosens, "may not be added"),
        new("settlement.cap", CompensationOrders.Cap, "may be more"),
        new("settlement.minimum", CompensationOrders.Minimum, "may be less"),
    ];
    private static readonly FrozenDictionary<string, LevelRule[]> OfKey = All.GroupBy(r => r.FirstKey).ToFrozenDictionary(same => same.Key, same => same.ToArray());
}
