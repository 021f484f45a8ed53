using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;

namespace Kept.Statements;

/// <summary>Everything behind the numbers of a statement, for people.</summary>
public static class WhyText
{
    /// <param name="objective">The name of one objective; null for all.</param>
    public static string Write(Statement statement, string? objective)
    {
        var text = new StringBuilder();
        var zone = statement.Agreement.Zone;
        var lines = statement.Settlement.ByFinding();
        foreach (var finding in statement.Evaluation.Findings.Where(f => objective is null || f.Objective.Name == objective))
        {
            var title = DisplayText.Harmless($"{statement.Agreement.Name}: {StatementText.Name(finding)}, {finding.Period}");
            text.Append(title).Append('\n').Append('-', title.Length).Append('\n');
            text.Append("Clause     ").Append(finding.Objective.Clause).Append('\n');
            text.Append("Promise    ").Append(finding.Target?.InWords() ?? "none").Append('\n');
            foreach (var derived in finding.Objective.Classes)
                text.Append("Class      ").Append(DisplayText.Harmless(Wording.Describe(derived))).Append('\n');
            text.Append("Measured   ").Append(DisplayText.Harmless(Wording.Describe(finding.Objective.Indicator))).Append('\n');
            text.Append("Attained   ").Append(StatementText.Attained(finding)).Append(Exactly(finding)).Append('\n');
            if (!finding.Measured.IsCertain) text.Append("Bounds     ").Append(Bounds(finding)).Append('\n');
            text.Append("Verdict    ").Append(StatementText.Word(finding)).Append('\n');
            foreach (var line in EvidenceText.Lines(finding, zone, int.MaxValue)) text.Append("  ").Append(line).Append('\n');
            foreach (var line in lines[finding]) Write(text, line, statement.Agreement);
            text.Append('\n');
        }
        foreach (var line in CarryText.Lines(statement.Settlement.Inherited, statement.Agreement)) text.Append("Inherited  ").Append(line).Append('\n');
        foreach (var step in statement.Settlement.Steps) text.Append(step).Append('\n');
        return text.ToString();
    }

    private static void Write(StringBuilder text, RemedyLine line, Agreement agreement)
    {
        var kind = RemedyText.Kind(line);
        text.Append($"{char.ToUpperInvariant(kind[0]) + kind[1..],-10} {RemedyText.Amount(line)}")
            .Append("  [").Append(line.Remedy.Clause).Append("]\n");
        text.Append("  ").Append(Wording.Describe(line.Remedy, line.Finding.Objective, agreement)).Append('\n');
        foreach (var step in line.Because) text.Append("  ").Append(step).Append('\n');
        if (line is CreditLine credit && RemedyText.ClaimBy(credit, agreement.Zone) is { } claimBy) text.Append("  claim by ").Append(claimBy).Append('\n');
    }

    private static string Exactly(Finding finding) =>
        finding.Measured.Value is { } value
        && Shown.Fraction(value, Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target)) is { } fraction
            ? $", exactly {fraction}"
            : "";

    private static string Bounds(Finding finding)
    {
        var unit = Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target);
        var (worst, best) = finding.Bounds;
        return $"{Text(worst)} if all that is unknown was bad, {Text(best)} if it was good";

        string Text(Figure? figure) => figure is null ? "nothing is known" : Shown.Text(figure, unit, finding.Target);
    }
}
