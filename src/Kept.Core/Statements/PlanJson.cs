using System.Text.Json;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime.Text;

namespace Kept.Statements;

/// <summary>Plans as JSON: one object a period.</summary>
public static class PlanJson
{
    public static string Write(IEnumerable<PlanSheet> sheets) => StatementJson.Document(writer =>
    {
        writer.WriteStartArray();
        foreach (var sheet in sheets)
        {
            writer.WriteStartObject();
            writer.WriteString("agreement", sheet.Agreement.Name);
            writer.WriteNumber("version", sheet.Agreement.Version);
            WriteContent(writer, sheet);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    /// <summary>The members of the object for one period.</summary>
    internal static void WriteContent(Utf8JsonWriter writer, PlanSheet sheet)
    {
        writer.WriteString("period", sheet.Period.Label);
        writer.WriteStartArray("values");
        foreach (var line in sheet.Lines) Write(writer, line);
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, PlanLine line)
    {
        writer.WriteStartObject();
        writer.WriteString("name", line.Value.Name);
        if (line.Result is { } result)
        {
            writer.WriteString("exact", result.Value.ToString());
            writer.WriteString("value", result.Shown.ToShortDecimal(12));
        }
        else
        {
            writer.WriteNull("exact");
            writer.WriteNull("value");
        }
        writer.WriteString("unit", line.Value.Unit.Symbol);
        if (line.Formula is { } formula) writer.WriteString("formula", formula.ToString());
        if (line.Arithmetic is { } arithmetic) writer.WriteString("arithmetic", arithmetic.ToString());
        if (line.From is { } from) writer.WriteString("from", LocalDatePattern.Iso.Format(from));
        writer.WriteString("clause", line.Value.Clause.ToString());
        writer.WriteEndObject();
    }
}
