using System.Text;
using Kept.Agreements;

namespace Kept.Language.Explaining;

/// <summary>The effective text of an agreement for people: the agreement in its notation, with where each value comes from in a
/// comment behind it.</summary>
public static class EffectiveTextPrinter
{
    /// <summary>Columns after which the origin of a long value stands one blank behind it.</summary>
    private const int WidestValue = 60;

    public static string Print(EffectiveText text)
    {
        var page = new StringBuilder();
        page.Append("# ").Append(text.Version.Name).Append(", version ").Append(text.Version.Version).Append(Word(text.Level)).Append('\n');
        foreach (var (version, level) in text.Extends)
            page.Append(version.Name == text.Version.Name ? "# amends " : "# extends ").Append(version).Append(Word(level)).Append('\n');
        foreach (var version in text.Includes) page.Append("# includes ").Append(version).Append('\n');
        if (text.InForce.Effective is { } own) page.Append("# in force from ").Append(Day(own.From)).Append('\n');
        if (text.InForce.Superseded is { } next) page.Append("# in force until ").Append(Day(next.From.PlusDays(-1))).Append('\n');
        page.Append('\n');

        var lines = Lines(text).ToList();
        var width = lines.Where(l => l.Origin is not null && l.Text.Length <= WidestValue).Select(l => l.Text.Length).DefaultIfEmpty(0).Max();
        foreach (var (line, origin) in lines)
            page.Append(origin is null ? line : $"{line.PadRight(width)}  # {origin}").Append('\n');
        return page.ToString();
    }

    private static IEnumerable<(string Text, Origin? Origin)> Lines(EffectiveText text)
    {
        var dashes = "";   // of list items whose first line is still to come
        foreach (var value in text.Values())
        {
            if (value is { Label: null, Text: null })
            {
                dashes += "- ";
                continue;
            }
            var indentation = new string(' ', 2 * value.Depth - dashes.Length);
            yield return (indentation + dashes + Content(value), value.Origin);
            dashes = "";
        }
    }

    private static string Content(EffectiveValue value) => (value.Label, value.Text) switch
    {
        ({ } label, null) => $"{label}:",
        ({ } label, { } content) => $"{label}: {content}",
        _ => $"- {value.Text}",
    };

    private static string Word(Level? level) => level is { } known ? $" ({known.ToString().ToLowerInvariant()} level)" : "";

    private static string Day(NodaTime.LocalDate date) => date.ToString("uuuu'-'MM'-'dd", null);
}
