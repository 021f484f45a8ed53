using Kept.Agreements;
using Kept.Documents.Pages;

namespace Kept.Documents.Contracts;

/// <summary>The first page: what the document is, between whom, from when to when, and what it contains.</summary>
internal static class ContractHead
{
    public static void Write(HtmlWriter html, Contract contract)
    {
        WriteTitle(html, contract.Agreement);
        html.Open("nav", ("aria-label", "Contents")).Element("h2", "Contents").Open("ol");
        foreach (var section in contract.Sections)
            html.Open("li").Open("a", ("href", $"#{ClauseLinks.IdOf(section.Label)}"))
                .Element("span", ContractWords.NumberOf(section), ("class", "label")).Text(" ").Element("bdi", section.Title).Close().Close();
        html.Close().Close();
    }

    public static void WriteTitle(HtmlWriter html, Agreement agreement, bool isSummary = false)
    {
        html.Open("header").Element("p", $"{ContractWords.Kind(agreement)}{(isSummary ? ": summary" : "")}", ("class", "kicker"));
        html.Open("h1").Element("bdi", agreement.Title).Close();
        html.Open("p", ("class", "between")).Text("between ");
        for (var i = 0; i < agreement.Parties.Count; i++)
        {
            if (i > 0) html.Text(i == agreement.Parties.Count - 1 ? " and " : ", ");
            html.Element("bdi", agreement.Parties[i].Party.Title);
        }
        html.Close().Open("dl", ("class", "facts"));
        foreach (var (name, value) in ContractWords.Facts(agreement))
            html.Open("div", ("class", name == "Content hash" ? "hash" : null)).Element("dt", name).Open("dd").Element("bdi", value).Close().Close();
        html.Close().Close();
    }
}
