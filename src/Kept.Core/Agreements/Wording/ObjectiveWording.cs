using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 6: the promises.</summary>
internal static class ObjectiveWording
{
    public static IEnumerable<Provision> Of(Agreement agreement) =>
    [
        Overview(agreement),
        Judging,
        .. agreement.Objectives.Select(o => Of(o, agreement)),
    ];

    /// <summary>Section 9: who reports.</summary>
    public static IEnumerable<Provision> Reporting(Agreement agreement) => agreement.Reporter is { } reporter
        ? [new Sentence("reporter", $"Reports on the objectives whose clauses name nobody else: {reporter}.")]
        : [];

    /// <summary>The paragraphs of a clause have fixed numbers, as the sections have.</summary>
    public static Clause Of(Objective objective, Agreement agreement)
    {
        var path = $"objectives.{objective.Name}";
        var label = Cite.Clause("objectives", objective.Name);
        var subject = objective.Service is null ? "what is measured" : "the service";
        var at = IndicatorWording.At(objective.Indicator, $"{path}.indicator");
        return new Clause(label, path, objective.Title, [
            Numbered(1, "Promise", PromiseWording.Promise(objective, agreement, path)),
            Numbered(2, "Measurement", IndicatorWording.Measurement(objective.Indicator, $"{path}.indicator", subject, FigureWords.Attainment)),
            Numbered(3, "What counts", CountedTimeWording.Of(objective.Indicator, at, objective.Service)),
            Numbered(4, "Missing data", MissingDataWording.Of(objective.Indicator, at, FigureWords.Attainment)),
            Numbered(5, "Assessment", PromiseWording.Assessment(objective, path)),
            Numbered(6, "Remedies", [new Sentence($"{path}.remedies", objective.Remedies.Count == 0
                ? "Nothing follows from a miss."
                : $"What follows stands in clause {Cite.Clause("remedies", objective.Name)}.")]),
        ]);

        Paragraph Numbered(int number, string title, IEnumerable<Provision> parts) => new($"{label}.{number}", title, parts.ToSequence());
    }

    private static Table Overview(Agreement agreement) => new(
        "The promises at a glance; what they mean exactly stands in their clauses", ["Clause", "Promise", "Made by", "Target", "For each"],
        agreement.Objectives.Select(o => new TableRow("", [
            Cite.Clause("objectives", o.Name), o.Title, o.Obliged ?? "–", PromiseWording.Brief(o), DateWords.Brief(o.Every)])).ToSequence());

    private static Paragraph Judging { get; } = new("6.1", "Verdicts", [
        new Sentence("", "A promise is met in a period if the attainment is what the target says, and else missed."),
        new Sentence("", "Figures are exact: they are computed as fractions and compared as such, and nothing is rounded on the way unless a clause says so."),
        new Sentence("", "A figure that is printed rounded is never printed on the other side of its target than it is."),
        new Sentence("", "Where data are missing a verdict is given only if it is the same whatever they said; otherwise the promise is not determined in that period, which is neither met nor missed."),
        new Sentence("", "A period, an outage and any other stretch of time includes its beginning and excludes its end."),
    ]);
}
