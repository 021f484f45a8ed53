using System.Text;
using Kept.Agreements;
using Kept.Evaluation;
using NodaTime.Text;

namespace Kept.Statements;

/// <summary>Plans as plain text, each number with how it was found.</summary>
public static class PlanText
{
    public static string Write(PlanSheet sheet)
    {
        var text = new StringBuilder($"Plan of {sheet.Agreement.Name}, {sheet.Period}\n\n");
        foreach (var line in Lines(sheet)) text.Append("  ").Append(line).Append('\n');
        return text.ToString();
    }

    /// <summary>A line for each value, in columns.</summary>
    internal static IEnumerable<string> Lines(PlanSheet sheet)
    {
        var names = sheet.Lines.Select(l => l.Value.Name.Length).DefaultIfEmpty(0).Max();
        var results = sheet.Lines.Select(l => Result(l).Length).DefaultIfEmpty(0).Max();
        return sheet.Lines.Select(line =>
            $"{line.Value.Name.PadRight(names)}  {Result(line).PadLeft(results)}  {Origin(line)}".TrimEnd());
    }

    private static string Result(PlanLine line) => line.Result?.ToString() ?? "none yet";

    private static string Origin(PlanLine line)
    {
        if (line.Value is PlanValue.Measured measured)
            return $"measured over the {(measured.Months == 1 ? "month" : $"{measured.Months} months")} before";
        var formula = line.Arithmetic is { } numbers ? $"= {line.Formula} = {numbers}" : "";
        return line.From is { } from ? $"{formula} from {LocalDatePattern.Iso.Format(from)}".TrimStart() : formula;
    }
}
