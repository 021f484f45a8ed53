using Kept.Documents.Findings;

namespace Kept.Documents.Pages;

/// <summary>Verdicts as people see them at once: a sign, a word, and a colour.</summary>
internal static class Badges
{
    public static void Write(HtmlWriter html, VerdictWord verdict) => html
        .Open("span", ("class", $"badge {verdict.Style}"))
        .Element("span", verdict.Sign, ("aria-hidden", "true")).Text($" {verdict.Word}").Close();
}
