using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;

namespace Kept.Statements;

/// <summary>Everything behind the numbers of a statement, for people.</summary>
public static class WhyText
{
    /// <param name="objective">The name of one objective; null for all.</param>
    public static string Write(Statement statement, string? objective)
    {
        var text = new StringBuilder();
        var zone = statement.Agreement.Zone;
        foreach (var finding in statement.Evaluation.Findings.Where(f => objective is null || f.Objective.Name == objective))
        {
            var title = DisplayText.Harmless($"{statement.Agreement.Name}: {StatementText.Name(finding)}, {finding.Period}");
            text.Append(title).Append('\n').Append('-', title.Length).Append('\n');
            text.Append("Clause     ").Append(finding.Objective.Clause).Append('\n');
            text.Append("Promise    ").Append(finding.Target?.InWords() ?? "none").Append('\n');
            text.Append("Measured   ").Append(DisplayText.Harmless(Wording.Describe(finding.Objective.Indicator))).Append('\n');
            text.Append("Attained   ").Append(StatementText.Attained(finding)).Append(Exactly(finding)).Append('\n');
            if (!finding.Measured.IsCertain) text.Append("Bounds     ").Append(Bounds(finding)).Append('\n');
            text.Append("Verdict    ").Append(StatementText.Word(finding)).Append('\n');
            foreach (var line in EvidenceText.Lines(finding, zone, int.MaxValue)) text.Append("  ").Append(line).Append('\n');
            foreach (var credit in statement.Settlement.Lines.Where(l => ReferenceEquals(l.Finding, finding)))
            {
                text.Append("Credit     ").Append(credit.Paid?.ToString() ?? "not known yet").Append("  [").Append(credit.Remedy.Clause).Append("]\n");
                foreach (var step in credit.Because) text.Append("  ").Append(step).Append('\n');
            }
            text.Append('\n');
        }
        foreach (var step in statement.Settlement.Steps) text.Append(step).Append('\n');
        return text.ToString();
    }

    private static string Exactly(Finding finding) =>
        finding.Measured.Value is { } value
        && Shown.Fraction(value, Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target)) is { } fraction
            ? $", exactly {fraction}"
            : "";

    private static string Bounds(Finding finding)
    {
        var unit = Shown.UnitOf(finding.Objective.Indicator.Unit, finding.Target);
        var (low, high) = (finding.Measured.Low, finding.Measured.High);
        return $"{Text(low)} if all that is unknown was bad, {Text(high)} if it was good";

        string Text(Figure? figure) => figure is null ? "nothing is known" : Shown.Text(figure, unit, finding.Target);
    }
}
