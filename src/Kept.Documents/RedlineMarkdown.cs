using System.Text;
using Kept.Agreements;
using Kept.Documents.Contracts;
using Kept.Remedies;

namespace Kept.Documents;

/// <summary>What changed between versions, as Markdown: struck out what goes, bold what comes.</summary>
public static class RedlineMarkdown
{
    public static string Write(Amendments amendments)
    {
        var text = new StringBuilder();
        foreach (var gone in amendments.Gone) text.Append("Gone: ").Append(MarkdownText.Escape(gone.Title)).Append("\n\n");
        foreach (var added in amendments.New) text.Append("New: ").Append(MarkdownText.Escape(added.Title)).Append("\n\n");
        foreach (var redline in amendments.Redlines) Write(text, redline);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder text, Redline redline)
    {
        text.Append("# ").Append(MarkdownText.Escape(RedlineWords.Title(redline))).Append("\n\n");
        text.Append(RedlineWords.Count(redline)).Append("\n\n");
        foreach (var change in redline.Changes) Write(text, change);
        var effects = CreditEffect.Between(redline.Before, redline.After);
        if (effects.Count == 0) return;
        text.Append("## Effect on credits\n\n").Append(RedlineWords.EffectNote).Append("\n\n");
        foreach (var effect in effects)
        {
            text.Append("### ").Append(MarkdownText.Escape(RedlineWords.Heading(effect))).Append("\n\n");
            Write(text, RedlineWords.Effects(effect));
        }
    }

    private static void Write(StringBuilder text, Change change)
    {
        text.Append("- **").Append(MarkdownText.Escape(change.Path)).Append("** (").Append(MarkdownText.Escape(RedlineWords.Where(change))).Append("): ");
        foreach (var run in WordDifference.Between(change.Before ?? "", change.After ?? "")) text.Append(run.Change switch
        {
            WordChange.Stays => MarkdownText.Escape(run.Text),
            WordChange.Goes => Marked("~~", run.Text),
            WordChange.Comes => Marked("**", run.Text),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        text.Append("\n\n");
    }

    /// <summary>Marks stand close to the words, and blanks outside of them.</summary>
    private static string Marked(string mark, string words)
    {
        var bare = words.TrimEnd();
        return bare.Length == 0 ? " " : $"{mark}{MarkdownText.Escape(bare)}{mark}{(bare.Length < words.Length ? " " : "")}";
    }

    private static void Write(StringBuilder text, Table table)
    {
        text.Append("| ").Append(string.Join(" | ", table.Columns.Select(c => c.Title))).Append(" |\n|");
        foreach (var column in table.Columns) text.Append(column.IsFigure ? "---:|" : "---|");
        text.Append('\n');
        foreach (var row in table.Rows) text.Append("| ").Append(string.Join(" | ", row.Select(MarkdownText.Escape))).Append(" |\n");
        text.Append('\n');
    }
}
