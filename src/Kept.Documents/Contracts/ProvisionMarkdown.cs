using System.Diagnostics;
using System.Text;
using Kept.Agreements;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>Provisions as Markdown.</summary>
/// <param name="pictures">By the label of the section or clause that they belong to; Markdown has what they show in words.</param>
internal sealed class ProvisionMarkdown(StringBuilder text, ILookup<string, Drawing> pictures)
{
    private const int SectionLevel = 2;
    private const int ClauseLevel = 3;

    public void Write(IEnumerable<ContractSection> sections)
    {
        foreach (var section in sections)
        {
            Heading(SectionLevel, $"{ContractWords.NumberOf(section)} {section.Title}");
            foreach (var (scene, _) in pictures[section.Label]) WriteSentence(scene);
            Write(section.Parts, SectionLevel);
        }
    }

    /// <summary>Provisions that stand in no section.</summary>
    public void WriteParts(IReadOnlyList<Provision> parts) => Write(parts, SectionLevel);

    private void Heading(int level, string title) => text.Append('#', level).Append(' ').Append(MarkdownText.Escape(title)).Append("\n\n");

    /// <summary>Sentences that follow each other make one paragraph.</summary>
    /// <param name="lead">What the first paragraph begins with, in Markdown.</param>
    private void Write(IReadOnlyList<Provision> parts, int level, string lead = "")
    {
        for (int i = 0, next; i < parts.Count; i = next)
        {
            for (next = i; next < parts.Count && parts[next] is Provision.Sentence; next++) { }
            if (next > i)
            {
                Paragraph(lead, parts.Skip(i).Take(next - i).Select(p => ((Provision.Sentence)p).Text));
                lead = "";
                continue;
            }
            if (lead.Length > 0) text.Append(lead.TrimEnd()).Append("\n\n");
            lead = "";
            Write(parts[i], level);
            next = i + 1;
        }
    }

    private void WriteSentence(Scene scene) =>
        text.Append('*').Append(MarkdownText.Escape(scene.Title)).Append(".* ").Append(MarkdownText.Escape(scene.Sentence)).Append("\n\n");

    private void Paragraph(string lead, IEnumerable<string> sentences) =>
        text.Append(lead).Append(MarkdownText.Escape(string.Join(' ', sentences))).Append("\n\n");

    private void Write(Provision provision, int level)
    {
        switch (provision)
        {
            case Provision.Paragraph paragraph:
                var number = paragraph.Number.Length == 0 ? "" : $"{MarkdownText.Escape(paragraph.Number)} ";
                Write(paragraph.Parts, level, $"**{number}{MarkdownText.Escape(paragraph.Title)}.** ");
                break;
            case Provision.Points points:
                foreach (var point in points.Items) text.Append("- ").Append(MarkdownText.Escape(point.Text)).Append('\n');
                text.Append('\n');
                break;
            case Provision.Table table:
                Write(table);
                break;
            case Provision.Clause clause:
                Heading(ClauseLevel, $"{clause.Label} {clause.Title}");
                Write(clause.Parts, ClauseLevel);
                foreach (var (scene, _) in pictures[clause.Label]) WriteSentence(scene);
                break;
            case Provision.Written written:
                text.Append(AuthorsText.ToMarkdown(written.Markdown, level)).Append("\n\n");
                break;
            case Provision.Signature signature:
                text.Append("**").Append(MarkdownText.Escape($"For {signature.Party} ({signature.Role})")).Append("**\n\n");
                foreach (var line in ContractWords.SignatureLines) text.Append("- ").Append(line).Append(": ____________________\n");
                text.Append('\n');
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(Provision.Table table)
    {
        text.Append('*').Append(MarkdownText.Escape(table.Caption)).Append(":*\n\n");
        Row(table.Columns);
        text.Append('|').Insert(text.Length, "---|", table.Columns.Count).Append('\n');
        foreach (var row in table.Rows) Row(row.Cells);
        text.Append('\n');
    }

    private void Row(Sequence<string> cells)
    {
        text.Append('|');
        foreach (var cell in cells) text.Append(' ').Append(MarkdownText.Escape(cell)).Append(" |");
        text.Append('\n');
    }
}
