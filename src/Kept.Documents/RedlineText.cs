using System.Text;
using Kept.Agreements;
using Kept.Documents.Contracts;
using Kept.Remedies;

namespace Kept.Documents;

/// <summary>What changed between versions, for a terminal or a mail.</summary>
public static class RedlineText
{
    public static string Write(Amendments amendments)
    {
        var text = new StringBuilder();
        foreach (var gone in amendments.Gone) text.Append("Gone: ").Append(Line(gone.Title)).Append(" (").Append(gone.Name).Append(")\n\n");
        foreach (var added in amendments.New) text.Append("New: ").Append(Line(added.Title)).Append(" (").Append(added.Name).Append(")\n\n");
        foreach (var redline in amendments.Redlines) Write(text, redline);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, Redline redline)
    {
        var title = Line(RedlineWords.Title(redline));
        text.Append(title).Append('\n').Append('=', title.Length).Append("\n\n");
        foreach (var change in redline.Changes) Write(text, change);
        WriteEffects(text, redline);
        text.Append(RedlineWords.Count(redline)).Append("\n\n");
    }

    private static void Write(StringBuilder text, Change change)
    {
        text.Append(Line(change.Path)).Append("  (").Append(RedlineWords.Where(change)).Append(')');
        if (RedlineWords.Brief(change) is { } brief) text.Append(": ").Append(Line(brief));
        text.Append('\n');
        if (change.Before is { } before) WriteLines(text, "  - ", before);
        if (change.After is { } after) WriteLines(text, "  + ", after);
        text.Append('\n');
    }

    private static void WriteEffects(StringBuilder text, Redline redline)
    {
        var effects = CreditEffect.Between(redline.Before, redline.After);
        if (effects.Count == 0) return;
        text.Append("Effect on credits\n").Append(RedlineWords.EffectNote).Append("\n\n");
        foreach (var effect in effects)
        {
            text.Append(Line(RedlineWords.Heading(effect))).Append('\n');
            WriteTable(text, RedlineWords.Effects(effect));
        }
    }

    private static void WriteTable(StringBuilder text, Table table)
    {
        var rows = table.Rows.Prepend(new([.. table.Columns.Select(c => c.Title)])).ToList();
        var widths = table.Columns.Select((_, i) => rows.Max(r => r[i].Length)).ToList();
        foreach (var row in rows)
            text.Append("  ").Append(string.Join("  ", row.Select((cell, i) =>
                table.Columns[i].IsFigure ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd()).Append('\n');
        text.Append('\n');
    }

    private static void WriteLines(StringBuilder text, string mark, string content)
    {
        foreach (var line in content.TrimEnd('\n').Split('\n')) text.Append(mark).Append(Line(line)).Append('\n');
    }

    /// <summary>A line that cannot steer the terminal.</summary>
    private static string Line(string text) => MarkupText.Harmless(text);
}
