using Kept.Agreements;
using Kept.Documents.Contracts;
using Kept.Documents.Pages;
using Kept.Remedies;

namespace Kept.Documents;

/// <summary>What changed between versions, as one HTML document: struck out what goes, underlined what comes. The same versions
/// give the same bytes.</summary>
public static class RedlineHtml
{
    public static string Write(Amendments amendments) => ContractHtml.Document(TitleOf(amendments), ContractStyle.Plain(TitleOf(amendments)), html =>
    {
        foreach (var gone in amendments.Gone) html.Open("p").Text("Gone: ").Element("bdi", gone.Title).Close();
        foreach (var added in amendments.New) html.Open("p").Text("New: ").Element("bdi", added.Title).Close();
        foreach (var redline in amendments.Redlines) Write(html, redline);
    });

    private static string TitleOf(Amendments amendments) => amendments.Redlines is [var single] ? $"Redline: {RedlineWords.Title(single)}" : "Redline";

    private static void Write(HtmlWriter html, Redline redline)
    {
        html.Open("article").Open("header", ("class", "redline")).Element("p", "Redline", ("class", "kicker"));
        html.Open("h1").Element("bdi", RedlineWords.Title(redline)).Close().Element("p", RedlineWords.Count(redline)).Close();
        if (redline.Changes.Count > 0)
        {
            html.Open("section").Element("h2", "Changes");
            foreach (var change in redline.Changes) Write(html, change);
            html.Close();
        }
        WriteEffects(html, redline);
        html.Close();
    }

    private static void Write(HtmlWriter html, Change change)
    {
        html.Open("section", ("class", "clause change")).Open("h3").Element("span", $"{ContractWords.Capital(RedlineWords.Where(change))}", ("class", "label"))
            .Text(" ").Element("code", change.Path).Close();
        if (RedlineWords.Brief(change) is { } brief) html.Element("p", brief, ("class", "brief"));
        html.Open("p", ("class", change.IsMarkdown ? "plain" : null));
        foreach (var run in WordDifference.Between(change.Before ?? "", change.After ?? ""))
            if (run.Change is WordChange.Stays) html.Text(run.Text);
            else html.Element(run.Change is WordChange.Goes ? "del" : "ins", run.Text);
        html.Close().Close();
    }

    private static void WriteEffects(HtmlWriter html, Redline redline)
    {
        var effects = CreditEffect.Between(redline.Before, redline.After);
        if (effects.Count == 0) return;
        html.Open("section").Element("h2", "Effect on credits").Element("p", RedlineWords.EffectNote);
        foreach (var effect in effects) Tables.Write(html, RedlineWords.Heading(effect), RedlineWords.Effects(effect));
        html.Close();
    }
}
