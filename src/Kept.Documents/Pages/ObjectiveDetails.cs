using Kept.Agreements;
using Kept.Documents.Charts;
using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Documents.Pages;

/// <summary>Everything about one finding: the promise in words, the figures, the budget, the credit, the evidence.
/// </summary>
internal static class ObjectiveDetails
{
    /// <param name="remedies">What follows from it.</param>
    /// <param name="id">Where the table of objectives leads to.</param>
    public static void Write(HtmlWriter html, Statement statement, Finding finding, IEnumerable<RemedyLine> remedies, string id)
    {
        html.Open("article", ("class", "objective"), ("id", id)).Open("h3").Element("bdi", finding.FullTitle).Text(" ");
        Badges.Write(html, finding.Word);
        html.Close();
        html.Element("p", Promised(statement, finding), ("class", "promise"));
        html.Element("p", $"Measured: {Wording.Describe(finding.Objective.Indicator)}.", ("class", "measure"));
        html.Open("div", ("class", "sheet")).Open("div", ("class", "side"));
        WriteFigures(html, statement, finding, RemedyText.Cells(remedies));
        RemedySteps.Write(html, remedies, statement.Agreement);
        html.Close();
        WritePictures(html, statement, finding);
        html.Close();
        new EvidenceTables(statement.Agreement, statement.Evaluation.At).Write(html, finding);
        html.Close();
    }

    private static string Promised(Statement statement, Finding finding)
    {
        var objective = finding.Objective;
        var what = finding.Target is { } target ? target.InWords() : objective.Target is null ? "nothing; the value is reported" : "nothing that fits this scope";
        return $"Promised: {what}"
            + (objective.Service is { } service ? $" for {service.Title}, {service.Hours?.Title ?? "around the clock"}" : "")
            + $", every {objective.Every}"
            + Party(", owed by ", objective.Obliged) + Party(" to ", objective.To)
            + (objective.Owner is { } owner ? $". Owner: {owner}" : "")
            + (objective.Qualifying is { } qualifying ? $". It applies when {qualifying.When}, otherwise it is {Otherwise(qualifying)}" : "")
            + (finding.Period == statement.Evaluation.Period ? "." : $". This is {finding.Period.Label}.");

        string Party(string before, string? role) => role is null
            ? ""
            : $"{before}{statement.Agreement.Parties.FirstOrDefault(p => p.Role == role)?.Party.Title ?? role}";
    }

    private static string Otherwise(QualifyingCondition qualifying) => qualifying.Otherwise is OtherwiseVerdict.Met ? "met" : "not determined";

    private static void WriteFigures(HtmlWriter html, Statement statement, Finding finding, string? remedies)
    {
        html.Open("dl", ("class", "figures"));
        Fact(html, "Promise", finding.Target is { } target ? Promises.InSigns(target) : "none");
        Fact(html, "Actual", StatementText.Attained(finding), "big");
        if (finding.ExactText is { } exact) Fact(html, "Exactly", exact);
        if (finding.DifferenceText is { } difference) Fact(html, "Difference", difference);
        if (!finding.Measured.IsCertain && finding.Measured.Value is not null) Fact(html, "Bounds", Bounds(finding));
        if (finding.Budget is { } budget) Fact(html, "Budget", budget.Sentence);
        if (Behind(statement, finding) is { } sum) Fact(html, "Measured", sum);
        if (remedies is not null) Fact(html, "Credit", remedies);
        Fact(html, "Clause", finding.Objective.Clause.ToString());
        html.Close();
    }

    private static void Fact(HtmlWriter html, string name, string value, string? look = null) =>
        html.Open("div", ("class", look)).Element("dt", name).Element("dd", value).Close();

    private static string Bounds(Finding finding)
    {
        var (worst, best) = finding.Bounds;
        return $"{Text(worst)} if all that is unknown was bad, {Text(best)} if it was good";

        string Text(Figure? figure) => figure is null ? "nothing is known" : finding.Text(figure);
    }

    /// <summary>What the number is made of, in a line; of time, what is still ahead is not counted among the unknown.
    /// </summary>
    private static string? Behind(Statement statement, Finding finding)
    {
        if (finding.Measured.Evidence is Evidence.Parts) return null;
        if (finding is { Objective.Indicator: Indicator.Statistic, Measured.Evidence: Evidence.Cases cases }) return $"{cases.Decided} counted";
        if (finding.Measured.Evidence is not Evidence.Time time) return EvidenceText.Lines(finding, statement.Agreement.Zone, most: 0).FirstOrDefault();
        var ahead = time.TicksAhead(statement.Evaluation.At);
        return $"{Moments.Length(time.DownTicks)} down of {Moments.Length(time.CountedTicks)} counted"
            + (time.UnknownTicks > ahead ? $"; of {Moments.Length(time.UnknownTicks - ahead)} nobody knows" : "")
            + (ahead > 0 ? $"; {Moments.Length(ahead)} still ahead" : "");
    }

    private static void WritePictures(HtmlWriter html, Statement statement, Finding finding)
    {
        Picture?[] pictures = [CumulativeChart.Find(finding, statement.Evaluation.At), CountsChart.Find(finding)];
        if (pictures.All(p => p is null)) return;
        html.Open("div", ("class", "pictures"));
        foreach (var picture in pictures.OfType<Picture>()) Pictures.Write(html, picture);
        html.Close();
    }
}
