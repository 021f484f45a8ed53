using System.Diagnostics;
using NodaTime;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>An agreement's place among others, in plain English.</summary>
public static class LevelWording
{
    /// <summary>The other agreements whose terms hold here as well, the nearest first; earlier versions of itself are not
    /// among them. Null when there are none.</summary>
    public static string? Extended(Agreement agreement) =>
        agreement.Extends.Where(v => v.Name != agreement.Name).ToList() is { Count: > 0 } above ? string.Join(", ", above) : null;

    /// <summary>When this version is in force, and what becomes of a period across its first or last day; null when it has no
    /// other version beside it.</summary>
    public static string? InForce(Agreement agreement) => (agreement.Effective, agreement.Superseded) switch
    {
        (null, null) => null,
        ({ } own, null) => $"from {Day(own.From)}{Across(own)}",
        (null, { } next) => $"until {Day(next.From.PlusDays(-1))}{Across(next)}",
        ({ } own, { } next) => $"from {Day(own.From)}{Across(own)} until {Day(next.From.PlusDays(-1))}{Across(next)}",
    };

    /// <summary>What the consumer chose: <c>tier: tier-2</c>; null when nothing was to be chosen.</summary>
    public static string? Chosen(Agreement agreement) =>
        agreement.Subscription.Count == 0 ? null : string.Join(", ", agreement.Subscription.Select(s => $"{s.Name}: {s.Value}"));

    /// <summary>What section 1 says of it. The contract holds the terms of the other agreements themselves.</summary>
    internal static IEnumerable<Provision> Place(Agreement agreement)
    {
        if (agreement.Level is { } level) yield return new Sentence("level", $"Its level is that of {Words(level)}.");
        if (agreement.Extends.Any(v => v.Name != agreement.Name))
            yield return new Sentence("extends", $"It extends {Cited(agreement.Extends.Where(v => v.Name != agreement.Name))}: what holds here of these stands in this document.");
        if (agreement.Includes.Count > 0)
            yield return new Sentence("includes", $"It bundles {Cited(agreement.Includes)}: what they say stands in this document.");
        foreach (var chosen in agreement.Subscription)
            yield return new Sentence($"subscription.{chosen.Name}", $"The {Cite.Word(chosen.Name)} chosen under it is {Cite.Word(chosen.Value)}; what depends on that stands in this document as it holds then.");
    }

    /// <summary>What section 3 says of the first day of this version; that of the next one is not known when it is signed.</summary>
    internal static IEnumerable<Provision> Version(Agreement agreement)
    {
        if (agreement.Effective is not { } takeover) yield break;
        yield return new Paragraph("3.4", "This version", [
            new Sentence("effective.from", $"This version takes the place of the one before it at the beginning of {DateWords.Of(takeover.From)}."),
            new Sentence("effective.spanning", takeover.Spanning switch
            {
                Spanning.Split => "A period that has begun then is divided there: each version has a part of its own, which is measured, judged and settled by itself. Amounts for the whole period go by the days of the parts.",
                Spanning.NextPeriod => "A period that has begun then is still judged and settled by the version before it, to its end.",
                Spanning.WholePeriod => "A period that has begun then is judged and settled by this version, from its beginning.",
                _ => throw new UnreachableException(),
            }),
        ]);
    }

    private static string Cited(IEnumerable<AgreementVersion> agreements) => Cite.List(agreements.Select(v => $"{Cite.Word(v.Name)}, version {v.Version},"))[..^1];

    private static string Words(Level level) => level switch
    {
        Level.Corporate => "the whole organisation: it holds for every customer and every service",
        Level.Customer => "a customer: it holds for all services of that customer",
        Level.Service => "a service: it holds for that service",
        _ => throw new UnreachableException(),
    };

    private static string Across(Takeover takeover) => takeover.Spanning switch
    {
        Spanning.Split => " (a period across that day is split there)",
        Spanning.NextPeriod => " (a period across that day belongs to the old version)",
        Spanning.WholePeriod => " (a period across that day belongs to the new version)",
        _ => throw new UnreachableException(),
    };

    private static string Day(LocalDate date) => date.ToString("uuuu'-'MM'-'dd", null);
}
