using System.Globalization;
using System.Text;
using Kept.Diagnostics;

namespace Kept.Language.Text;

/// <summary>Shows diagnostics to people: each under the line of the file that it is about.</summary>
public static class DiagnosticPrinter
{
    /// <summary>How much of a long line is shown before and behind the start of the part that is meant.</summary>
    private const int CharactersBefore = 60;
    private const int CharactersBehind = 100;

    private const int TabWidth = 4;

    /// <param name="findText">The text of a file by the path in its diagnostics; null when it is not at hand.</param>
    /// <returns>All diagnostics and their count; nothing when there are none.</returns>
    public static string Print(IEnumerable<Diagnostic> diagnostics, Func<string, SourceText?> findText)
    {
        var result = new StringBuilder();
        var all = diagnostics.ToList();
        foreach (var diagnostic in all)
        {
            foreach (var line in Lines(diagnostic, findText(diagnostic.Place.File)))
                result.Append(line.Text).Append('\n');
            result.Append('\n');
        }
        return all.Count == 0 ? "" : result.Append(Count(all)).Append('\n').ToString();
    }

    /// <param name="text">The text of the diagnostic's file, when it is at hand.</param>
    public static IEnumerable<DiagnosticLine> Lines(Diagnostic diagnostic, SourceText? text)
    {
        var severity = diagnostic.Severity;
        var place = diagnostic.Place;
        yield return new(DiagnosticLineKind.Heading, severity, DisplayText.Harmless(
            $"{place}: {Name(severity)} {diagnostic.Code}: {diagnostic.Message}"));

        var margin = new string(' ', 4);
        if (text is not null && place.Line >= 1 && place.Line <= text.LineCount)
        {
            var number = place.Line.ToString(CultureInfo.InvariantCulture);
            var (excerpt, underline) = Excerpt(text.LineSpan(place.Line), place);
            yield return new(DiagnosticLineKind.Excerpt, severity, $"{margin}{number} | {excerpt}".TrimEnd());
            margin = new string(' ', margin.Length + number.Length + 1);
            yield return new(DiagnosticLineKind.Underline, severity, $"{margin}| {underline}");
        }
        if (diagnostic.Help.Length > 0)
            yield return new(DiagnosticLineKind.Help, severity, $"{margin}= {DisplayText.Harmless(diagnostic.Help)}");
    }

    /// <summary>How many there are of each severity: <c>2 errors, 1 warning</c>.</summary>
    public static string Count(IEnumerable<Diagnostic> diagnostics) => string.Join(", ", diagnostics
        .CountBy(diagnostic => diagnostic.Severity)
        .OrderByDescending(group => group.Key)
        .Select(group => $"{group.Value} {Name(group.Key)}{(group.Value == 1 ? "" : "s")}"));

    /// <summary>The part of a line around the place, and marks that stand under the place.</summary>
    private static (string Excerpt, string Underline) Excerpt(ReadOnlySpan<char> line, Place place)
    {
        var start = place.Column == 0 ? line.Length - line.TrimStart().Length : Math.Min(place.Column - 1, line.Length);
        var end = place.Length == 0 ? line.TrimEnd().Length : start + Math.Min(place.Length, line.Length - start);
        var from = Math.Max(0, start - CharactersBefore);
        if (from > 0 && char.IsLowSurrogate(line[from])) from--;
        var to = Math.Min(line.Length, start + CharactersBehind);

        var excerpt = new StringBuilder(from > 0 ? "…" : "");
        var column = excerpt.Length;
        var (startColumn, endColumn) = (-1, -1);
        for (var i = from; i < to;)
        {
            if (startColumn < 0 && i >= start) startColumn = column;
            if (endColumn < 0 && i >= end) endColumn = column;
            _ = Rune.DecodeFromUtf16(line[i..], out var rune, out var length);
            column += Append(excerpt, rune, column);
            i += length;
        }
        if (startColumn < 0) startColumn = column;
        if (endColumn < 0) endColumn = column;
        if (to < line.Length) excerpt.Append('…');
        var marks = new string('^', Math.Max(1, endColumn - startColumn));
        return (excerpt.ToString(), new string(' ', startColumn) + marks);
    }

    /// <returns>The columns that the character takes.</returns>
    private static int Append(StringBuilder excerpt, Rune rune, int column)
    {
        if (rune.Value == '\t')
        {
            var blanks = TabWidth - column % TabWidth;
            excerpt.Append(' ', blanks);
            return blanks;
        }
        var shown = DisplayText.Harmless(rune);
        excerpt.Append(shown);
        return DisplayText.WidthOf(shown);
    }

    private static string Name(Severity severity) => severity.ToString().ToLowerInvariant();
}
