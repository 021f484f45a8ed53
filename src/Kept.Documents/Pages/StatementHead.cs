using System.Globalization;
using Kept.Agreements;
using Kept.Statements;
using Kept.Time;
using NodaTime;

namespace Kept.Documents.Pages;

/// <summary>Whose statement it is, of which period, and how final.</summary>
internal static class StatementHead
{
    /// <param name="id">Of the title, by which the statement is known to assistive technology.</param>
    public static void Write(HtmlWriter html, Statement statement, string id)
    {
        var (agreement, evaluation) = (statement.Agreement, statement.Evaluation);
        html.Open("header").Element("p", "Service level statement", ("class", "kicker"));
        html.Open("h1", ("id", id)).Element("bdi", agreement.Title).Close();
        html.Open("p", ("class", "period")).Element("span", PeriodText(evaluation.Period)).Text(" ");
        WriteState(html, statement);
        html.Close().Element("p", Lead.Of(statement), ("class", "lead")).Open("dl", ("class", "facts"));
        Fact(html, "Agreement", agreement.Name);
        if (agreement.Number is { } number) Fact(html, "Number", number);
        Fact(html, "Version", agreement.Version.ToString(CultureInfo.InvariantCulture));
        if (LevelWording.Extended(agreement) is { } above) Fact(html, "Extends", above);
        if (agreement.Includes.Count > 0) Fact(html, "Includes", string.Join(", ", agreement.Includes));
        if (LevelWording.InForce(agreement) is { } inForce) Fact(html, "In force", inForce);
        if (LevelWording.Chosen(agreement) is { } chosen) Fact(html, "Chosen", chosen);
        foreach (var participant in agreement.Parties) Fact(html, Words.Capital(participant.Role), participant.Party.Title);
        Fact(html, "Period", evaluation.Period.Label);
        Fact(html, "Time zone", agreement.Zone.Id);
        Fact(html, "As of", Moments.Full(evaluation.AsOf, agreement.Zone));
        if (evaluation.At != evaluation.AsOf) Fact(html, "Clocks read at", Moments.Full(evaluation.At, agreement.Zone));
        html.Close().Close();
    }

    /// <summary>The days of a period: <c>1–30 June 2026</c>.</summary>
    public static string PeriodText(ServicePeriod period)
    {
        var first = DateOf(period.Range.Start, period.Zone);
        var last = DateOf(period.Range.End - 1, period.Zone);
        if (first == last) return Text(last, "d MMMM uuuu");
        if (first.Year != last.Year) return $"{Text(first, "d MMMM uuuu")} – {Text(last, "d MMMM uuuu")}";
        return first.Month == last.Month
            ? $"{first.Day}–{Text(last, "d MMMM uuuu")}"
            : $"{Text(first, "d MMMM")} – {Text(last, "d MMMM uuuu")}";
    }

    private static void WriteState(HtmlWriter html, Statement statement)
    {
        var evaluation = statement.Evaluation;
        var isRunning = evaluation.Period.Range.End > evaluation.At;
        html.Open("span", ("class", isRunning ? "badge running" : "badge complete"));
        html.Element("span", isRunning ? "…" : "✓", ("aria-hidden", "true"));
        html.Text(isRunning ? $" Draft: the period goes on, figures up to {Moments.Short(evaluation.At, statement.Agreement.Zone)}" : " The period is complete");
        html.Close();
    }

    private static void Fact(HtmlWriter html, string name, string value) =>
        html.Open("div").Element("dt", name).Open("dd").Element("bdi", value).Close().Close();

    private static LocalDate DateOf(long tick, DateTimeZone zone) => Instant.FromUnixTimeTicks(tick).InZone(zone).Date;

    private static string Text(LocalDate date, string pattern) => date.ToString(pattern, CultureInfo.InvariantCulture);
}
