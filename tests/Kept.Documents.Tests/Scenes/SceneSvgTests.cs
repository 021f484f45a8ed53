using System.Xml.Linq;
using FsCheck.Fluent;
using Kept.Documents.Scenes;
using Kept.Quantities;
using Xunit;

namespace Kept.Documents.Tests.Scenes;

public class SceneSvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Every_shape_is_written_as_well_formed_xml_with_its_colours_as_attributes()
    {
        var svg = XDocument.Parse(SceneSvg.Write(Scene(
            new Shape.Line(new(0, 0), new(10.04, 5.5), new Stroke(Ink.Rule, 1)),
            new Shape.Steps([new(0, 1), new(4, 2), new(8, 3)], new Stroke(Ink.Value, 2, IsDashed: true)),
            new Shape.Rectangle(new(1, 2, 3, 4), Ink.Met, 2, "tip"),
            new Shape.Dot(new(5, 5), 2, Ink.Missed),
            new Shape.Hatching(new(0, 0, 10, 10), Slant.Rising, 5, Ink.Unknown),
            new Shape.Group([new Shape.Text(new(1, 1), "a < b", Ink.Text, 12, Anchor.Middle, true)], "both")))).Root!;

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal(["M0 0L10 5.5", "M0 1H4V2H8V3"], svg.Elements(Svg + "path").Take(2).Select(p => p.Attribute("d")!.Value));
        Assert.Equal(Palette.Light(Ink.Met), svg.Element(Svg + "rect")!.Attribute("fill")!.Value);
        Assert.Equal("tip", svg.Element(Svg + "rect")!.Element(Svg + "title")!.Value);
        Assert.Equal("a < b", svg.Element(Svg + "g")!.Element(Svg + "text")!.Value);
        Assert.DoesNotContain(svg.Descendants().Attributes(), a => a.Name.LocalName is "style" or "class" or "id");
    }

    [Fact]
    public void Neighbours_that_look_alike_share_their_attributes()
    {
        var svg = XDocument.Parse(SceneSvg.Write(Scene(
            new Shape.Rectangle(new(0, 0, 1, 1), Ink.Met), new Shape.Rectangle(new(2, 0, 1, 1), Ink.Met),
            new Shape.Rectangle(new(4, 0, 1, 1), Ink.Missed)))).Root!;

        Assert.Equal([2], svg.Elements(Svg + "g").Select(g => g.Elements().Count()));
        Assert.Single(svg.Elements(Svg + "rect"));
    }

    [Theory]
    [InlineData(0.04, "0")]
    [InlineData(-0.04, "0")]
    [InlineData(12.25, "12.2")]
    [InlineData(1e6, "1000000")]
    public void Coordinates_are_short(double x, string expected) => Assert.Contains(
        $"cx=\"{expected}\"", SceneSvg.Write(Scene(new Shape.Dot(new(x, 0), 1, Ink.Met))));

    [Fact]
    public void Hatching_stays_inside_its_box_and_slants_by_45_degrees() => Law.Holds(
        from x in Gen.Choose(-500, 500)
        from y in Gen.Choose(-500, 500)
        from width in Gen.Choose(0, 3_000)
        from height in Gen.Choose(0, 300)
        from slant in Gen.Elements(Slant.Rising, Slant.Falling)
        select (Box: new Box(x / 3.0, y / 3.0, width / 3.0, height / 3.0), slant),
        t =>
        {
            var lines = HatchLines.Of(t.Box, t.slant, 5).ToList();
            return lines.Count <= 402 && lines.All(l => Inside(t.Box, l.From) && Inside(t.Box, l.To)
                && Math.Abs((l.To.X - l.From.X) - (t.slant is Slant.Rising ? l.From.Y - l.To.Y : l.To.Y - l.From.Y)) < 1e-6);
        });

    [Theory]
    [InlineData("short", "short")]
    [InlineData("a rather long title of an objective", "a rather lon…")]
    public void Text_that_does_not_fit_ends_in_an_ellipsis(string text, string expected) => Assert.Equal(expected, Lettering.Fit(text, 90, 12));

    [Fact]
    public void A_long_title_breaks_where_it_can()
    {
        Assert.Equal(("alpine-login-", "node"), Lettering.Break("alpine-login-node", 100, 12));
        Assert.Equal(("a title", "of two lines"), Lettering.Break("a title of two lines", 60, 12));
        Assert.Equal(("unbreakableword", ""), Lettering.Break("unbreakableword", 60, 12));
    }

    private static bool Inside(Box box, Point point) =>
        point.X >= box.X - 1e-6 && point.X <= box.Right + 1e-6 && point.Y >= box.Y - 1e-6 && point.Y <= box.Bottom + 1e-6;

    private static Scene Scene(params ReadOnlySpan<Shape> shapes) => new(100, 50, "A title", "A sentence.", Sequence.Of(shapes));
}
