using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What is promised of an attainment, and how it is judged.</summary>
internal static class PromiseWording
{
    /// <summary>Who owes what to whom.</summary>
    public static IEnumerable<Provision> Promise(Objective objective, Agreement agreement, string path) =>
    [
        new Sentence($"{path}.obliged", Owed(objective, agreement)),
        new Sentence($"{path}.service", objective.Service is { } service
            ? $"It concerns the service {Cite.Of(service)}."
            : "It does not concern a single service."),
        .. Target(objective, path),
        new Sentence($"{path}.every", $"It is assessed {(objective.Every.IsRolling ? "" : "separately ")}for {DateWords.Of(objective.Every)}."),
        .. Per(objective, path),
        .. objective.Classes.SelectMany(c => Class(c, $"{path}.classes.{c.Name}")),
        .. People(objective, path),
    ];

    /// <summary>How the attainment is compared, and when the promise applies.</summary>
    public static IEnumerable<Sentence> Assessment(Objective objective, string path)
    {
        if (objective.Rounding is { } rounding)
            yield return new($"{path}.rounding", $"The attainment is rounded to a multiple of {QuantityWords.Of(rounding.Step)} before it is compared and before anything is owed for it: {QuantityWords.Rounding(rounding.Rule)}.");
        else
            yield return new($"{path}.rounding", "The attainment is compared as it is, without any rounding.");
        foreach (var comparator in objective.Target?.All.Select(p => p.Value.Comparator).Distinct() ?? []) yield return new("", AtTheLimit(comparator));
        if (objective.Warn is { } warn)
            yield return new($"{path}.warn", $"The parties want to be warned when the attainment is not {QuantityWords.Of(warn)}.");
        if (objective.Qualifying is { } qualifying)
            yield return new($"{path}.qualifying", $"The promise applies in a period if {ExpressionWords.Of(qualifying.When)}, where count is {FactWording.Counted(objective.Indicator)}. "
                + (qualifying.Otherwise is OtherwiseVerdict.Met ? "Otherwise it counts as met." : "Otherwise no verdict is given.")
                + " Nothing is owed for a period in which it does not apply.");
    }

    /// <summary>A promise in a few words: "at least 99.9%", or "P1: at least 98%, any other: at least 95%".</summary>
    public static string Brief(Objective objective) => objective.Target switch
    {
        null => "reported only",
        { Field: null } single => Words(single.Otherwise!.Value),
        var table => string.Join("; ", table.All.Select(e => $"{(ReferenceEquals(e, table.Otherwise) ? "any other" : e.Class)}: {Words(e.Value)}")),
    };

    private static string Owed(Objective objective, Agreement agreement) => (objective.Obliged, objective.To) switch
    {
        ({ } obliged, { } to) => $"{Cite.Capital(Cite.Role(obliged, agreement))} makes this promise to {Cite.Role(to, agreement)}.",
        ({ } obliged, null) => $"{Cite.Capital(Cite.Role(obliged, agreement))} makes this promise.",
        (null, { } to) => $"This promise is made to {Cite.Role(to, agreement)}.",
        (null, null) => "The agreement does not say which party makes this promise.",
    };

    private static IEnumerable<Sentence> People(Objective objective, string path)
    {
        if (objective.User is { } user) yield return new($"{path}.user", $"Those who have the use of it: {user}.");
        if (objective.Owner is { } owner) yield return new($"{path}.owner", $"Responsible for it: {owner}.");
        if (objective.Contact is { } contact) yield return new($"{path}.contact", $"To be reached about it: {contact}.");
        if (objective.Reporter is { } reporter) yield return new($"{path}.reporter", $"Reports on it: {reporter}.");
    }

    private static IEnumerable<Provision> Target(Objective objective, string path) => objective.Target is { } target
        ? ByClassWording.Of(
            target, $"{path}.target", promise => $"The attainment shall be {Words(promise)}.", "Target", Words, "For any other class nothing is promised.")
        : [new Sentence($"{path}.target", "The attainment is reported; nothing is promised of it.")];

    public static string Words(Promise promise) => $"{promise.Comparator.InWords()} {ExpressionWords.Of(promise.Limit)}";

    private static IEnumerable<Sentence> Per(Objective objective, string path)
    {
        if (objective.Per.Count == 0) yield break;
        var all = objective.Per.Order(StringComparer.Ordinal).Select(d => d == "case" ? "case" : $"value of {Cite.Word(d)}");
        yield return new($"{path}.per", $"It is assessed separately for each {Cite.List(all, "and each")}.");
    }

    /// <summary>Where a class is told, and which of several governs.</summary>
    public static IEnumerable<Sentence> Class(DerivedClass derived, string path)
    {
        yield return new($"{path}.source", $"Its {Cite.Word(derived.Name)} is the {Cite.Word(derived.Field)} of {SelectionWording.Inline(derived.Parts, "the cases of")} "
            + $"that have the same {Cite.List(derived.Same.Select(Cite.Word))}.");
        if (derived.From is { } from) yield return new($"{path}.from", $"They count from {Cite.Event(from)} on.");
        if (derived.To is { } to) yield return new($"{path}.to", $"They count until {Cite.Event(to)}.");
        yield return new($"{path}.governs", $"Where there are several in a period, the one with the {(derived.WeakestGoverns ? "weakest" : "strictest")} target governs.");
    }

    private static string AtTheLimit(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast or Comparator.AtMost => "An attainment that is exactly the target meets it.",
        Comparator.MoreThan or Comparator.LessThan => "An attainment that is exactly the limit of the target misses it.",
        _ => "Only the exact value is compared.",
    };
}
