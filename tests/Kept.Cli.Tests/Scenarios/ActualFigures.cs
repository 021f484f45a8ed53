using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Cli.Tests.Scenarios;

/// <summary>What came out, in the notation of <see cref="FigureSheet"/>.</summary>
internal static class ActualFigures
{
    private const string PeriodMark = ", in ";

    /// <summary>Every finding has its line and every line its finding, in order; the total is compared where the sheet gives it.</summary>
    public static void AssertEqual(FigureSheet sheet, IReadOnlyList<Statement> statements)
    {
        var actual = statements.SelectMany(s => s.Evaluation.Findings.Select(f => LineOf(f, s))).ToList();
        Assert.Equal(sheet.Lines.Select(Text), actual.Select((line, i) => Text(Asked(line, i < sheet.Lines.Count ? sheet.Lines[i] : line))));
        foreach (var (name, value) in sheet.Plan)
            Assert.Equal(value, statements.Single().Evaluation.Plans.Single().Lines.Single(l => l.Value.Name == name).Result?.Shown.ToString() ?? "none yet");
        if (sheet.Total is { } total) Assert.Equal(total, string.Join(" and ", statements.Select(s => s.Settlement.Total?.ToString() ?? "not known")));
    }

    private static FigureLine LineOf(Finding finding, Statement statement)
    {
        var unit = Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target);
        var (worst, best) = finding.Target is { Comparator.PrefersMore: false }
            ? (finding.Measured.High, finding.Measured.Low)
            : (finding.Measured.Low, finding.Measured.High);
        return new FigureLine(
            NameOf(finding, statement), TextOf(finding.Measured.Value, unit, withUnit: true), TextOf(worst, unit, false), TextOf(best, unit, false),
            finding.Verdict is { } verdict ? StatementJson.Word(verdict) : "reported",
            Text(statement.Settlement.Lines.Where(l => ReferenceEquals(l.Finding, finding))))
        {
            Course = finding.Outlook is { } outlook
                ? OutlookText.Word(outlook.Course).Replace(' ', '-') + (outlook.Projected is { } projected ? $" to {TextOf(projected, unit, withUnit: true)}" : "") : null,
            Burned = finding.Budget?.UsedShare?.ToString(),
            Due = finding.Measured.Evidence is Evidence.Cases { Listed: [{ DueTick: { } due } only] }
                ? (only.IsDueExcluded ? "before " : "") + FigureLine.Stamp(NodaTime.Instant.FromUnixTimeTicks(due)) : null,
        };
    }

    /// <summary>Credits first, then the other kinds.</summary>
    private static string? Text(IEnumerable<RemedyLine> lines)
    {
        var texts = lines.GroupBy(Kind).OrderBy(g => Array.IndexOf(Kinds, g.Key)).Select(g => $"{g.Key} {string.Join(" + ", g.Select(Text))}");
        return string.Join(", ", texts) is { Length: > 0 } text ? text : null;
    }

    private static readonly string[] Kinds = ["credit", "bonus", "time", "points", "option", "back"];

    private static string Kind(RemedyLine line) => line switch
    {
        CreditLine { IsBonus: true } => "bonus",
        CreditLine => "credit",
        ExtensionLine => "time",
        PointsLine => "points",
        OptionLine => "option",
        ReturnLine => "back",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Text(RemedyLine line) => line switch
    {
        CreditLine credit => Text(credit),
        ExtensionLine time => time.IsCertain ? $"{time.Least}" : $"{time.Least} to {time.Most}",
        PointsLine points => points.IsCertain ? $"{points.Least.ToShortDecimal(6)}" : $"{points.Least.ToShortDecimal(6)} to {points.Most?.ToShortDecimal(6)}",
        OptionLine option => $"{option.Option.What} {RemedyText.Word(option.State)}",
        ReturnLine back => $"{(back.Amount.IsCertain ? back.Amount : $"{back.Amount.Least.Digits} to {back.Amount.Most}")} of {back.Period}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string TextOf(Figure? figure, Unit unit, bool withUnit)
    {
        if (figure is null) return "no data";
        if (Shown.Fraction(figure, unit) is not { } fraction) return "long";
        return withUnit && unit is not (Unit.Share or Unit.Number) ? $"{fraction} {unit.Symbol}" : fraction;
    }

    private static string Text(CreditLine line)
    {
        var percent = line.Percent is { } share ? $"{(share * 100).ToShortDecimal(6)}% = " : "";
        if (line.Paid is not { } paid) return percent + "not known";
        var claimBy = RemedyText.ClaimBy(line, line.Finding.Period.Zone) is { } last ? $", claim by {last}" : "";
        return percent + (paid.IsCertain ? paid.Least.ToString() : $"{paid.Least.Digits} to {paid.Most}") + claimBy;
    }

    private static string Text(FigureLine line) =>
        $"{line.Name}: {line.Figure}{(line.Worst is null ? "" : $" between {line.Worst} and {line.Best}")}, {line.Verdict}"
        + (line.Due is null ? "" : $", due {line.Due}")
        + (line.Course is null ? "" : $", course {line.Course}") + (line.Burned is null ? "" : $", burned {line.Burned}")
        + (line.Remedies is null ? "" : $", {line.Remedies}");

    /// <summary>Bounds, due times, and periods that are not the statement's, are compared where the sheet gives them.</summary>
    private static FigureLine Asked(FigureLine actual, FigureLine expected)
    {
        if (expected.Worst is null) actual = actual with { Worst = null, Best = null };
        if (expected.Due is null) actual = actual with { Due = null };
        if (expected.Course is null) actual = actual with { Course = null };
        if (expected.Burned is null) actual = actual with { Burned = null };
        return expected.Name.Contains(PeriodMark, StringComparison.Ordinal) ? actual : actual with { Name = actual.Name.Split(PeriodMark)[0] };
    }

    private static string NameOf(Finding finding, Statement statement) => finding.Period.Label == statement.Evaluation.Period.Label
        ? StatementText.Name(finding)
        : $"{StatementText.Name(finding)}{PeriodMark}{finding.Period}";
}
