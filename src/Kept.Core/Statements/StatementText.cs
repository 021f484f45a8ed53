using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Time;
using NodaTime;

namespace Kept.Statements;

/// <summary>The statement as plain text for a terminal or a mail.</summary>
public static class StatementText
{
    private const int MostListed = 5;

    private static readonly string[] Headings = ["Objective", "Target", "Attained", "Verdict", "Credit"];

    public static string Write(Statement statement)
    {
        var text = new StringBuilder();
        WriteHead(text, statement);
        var lines = statement.Settlement.ByFinding();
        WriteTable(text, statement, lines);
        foreach (var finding in statement.Evaluation.Findings) WriteFinding(text, finding, lines[finding], statement);
        foreach (var plan in statement.Evaluation.Plans) WritePlan(text, plan);
        WriteInherited(text, statement);
        WriteTotal(text, statement);
        WriteNotes(text, statement);
        return text.ToString();
    }

    /// <summary>The verdict in words; while a period goes on, how the promise stands.</summary>
    public static string Word(Finding finding) => finding.Outlook is { } outlook ? Word(outlook.Course) : finding.Verdict switch
    {
        Verdict.Met => "met",
        Verdict.Missed => "MISSED",
        Verdict.NotDetermined => "not determined",
        null => "reported",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Word(Course course) => course is Course.Missed ? "MISSED" : OutlookText.Word(course);

    /// <summary>The attainment for people; a dash when there is none.</summary>
    public static string Attained(Finding finding) => finding.Measured.Value is { } value
        ? Shown.Text(value, Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target), finding.Target)
        : "no data";

    /// <summary>The objective with its scope: <c>availability (region eu)</c>.</summary>
    public static string Name(Finding finding) => finding.Scope.Count == 0
        ? finding.Objective.Name
        : $"{finding.Objective.Name} ({string.Join(", ", finding.Scope.Select(l => $"{l.Dimension} {l.Value}"))})";

    /// <summary>The same, with its period where that is not the one of the statement.</summary>
    private static string NameInPeriod(Finding finding, Statement statement) =>
        finding.Period.Label == statement.Evaluation.Period.Label ? Name(finding) : $"{Name(finding)}, {finding.Period}";

    private static void WriteHead(StringBuilder text, Statement statement)
    {
        var (agreement, evaluation) = (statement.Agreement, statement.Evaluation);
        text.Append(DisplayText.Harmless(agreement.Title)).Append('\n').Append('=', agreement.Title.Length).Append("\n\n");
        Pair(text, "Agreement", $"{agreement.Name}, version {agreement.Version}{(agreement.Number is { } n ? $", number {n}" : "")}");
        if (LevelWording.Extended(agreement) is { } above) Pair(text, "Extends", above);
        if (agreement.Includes.Count > 0) Pair(text, "Includes", string.Join(", ", agreement.Includes));
        if (LevelWording.InForce(agreement) is { } inForce) Pair(text, "In force", inForce);
        if (LevelWording.Chosen(agreement) is { } chosen) Pair(text, "Chosen", chosen);
        Pair(text, "Parties", string.Join(", ", agreement.Parties.Select(p => $"{p.Party.Title} ({p.Role})")));
        Pair(text, "Period", $"{evaluation.Period} ({Days(evaluation.Period)}), {agreement.Zone.Id}");
        Pair(text, "As of", Moment(evaluation.AsOf, agreement.Zone));
        if (evaluation.At != evaluation.AsOf) Pair(text, "Read at", Moment(evaluation.At, agreement.Zone));
        text.Append('\n');
    }

    private static void WriteTable(StringBuilder text, Statement statement, ILookup<Finding, RemedyLine> lines)
    {
        var rows = new List<string[]> { Headings };
        foreach (var finding in statement.Evaluation.Findings)
            rows.Add([
                DisplayText.Harmless(NameInPeriod(finding, statement)), finding.Target?.ToString() ?? "-", Attained(finding), Word(finding),
                RemedyText.Cells(lines[finding]) ?? "-"]);
        var widths = Enumerable.Range(0, 5).Select(i => rows.Max(r => r[i].Length)).ToArray();
        for (var i = 0; i < rows.Count; i++)
        {
            var cells = rows[i].Select((cell, c) => c is 2 or 4 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            text.Append("  ").Append(string.Join("  ", cells).TrimEnd()).Append('\n');
            if (i == 0) text.Append("  ").Append(string.Join("  ", widths.Select(w => new string('-', w)))).Append('\n');
        }
        text.Append('\n');
    }

    private static void WriteFinding(StringBuilder text, Finding finding, IEnumerable<RemedyLine> lines, Statement statement)
    {
        var zone = statement.Agreement.Zone;
        var remedies = lines.Select(line => Explained(line, zone)).OfType<string>().ToList();
        var evidence = EvidenceText.Lines(finding, zone, MostListed).ToList();
        if (evidence.Count == 0 && remedies.Count == 0) return;

        text.Append(DisplayText.Harmless(NameInPeriod(finding, statement))).Append("  [").Append(finding.Objective.Clause).Append("]\n");
        foreach (var line in evidence.Concat(remedies)) text.Append("  ").Append(line).Append('\n');
        text.Append('\n');
    }

    /// <summary>The steps behind a line; null for a credit that needs no explanation.</summary>
    private static string? Explained(RemedyLine line, DateTimeZone zone)
    {
        var because = DisplayText.Harmless(string.Join("; ", line.Because));
        if (line is not CreditLine credit) return $"{RemedyText.Kind(line)}: {RemedyText.Amount(line)}: {because}";
        var claimBy = RemedyText.ClaimBy(credit, zone);
        return credit.Because.Count == 1 && claimBy is null
            ? null : $"{RemedyText.Kind(line)}: {because}{(claimBy is null ? "" : $"; claim by {claimBy}")}";
    }

    private static void WriteInherited(StringBuilder text, Statement statement)
    {
        if (statement.Settlement.Inherited.IsNothing) return;
        text.Append("inherited from the periods before\n");
        foreach (var line in CarryText.Lines(statement.Settlement.Inherited, statement.Agreement))
            text.Append("  ").Append(DisplayText.Harmless(line)).Append('\n');
        text.Append('\n');
    }

    private static void WritePlan(StringBuilder text, PlanSheet plan)
    {
        text.Append("plan ").Append(plan.Period).Append('\n');
        foreach (var line in PlanText.Lines(plan)) text.Append("  ").Append(line).Append('\n');
        text.Append('\n');
    }

    private static void WriteTotal(StringBuilder text, Statement statement)
    {
        if (statement.Agreement.Currency is null || !statement.Settlement.HasMoney) return;
        foreach (var points in statement.Settlement.PointsCredits)
            text.Append("points of ").Append(points.Span).Append(": ").Append(points.Paid?.ToString() ?? "not known yet").Append(": ")
                .Append(string.Join("; ", points.Because)).Append('\n');
        foreach (var step in statement.Settlement.Steps) text.Append(step).Append('\n');
        text.Append("Total credit: ").Append(statement.Settlement.Total?.ToString() ?? "not known yet").Append('\n');
        if (statement.Settlement.Total is { IsCertain: false } total)
            text.Append("  certain: ").Append(total.Least).Append("; the rest depends on what nobody knows\n");
        text.Append('\n');
    }

    private static void WriteNotes(StringBuilder text, Statement statement)
    {
        var reading = statement.Reading.Where(d => d.Severity is not Severity.Note).Select(d => $"{d.Place}: {d.Message}");
        foreach (var note in statement.Notes.Concat(reading)) text.Append("Note: ").Append(DisplayText.Harmless(note)).Append('\n');
        text.Append("Terms ").Append(statement.Agreement.ContentHash).Append('\n');
        text.Append("Statement ").Append(StatementJson.HashOf(statement)).Append('\n');
    }

    private static void Pair(StringBuilder text, string name, string value) =>
        text.Append("  ").Append(name.PadRight(10)).Append(DisplayText.Harmless(value)).Append('\n');

    private static string Days(ServicePeriod period) =>
        $"{Moments.Date(period.Range.Start, period.Zone)} to {Moments.Date(period.Range.End - 1, period.Zone)}";

    private static string Moment(long tick, DateTimeZone zone) => Moments.Full(tick, zone);
}

/// <summary>Instants and durations for people.</summary>
public static class Moments
{
    public static string Full(long tick, DateTimeZone zone)
    {
        var time = Instant.FromUnixTimeTicks(tick).InZone(zone);
        return time.ToString("uuuu'-'MM'-'dd HH':'mm':'ss x", null);
    }

    /// <summary>Date and time, with seconds only where they say something.</summary>
    public static string Short(long tick, DateTimeZone zone)
    {
        var time = Instant.FromUnixTimeTicks(tick).InZone(zone).LocalDateTime;
        return time.ToString(time.Second == 0 && time.TickOfSecond == 0 ? "uuuu'-'MM'-'dd HH':'mm" : "uuuu'-'MM'-'dd HH':'mm':'ss", null);
    }

    public static string Date(long tick, DateTimeZone zone) =>
        Instant.FromUnixTimeTicks(tick).InZone(zone).Date.ToString("uuuu'-'MM'-'dd", null);

    /// <summary>A length of time such as <c>43 min 12 s</c>, exact to the millisecond.</summary>
    public static string Length(long ticks)
    {
        if (ticks < 0) return "-" + Length(-ticks);
        var parts = new List<string>();
        var hours = ticks / NodaConstants.TicksPerHour;
        var minutes = ticks / NodaConstants.TicksPerMinute % 60;
        var seconds = Rational.Of(ticks % NodaConstants.TicksPerMinute, NodaConstants.TicksPerSecond);
        if (hours > 0) parts.Add($"{hours} h");
        if (minutes > 0) parts.Add($"{minutes} min");
        if (!seconds.IsZero || parts.Count == 0) parts.Add($"{seconds.ToShortDecimal(3)} s");
        return string.Join(" ", parts);
    }
}
