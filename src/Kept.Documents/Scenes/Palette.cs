using System.Text;

namespace Kept.Documents.Scenes;

/// <summary>The colours of all documents, in one place. Drawings carry the light colours as attributes, because mail
/// programs and PDF makers read no style sheets; a page's style sheet maps each of them to its custom property, so
/// that the same drawing follows the reader's dark mode. For that, every light colour is used once.</summary>
public static class Palette
{
    private static readonly (Ink Ink, string Name, string Light, string Dark)[] Tones =
    [
        (Ink.Ground, "ground", "#f4f5f7", "#0e1318"),
        (Ink.Paper, "paper", "#ffffff", "#161d25"),
        (Ink.Text, "text", "#17202b", "#e7ecf1"),
        (Ink.Muted, "muted", "#566070", "#a5b0bd"),
        (Ink.Rule, "rule", "#d9dee4", "#303a46"),
        (Ink.Track, "track", "#e9ecf0", "#242d37"),
        (Ink.Value, "value", "#1d4fa8", "#86b4ff"),
        (Ink.ValueSoft, "value-soft", "#e3ebf9", "#1d2f4d"),
        (Ink.Plain, "plain", "#9fb6dc", "#48638e"),
        (Ink.Goal, "goal", "#2b3542", "#d3dbe4"),
        (Ink.Met, "met", "#17693f", "#69d19a"),
        (Ink.MetSoft, "met-soft", "#dcf1e5", "#15392a"),
        (Ink.MetBar, "met-bar", "#4a9a70", "#3f8f68"),
        (Ink.Missed, "missed", "#b02318", "#ff9286"),
        (Ink.MissedSoft, "missed-soft", "#fbdedb", "#4c201d"),
        (Ink.MissedBar, "missed-bar", "#cd665b", "#c4685e"),
        (Ink.MissedZone, "missed-zone", "#fdf4f3", "#221d22"),
        (Ink.Unknown, "unknown", "#5d6673", "#b0bac6"),
        (Ink.UnknownSoft, "unknown-soft", "#eef0f3", "#28323d"),
        (Ink.UnknownBar, "unknown-bar", "#9099a5", "#6f7b89"),
        (Ink.Excluded, "excluded", "#60469b", "#c3aef2"),
        (Ink.ExcludedSoft, "excluded-soft", "#ece6f8", "#332a50"),
    ];

    public static string Light(Ink ink) => Tones[(int)ink].Light;

    public static string Dark(Ink ink) => Tones[(int)ink].Dark;

    /// <summary>The custom properties for both modes, and the rules that make drawings follow them. Paper is light, so
    /// what is printed is too.</summary>
    public static string Css()
    {
        var css = new StringBuilder();
        css.Append(":root {\n  color-scheme: light dark;\n");
        foreach (var tone in Tones) css.Append("  --").Append(tone.Name).Append(": ").Append(tone.Light).Append(";\n");
        css.Append("}\n@media screen and (prefers-color-scheme: dark) {\n  :root {\n");
        foreach (var tone in Tones) css.Append("    --").Append(tone.Name).Append(": ").Append(tone.Dark).Append(";\n");
        css.Append("  }\n}\n");
        foreach (var property in new[] { "fill", "stroke" })
            foreach (var tone in Tones)
                css.Append("svg [").Append(property).Append("=\"").Append(tone.Light).Append("\"] { ")
                    .Append(property).Append(": var(--").Append(tone.Name).Append("); }\n");
        return css.ToString();
    }
}
