using System.Text;
using Kept.Agreements;
using Kept.Language.Binding.Levels;
using NodaTime.Text;

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

        var values = text.Values();
        var width = values.Where(v => v.Origin is not null && LengthOf(v) <= WidestValue).Select(LengthOf).DefaultIfEmpty(0).Max();
        var dashes = 0;   // of list items whose first line is still to come
        foreach (var value in values)
        {
            if (value is { Label: null, Text: null })
            {
                dashes++;
                continue;
            }
            page.Append(' ', 2 * (value.Depth - dashes)).Insert(page.Length, "- ", dashes);
            Append(page, value);
            if (value.Origin is { } origin) origin.AppendTo(page.Append(' ', Math.Max(width - LengthOf(value), 0)).Append("  # "));
            page.Append('\n');
            dashes = 0;
        }
        return page.ToString();
    }

    private static void Append(StringBuilder page, EffectiveValue value)
    {
        if (value.Label is null) page.Append("- ").Append(value.Text);
        else if (value.Text is null) page.Append(value.Label).Append(':');
        else page.Append(value.Label).Append(": ").Append(value.Text);
    }

    /// <summary>How long its line is without its origin.</summary>
    private static int LengthOf(EffectiveValue value) =>
        2 * value.Depth + (value.Label?.Length ?? 0) + (value.Text?.Length ?? 0) + (value.Label is not null && value.Text is null ? 1 : 2);

    private static string Word(Level? level) => level is { } known ? $" ({LevelDiagnostics.Word(known)} level)" : "";

    private static string Day(NodaTime.LocalDate date) => LocalDatePattern.Iso.Format(date);
}
