using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Kept.Agreements;

namespace Kept.Statements;

/// <summary>Everything behind the numbers of statements, for programs: an array with an object for each finding.</summary>
public static class WhyJson
{
    /// <param name="objective">The name of one objective; null for all.</param>
    public static string Write(IEnumerable<Statement> statements, string? objective)
    {
        using var stream = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var writer = new Utf8JsonWriter(stream, options))
        {
            writer.WriteStartArray();
            foreach (var statement in statements)
                foreach (var finding in statement.Evaluation.Findings)
                {
                    if (objective is not null && finding.Objective.Name != objective) continue;
                    writer.WriteStartObject();
                    writer.WriteString("agreement", statement.Agreement.Name);
                    StatementJson.WriteFindingContent(writer, finding, statement.Settlement, most: int.MaxValue);
                    writer.WriteString("measured", Wording.Describe(finding.Objective.Indicator));
                    writer.WriteEndObject();
                }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(stream.ToArray()).ReplaceLineEndings("\n") + "\n";
    }
}
