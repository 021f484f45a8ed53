using NodaTime;

namespace Kept.Core.Tests.Remedies;

/// <summary>What follows from a month, in whole euros and months.</summary>
/// <param name="Percent">Of 1,000 euros, for every miss.</param>
/// <param name="Window">Misses are counted within so many months; null counts those in a row.</param>
/// <param name="Factors">From the second miss on, in percent; empty for no repeat rule.</param>
/// <param name="EarnBack">Months to be met; 0 for none.</param>
/// <param name="Option">Missed so often in so many months; null for no option.</param>
internal sealed record ObjectiveTerms(
    int Percent, int? Window, int[] Factors, bool StartsAgain, int EarnBack, (int Count, int Of)? Option, int Points)
{
    /// <summary>An option that opens at so many points of all objectives in so many months; null for none.</summary>
    public (int Points, int Months)? ByPoints { get; init; }
}

/// <param name="Each">The cap of each objective over a year; 0 for none.</param>
/// <param name="Caps">Caps of the agreement in euros, by the number of months that they are for.</param>
/// <param name="Minimum">Of the total, deferred; 0 for none.</param>
/// <param name="PointsCome">Whether points come to money at the end of a quarter.</param>
internal sealed record MonthsTerms(ObjectiveTerms[] Objectives, int Each, (int Months, int Amount)[] Caps, int Minimum, bool PointsCome)
{
    /// <summary>From when on later versions of the agreement hold, which change nothing else.</summary>
    public (string From, string Spanning)[] Amendments { get; init; } = [];

    private static readonly int[] Spans = [1, 3, 12];
    private static readonly string[] Spannings = ["split", "next-period", "whole-period"];

    public static MonthsTerms Throw(Random dice)
    {
        var objectives = Enumerable.Range(0, dice.Next(1, 3)).Select(_ => ThrowObjective(dice)).ToArray();
        if (objectives.Any(o => o.Points > 0) && dice.Next(2) == 0) objectives[0] = objectives[0] with { ByPoints = (dice.Next(1, 12), dice.Next(1, 7)) };
        int[] spans = [.. Spans.Where(_ => dice.Next(3) == 0)];
        return new MonthsTerms(
            objectives, dice.Next(3) == 0 ? dice.Next(100, 900) : 0, [.. spans.Select(m => (m, dice.Next(50, 400 * m)))],
            dice.Next(3) == 0 ? dice.Next(100, 400) : 0, objectives.Any(o => o.Points > 0) && dice.Next(2) == 0);
    }

    /// <summary>One or two versions that take effect some day of the year.</summary>
    public MonthsTerms Amended(Random dice) => this with
    {
        Amendments = [.. Enumerable.Range(0, dice.Next(1, 3)).Select(_ => new LocalDate(2026, 1, 1).PlusDays(dice.Next(1, 365))).Distinct().Order()
            .Select(day => ($"{day:uuuu-MM-dd}", Spannings[dice.Next(3)]))],
    };

    private static ObjectiveTerms ThrowObjective(Random dice)
    {
        int[] factors = [.. Enumerable.Range(0, dice.Next(0, 4)).Select(_ => dice.Next(100, 300)).Order()];
        var option = dice.Next(2) == 0 ? dice.Next(1, 7) : 0;
        return new ObjectiveTerms(
            dice.Next(5, 60), dice.Next(2) == 0 ? dice.Next(factors.Length + 1, 7) : null, factors, dice.Next(2) == 0, dice.Next(0, 4),
            option == 0 ? null : (dice.Next(1, option + 1), option), dice.Next(2) == 0 ? dice.Next(1, 4) : 0);
    }

    public override string ToString() =>
        $$$"""
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: months, version: 1}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          term: {start: 2026-01-01, end: 2026-12-31}
          timeZone: UTC
          currency: EUR
          services:
            shop: {charge: 1000.00 EUR per month}
          objectives:
        {{{string.Concat(Objectives.Select(Text))}}}
          settlement:
            rounding: half-up
            combine: sum
            caps: [{{{string.Join(", ", CapTexts())}}}]
        {{{MinimumText}}}
        {{{PointsText}}}
        {{{string.Concat(Amendments.Select(Amendment))}}}
        {{{string.Concat(Objectives.Select((_, i) => Source(i)))}}}
        """;

    private string MinimumText => Minimum == 0 ? "" : $"    minimum: {{total: at least {Minimum}.00 EUR, otherwise: deferred}}";

    private string PointsText => PointsCome ? "    points: {per: quarter, bands: {\"[3, 6)\": 40.00 EUR, \">= 6\": 150.00 EUR}}" : "";

    private IEnumerable<string> CapTexts() => Caps
        .Select(c => $"{{on: agreement, per: {(c.Months == 1 ? "month" : c.Months == 3 ? "quarter" : "year")}, atMost: {c.Amount}.00 EUR}}")
        .Concat(Each == 0 ? [] : [$"{{on: objective, per: year, atMost: {Each}.00 EUR}}"]);

    private static string Text(ObjectiveTerms o, int i)
    {
        var repeat = o.Factors.Length == 0 ? "" : $", repeat: {{of: {(o.Window is { } window ? $"in {window} months" : "consecutive")}, "
            + $"times: {{{string.Join(", ", o.Factors.Select((f, n) => $"{n + 2}: {f}%"))}}}, credited: {(o.StartsAgain ? "starts-again" : "keeps-counting")}}}";
        var earnBack = o.EarnBack == 0 ? "" : $", earnBack: {{after: {o.EarnBack} months met, unless: \"< 99.0%\"}}";
        return $"    o{i}:\n      service: shop\n      indicator: {{availability: {{source: s{i}}}}}\n      target: at least 99.9%\n      every: month\n"
            + $"      remedies:\n        - credit: {{of: charge, missed: {o.Percent}%{repeat}{earnBack}}}\n"
            + (o.Option is var (count, of) ? $"        - option: {{of: consumer, what: terminate, when: missed {count} of {of} months}}\n" : "")
            + (o.ByPoints is var (points, months) ? $"        - option: {{of: consumer, what: step-in, when: at least {points} points in {months} months}}\n" : "")
            + (o.Points > 0 ? $"        - points: {{missed: {o.Points}}}\n" : "");
    }

    private static string Amendment((string From, string Spanning) takeover, int i) =>
        $"---\napiVersion: kept/v1\nkind: Agreement\nmetadata: {{name: months, version: {i + 2}}}\n"
        + $"spec: {{extends: months@{i + 1}, effective: {{from: {takeover.From}, spanning: {takeover.Spanning}}}}}\n";

    private static string Source(int i) =>
        $"---\napiVersion: kept/v1\nkind: Source\nmetadata: {{name: s{i}}}\nspec: {{files: s{i}.csv, states: {{at: at, state: state}}}}\n";
}
