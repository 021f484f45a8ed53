using Kept.Diagnostics;
using Kept.Language.Text;

namespace Kept.Core.Tests.Language;

/// <summary>A text in which ⟦ and ⟧ stand around the place that a diagnostic should name.</summary>
internal sealed record MarkedText(SourceText Source, TextSpan Span)
{
    public Place Place => Source.PlaceOf(Span);

    public static MarkedText Of(string marked, string path = "a.yaml")
    {
        var start = marked.IndexOf('⟦');
        var end = marked.IndexOf('⟧') - 1;
        var source = new SourceText(path, marked.Replace("⟦", "").Replace("⟧", ""));
        return new(source, TextSpan.FromTo(start, end));
    }
}
