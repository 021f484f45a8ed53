using System.Diagnostics;
using Kept.Agreements;
using Kept.Documents.Pages;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>Provisions as HTML.</summary>
/// <param name="pictures">By the label of the section or clause at whose end they stand.</param>
internal sealed class ProvisionHtml(HtmlWriter html, ClauseLinks links, ILookup<string, Drawing> pictures)
{
    private const int SectionLevel = 2;
    private const int ClauseLevel = 3;
    private const int ShortRows = 14;   // printed on one page

    public void Write(ContractSection section)
    {
        html.Open("section", ("id", ClauseLinks.IdOf(section.Label)), ("class", IsEmpty(section) ? "empty" : section.Name));
        Heading("h2", ContractWords.NumberOf(section), section.Title);
        WriteAll(pictures[section.Label]);
        Write(section.Parts, SectionLevel);
        html.Close();
    }

    /// <summary>Provisions that stand in no section.</summary>
    public void WriteParts(IReadOnlyList<Provision> parts) => Write(parts, SectionLevel);

    /// <summary>Sentences that follow each other make one paragraph.</summary>
    private void Write(IReadOnlyList<Provision> parts, int level, Provision.Paragraph? lead = null)
    {
        for (int i = 0, next; i < parts.Count; i = next)
        {
            for (next = i; next < parts.Count && parts[next] is Provision.Sentence; next++) { }
            if (next > i)
            {
                Paragraph(lead, string.Join(' ', parts.Skip(i).Take(next - i).Select(p => ((Provision.Sentence)p).Text)));
                lead = null;
                continue;
            }
            if (lead is not null) Paragraph(lead, "");
            lead = null;
            Write(parts[i], level);
            next = i + 1;
        }
    }

    private void Write(Provision provision, int level)
    {
        switch (provision)
        {
            case Provision.Paragraph paragraph:
                Write(paragraph.Parts, level, paragraph);
                break;
            case Provision.Points points:
                html.Open("ul", ("class", IsShort(points) ? "columns" : null));
                foreach (var point in points.Items)
                {
                    html.Open("li");
                    links.Write(html, point.Text);
                    html.Close();
                }
                html.Close();
                break;
            case Provision.Table table:
                Write(table);
                break;
            case Provision.Clause clause:
                html.Open("section", ("class", "clause"), ("id", ClauseLinks.IdOf(clause.Label)));
                Heading("h3", clause.Label, clause.Title);
                Write(clause.Parts, ClauseLevel);
                WriteAll(pictures[clause.Label]);
                html.Close();
                break;
            case Provision.Written written:
                html.Open("div", ("class", "written")).Markup(AuthorsMarkdown.ToHtml(written.Markdown, level)).Close();
                break;
            case Provision.Signature signature:
                Write(signature);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Heading(string tag, string label, string title) =>
        html.Open(tag).Element("span", label, ("class", "label")).Text(" ").Element("bdi", title).Close();

    private void Paragraph(Provision.Paragraph? lead, string text)
    {
        html.Open("p", ("class", text.Length == 0 ? "lead" : null));
        if (lead is not null)
        {
            if (lead.Number.Length > 0) WriteNumber(lead.Number);
            html.Element("strong", $"{lead.Title}.").Text(" ");
        }
        links.Write(html, text);
        html.Close();
    }

    /// <summary>The last part of a number is seen; what stands before it is in the heading above, and read to those who hear it.</summary>
    private void WriteNumber(string number)
    {
        var last = number.LastIndexOf('.') + 1;
        var isSection = number.IndexOf('.', StringComparison.Ordinal) == last - 1;
        html.Open("span", ("class", "number"));
        if (!isSection) html.Element("span", number[..last], ("class", "before"));
        html.Text(isSection ? number : number[last..]).Close().Text(" ");
    }

    private void WriteAll(IEnumerable<Drawing> drawings)
    {
        foreach (var (wide, narrow) in drawings)
        {
            html.Open("figure").Open("figcaption").Element("strong", wide.Title).Text(" ").Element("span", wide.Sentence).Close();
            html.Open("div", ("class", "wide")).Markup(SceneSvg.Write(wide)).Close();
            html.Open("div", ("class", "narrow")).Markup(SceneSvg.Write(narrow)).Close();
            html.Close();
        }
    }

    private void Write(Provision.Table table)
    {
        html.Open("table", ("class", table.Rows.Count <= ShortRows ? "short" : null)).Element("caption", table.Caption);
        html.Open("thead").Open("tr");
        foreach (var column in table.Columns) html.Element("th", column, ("scope", "col"));
        html.Close().Close().Open("tbody");
        foreach (var row in table.Rows) Row(row.Cells);
        html.Close().Close();
    }

    private void Row(Sequence<string> cells)
    {
        html.Open("tr");
        for (var i = 0; i < cells.Count; i++)
        {
            html.Open(i == 0 ? "th" : "td", ("scope", i == 0 ? "row" : null));
            links.Write(html, cells[i]);
            html.Close();
        }
        html.Close();
    }

    private void Write(Provision.Signature signature)
    {
        html.Open("div", ("class", "signature"));
        html.Open("p").Text("For ").Element("bdi", signature.Party).Text(", ").Element("bdi", signature.Role).Close();
        foreach (var line in ContractWords.SignatureLines) html.Open("p", ("class", "line")).Element("span", line).Close();
        html.Close();
    }

    /// <summary>Whether the items are so short and so many that they stand better side by side.</summary>
    private static bool IsShort(Provision.Points points) => points.Items.Count > 4 && points.Items.All(i => i.Text.Length < 40);

    private static bool IsEmpty(ContractSection section) => section.Parts is [Provision.Sentence { Path: "" }];
}
