using System.Globalization;
using Kept.Documents.Scenes;
using Xunit;

namespace Kept.Documents.Tests.Scenes;

public class PaletteTests
{
    /// <summary>Text on what it stands on.</summary>
    public static TheoryData<Ink, Ink> Texts => new()
    {
        { Ink.Text, Ink.Paper }, { Ink.Text, Ink.UnknownSoft }, { Ink.Text, Ink.Track }, { Ink.Muted, Ink.Paper }, { Ink.Muted, Ink.Track },
        { Ink.Muted, Ink.Ground }, { Ink.Muted, Ink.MetSoft }, { Ink.Muted, Ink.ValueSoft }, { Ink.Muted, Ink.UnknownSoft },
        { Ink.Unknown, Ink.Paper }, { Ink.Value, Ink.Paper }, { Ink.Value, Ink.Ground }, { Ink.Value, Ink.ValueSoft },
        { Ink.Goal, Ink.Paper }, { Ink.Met, Ink.Paper }, { Ink.Met, Ink.MetSoft }, { Ink.Missed, Ink.Paper }, { Ink.Missed, Ink.MissedSoft },
        { Ink.Paper, Ink.Missed },
    };

    /// <summary>Lines and bars on what they are drawn on.</summary>
    public static TheoryData<Ink, Ink> Graphics => new()
    {
        { Ink.Value, Ink.MissedZone }, { Ink.Goal, Ink.MissedZone }, { Ink.MissedBar, Ink.Paper }, { Ink.MetBar, Ink.Paper },
        { Ink.MissedBar, Ink.MissedZone }, { Ink.Missed, Ink.MetSoft }, { Ink.Excluded, Ink.ExcludedSoft },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_stands_out_in_light_and_in_the_dark(Ink text, Ink background)
    {
        Assert.InRange(Contrast(Palette.Light(text), Palette.Light(background)), 4.5, 21);
        Assert.InRange(Contrast(Palette.Dark(text), Palette.Dark(background)), 4.5, 21);
    }

    [Theory]
    [MemberData(nameof(Graphics))]
    public void Lines_and_bars_stand_out_in_light_and_in_the_dark(Ink shape, Ink background)
    {
        Assert.InRange(Contrast(Palette.Light(shape), Palette.Light(background)), 3, 21);
        Assert.InRange(Contrast(Palette.Dark(shape), Palette.Dark(background)), 3, 21);
    }

    [Fact]
    public void Every_ink_has_its_own_light_colour_since_style_sheets_know_it_by_that()
    {
        var colours = Enum.GetValues<Ink>().Select(Palette.Light).ToList();

        Assert.Equal(colours.Count, colours.Distinct().Count());
    }

    [Fact]
    public void Every_ink_has_a_custom_property_in_both_modes_and_rules_for_drawings()
    {
        var css = Palette.Css();

        Assert.All(Enum.GetValues<Ink>(), ink =>
        {
            Assert.Contains($": {Palette.Light(ink)};", css);
            Assert.Contains($": {Palette.Dark(ink)};", css);
            Assert.Contains($"svg [fill=\"{Palette.Light(ink)}\"]", css);
            Assert.Contains($"svg [stroke=\"{Palette.Light(ink)}\"]", css);
        });
    }

    /// <summary>The contrast ratio of WCAG 2.</summary>
    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(colour.AsSpan(2 * i + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
