using Kept.Agreements;

namespace Kept.Statements;

/// <summary>Everything behind the numbers of statements, for programs: an array with an object for each finding.</summary>
public static class WhyJson
{
    /// <param name="objective">The name of one objective; null for all.</param>
    public static string Write(IEnumerable<Statement> statements, string? objective) => StatementJson.Document(writer =>
    {
        writer.WriteStartArray();
        foreach (var statement in statements)
        {
            var lines = statement.Settlement.ByFinding();
            foreach (var finding in statement.Evaluation.Findings)
            {
                if (objective is not null && finding.Objective.Name != objective) continue;
                writer.WriteStartObject();
                writer.WriteString("agreement", statement.Agreement.Name);
                StatementJson.WriteFindingContent(writer, finding, lines[finding], most: int.MaxValue);
                writer.WriteString("measured", Wording.Describe(finding.Objective.Indicator));
                writer.WriteEndObject();
            }
        }
        writer.WriteEndArray();
    });
}
