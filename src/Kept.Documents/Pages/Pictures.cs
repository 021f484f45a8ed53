using Kept.Documents.Charts;
using Kept.Documents.Scenes;

namespace Kept.Documents.Pages;

/// <summary>Pictures in a page: drawn for its width, with a sentence and with the data as a table.</summary>
internal static class Pictures
{
    public static void Write(HtmlWriter html, Picture picture)
    {
        html.Open("figure").Open("figcaption").Element("strong", picture.Title).Text(" ").Element("span", picture.Wide.Sentence).Close();
        html.Open("div", ("class", "wide")).Markup(SceneSvg.Write(picture.Wide)).Close();
        html.Open("div", ("class", "narrow")).Markup(SceneSvg.Write(picture.Narrow)).Close();
        html.Open("details").Element("summary", "The figures as a table");
        Tables.Write(html, picture.Wide.Title, picture.Table);
        html.Close().Close();
    }
}
