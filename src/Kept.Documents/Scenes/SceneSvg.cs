using System.Globalization;
using System.Text;
using Kept.Quantities;

namespace Kept.Documents.Scenes;

/// <summary>Writes scenes as SVG: alone, in a page or in a mail. It uses no scripts, styles or ids, so that any number
/// of them can stand in one document.</summary>
public static class SceneSvg
{
    private const double TextSize = 12;

    /// <summary>Lets the pointer through to the shape below, whose tooltip says more.</summary>
    private const string NoPointer = " pointer-events=\"none\"";

    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

    public static string Write(Scene scene)
    {
        var svg = new StringBuilder();
        var (width, height) = (Number(scene.Width), Number(scene.Height));
        svg.Append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 ").Append(width).Append(' ').Append(height)
            .Append("\" width=\"").Append(width).Append("\" height=\"").Append(height)
            .Append("\" font-family=\"").Append(Fonts).Append("\" font-size=\"").Append(Number(TextSize)).Append("\">\n");
        svg.Append("<title>").Append(MarkupText.Escape(scene.Title)).Append("</title>\n");
        svg.Append("<desc>").Append(MarkupText.Escape(scene.Sentence)).Append("</desc>\n");
        WriteAll(svg, scene.Shapes);
        return svg.Append("</svg>\n").ToString();
    }

    /// <summary>Neighbours that look alike share the attributes of one group: a calendar of a month is hundreds of
    /// squares in four colours.</summary>
    private static void WriteAll(StringBuilder svg, Sequence<Shape> shapes)
    {
        for (var first = 0; first < shapes.Count;)
        {
            var style = StyleOf(shapes[first]);
            var next = first + 1;
            while (style.Length > 0 && next < shapes.Count && StyleOf(shapes[next]) == style) next++;
            if (next - first == 1) Write(svg, shapes[first], style);
            else
            {
                svg.Append("<g").Append(style).Append(">\n");
                for (var i = first; i < next; i++) Write(svg, shapes[i], "");
                svg.Append("</g>\n");
            }
            first = next;
        }
    }

    private static string StyleOf(Shape shape) => shape switch
    {
        Shape.Line line => StyleOf(line.Stroke),
        Shape.Steps steps => $" fill=\"none\" stroke-linejoin=\"round\"{StyleOf(steps.Stroke)}",
        Shape.Rectangle rectangle => Fill(rectangle.Fill),
        Shape.Dot dot => Fill(dot.Fill),
        Shape.Hatching hatching => StyleOf(new Stroke(hatching.Ink, 1)) + NoPointer,
        Shape.Text text => StyleOf(text),
        Shape.Group => "",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string StyleOf(Stroke stroke) =>
        $" stroke=\"{Palette.Light(stroke.Ink)}\" stroke-width=\"{Number(stroke.Width)}\""
        + (stroke.IsDashed ? " stroke-dasharray=\"5 4\"" : "");

    private static string StyleOf(Shape.Text text) => Fill(text.Ink)
        + (text.Size == TextSize ? "" : $" font-size=\"{Number(text.Size)}\"")
        + (text.IsBold ? " font-weight=\"600\"" : "")
        + text.Anchor switch
        {
            Anchor.Start => "",
            Anchor.Middle => " text-anchor=\"middle\"",
            Anchor.End => " text-anchor=\"end\"",
            _ => throw new System.Diagnostics.UnreachableException(),
        }
        + NoPointer;

    private static string Fill(Ink ink) => $" fill=\"{Palette.Light(ink)}\"";

    private static void Write(StringBuilder svg, Shape shape, string style)
    {
        switch (shape)
        {
            case Shape.Line line:
                svg.Append(CultureInfo.InvariantCulture, $"<path{style} d=\"{Segment(line.From, line.To)}\"/>\n");
                break;
            case Shape.Steps steps:
                svg.Append(CultureInfo.InvariantCulture, $"<path{style} d=\"{PathOf(steps.Points)}\"/>\n");
                break;
            case Shape.Hatching { Box: var box } hatching:
                var lines = HatchLines.Of(box, hatching.Slant, hatching.Spacing);
                svg.Append(CultureInfo.InvariantCulture, $"<path{style} d=\"{string.Concat(lines.Select(l => Segment(l.From, l.To)))}\"/>\n");
                break;
            case Shape.Rectangle { Box: var box } rectangle:
                svg.Append(CultureInfo.InvariantCulture, $"<rect{style} x=\"{Number(box.X)}\" y=\"{Number(box.Y)}\"");
                svg.Append(CultureInfo.InvariantCulture, $" width=\"{Number(box.Width)}\" height=\"{Number(box.Height)}\"");
                if (rectangle.Radius > 0) svg.Append(CultureInfo.InvariantCulture, $" rx=\"{Number(rectangle.Radius)}\"");
                CloseWithTooltip(svg, "rect", rectangle.Tooltip);
                break;
            case Shape.Dot { Center: var center } dot:
                svg.Append(CultureInfo.InvariantCulture, $"<circle{style} cx=\"{Number(center.X)}\" cy=\"{Number(center.Y)}\" r=\"{Number(dot.Radius)}\"");
                CloseWithTooltip(svg, "circle", dot.Tooltip);
                break;
            case Shape.Text text:
                svg.Append(CultureInfo.InvariantCulture, $"<text{style} x=\"{Number(text.Baseline.X)}\" y=\"{Number(text.Baseline.Y)}\">");
                svg.Append(MarkupText.Escape(text.Content)).Append("</text>\n");
                break;
            case Shape.Group group:
                svg.Append("<g>\n").Append(Tooltip(group.Tooltip));
                WriteAll(svg, group.Shapes);
                svg.Append("</g>\n");
                break;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static void CloseWithTooltip(StringBuilder svg, string tag, string? tooltip)
    {
        if (tooltip is null) svg.Append("/>\n");
        else svg.Append('>').Append(Tooltip(tooltip)).Append("</").Append(tag).Append(">\n");
    }

    private static string Tooltip(string? text) => text is null ? "" : $"<title>{MarkupText.Escape(text)}</title>";

    private static string PathOf(Sequence<Point> points) =>
        string.Concat(points.Select((p, i) => i == 0 ? $"M{Number(p.X)} {Number(p.Y)}" : $"H{Number(p.X)}V{Number(p.Y)}"));

    private static string Segment(Point from, Point to) => $"M{Number(from.X)} {Number(from.Y)}L{Number(to.X)} {Number(to.Y)}";

    /// <summary>To a tenth of a pixel, so that the text is short and the same on every machine.</summary>
    private static string Number(double value) => (Math.Round(value, 1) + 0.0).ToString("0.#", CultureInfo.InvariantCulture);
}
