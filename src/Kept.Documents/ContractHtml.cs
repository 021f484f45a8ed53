using Kept.Agreements;
using Kept.Documents.Contracts;
using Kept.Documents.Pages;

namespace Kept.Documents;

/// <summary>Contracts as one HTML document: to be read on a screen, printed and signed. It needs nothing else, runs no
/// scripts, and the same contracts give the same bytes.</summary>
public static class ContractHtml
{
    // No script can run even if one got in, and nothing is fetched from anywhere.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    public static string Write(Contract contract) => Document(TitleOf(contract.Agreement), ContractStyle.Of(contract.Agreement), html =>
    {
        ContractHead.Write(html, contract);
        var provisions = new ProvisionHtml(html, new ClauseLinks(contract.Sections), ContractPictures.Of(contract.Agreement));
        foreach (var section in contract.Sections) provisions.Write(section);
    });

    /// <summary>The contract on one page: what people ask first.</summary>
    public static string WriteSummary(Contract contract) => Document($"Summary: {TitleOf(contract.Agreement)}", ContractStyle.Of(contract.Agreement), html =>
    {
        html.Open("article", ("class", "summary"));
        ContractHead.WriteTitle(html, contract.Agreement, isSummary: true);
        new ProvisionHtml(html, new ClauseLinks([]), ContractPictures.None)
            .WriteParts(ContractSummary.Of(contract.Agreement));
        html.Close();
    });

    private static string TitleOf(Agreement agreement) => $"{agreement.Title}, version {agreement.Version}";

    internal static string Document(string title, string style, Action<HtmlWriter> write)
    {
        var html = new HtmlWriter();
        html.Markup("<!DOCTYPE html>\n").Open("html", ("lang", "en")).Open("head");
        html.Void("meta", ("charset", "utf-8"));
        html.Void("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        html.Void("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy));
        html.Element("title", title);
        html.Open("style").Markup(style).Close();
        html.Close().Open("body").Open("main");
        write(html);
        html.Close().Close().Close();
        return html.ToString();
    }
}
