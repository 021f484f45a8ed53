using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Kept.Core.Tests.Language;

/// <summary>Workspaces that come from one without mistakes by a slip or two in one of its texts: lines, keys and values
/// that are lost, doubled or exchanged, values that nobody expects, and slips of the keyboard.</summary>
internal static partial class WorkspaceSlips
{
    private static readonly string[] OddValues =
    [
        "", "[]", "{}", "null", "~", "-1", "0", "0%", "999%", "1e9", "99,9%", "2026-02-30", "2 days", "-4 h", "0 minutes", "any", "none",
        "always", "*a", "&a x", "{by: priority}", "{by: [a], otherwise: 1}", "[99%, 95%)", "\"[99%, 95%)\"", "a == b", "mean(value)", "plan.x",
        "((((", "'", "\"", "!!str x", "|", "> 3", "at least", "99999999999999999999999999999999999999 EUR", "0.00000000000000000000000001%",
        "10000000 hours", "rolling 99999 days", "2026-12-31/2026-01-01", "Europe/Nowhere", "\u200B", "é", "<<",
    ];

    private static readonly Func<string, Slip, string>[] Kinds =
    [
        (text, slip) => OnLines(text, slip, (lines, at, _) => lines.RemoveAt(at)),
        (text, slip) => OnLines(text, slip, (lines, at, _) => lines.Insert(at, lines[at])),
        (text, slip) => OnLines(text, slip, (lines, at, other) => lines.Insert(at, lines[other])),
        (text, slip) => OnLines(text, slip, (lines, at, other) => lines[at] = other % 2 == 0 ? "  " + lines[at] : Outdented(lines[at])),
        (text, slip) => OnLines(text, slip, (lines, at, other) => lines[at] = KeyOf(lines[at]) + ValueOf(lines[other])),
        (text, slip) => OnLines(text, slip, (lines, at, other) => lines[at] = KeyOf(lines[other]) + ValueOf(lines[at])),
        (text, slip) => OnLines(text, slip, (lines, at, _) => lines[at] = $"{KeyOf(lines[at])} {slip.Value}"),
        (text, slip) => Exchange(Word(), text, slip.At, (words, _) => words[slip.Other % words.Count].Value),
        (text, slip) => Exchange(Word(), text, slip.At, (_, _) => slip.Value),
        (text, slip) => Exchange(FlowEntry(), text, slip.At, (_, _) => ""),
        (text, slip) => Exchange(FlowEntry(), text, slip.At, (entries, entry) => entry.Value + entries[slip.Other % entries.Count].Value),
        (text, slip) => text.Length == 0 ? slip.Value : text.Remove(slip.At % text.Length, 1),
    ];

    private sealed record Slip(int Kind, string Value, int At, int Other);

    /// <param name="workspaces">Each as the texts of its files.</param>
    public static Arbitrary<string[]> Of(IReadOnlyList<string[]> workspaces)
    {
        var anywhere = Gen.Choose(0, 1_000_000);
        var slip = Gen.Zip(Gen.Zip(Gen.Choose(0, Kinds.Length - 1), Gen.Elements(OddValues)), Gen.Zip(anywhere, anywhere))
            .Select(s => new Slip(s.Item1.Item1, s.Item1.Item2, s.Item2.Item1, s.Item2.Item2));
        var slips = Gen.Choose(1, 2).SelectMany(count => slip.ArrayOf(count));
        return Gen.Zip(Gen.Elements(workspaces.AsEnumerable()), Gen.Zip(anywhere, slips))
            .Select(chosen => Apply(chosen.Item1, chosen.Item2.Item1, chosen.Item2.Item2)).ToArbitrary();
    }

    private static string[] Apply(string[] texts, int file, Slip[] slips) =>
        [.. texts.Select((text, i) => i == file % texts.Length ? slips.Aggregate(text, (t, slip) => Kinds[slip.Kind](t, slip)) : text)];

    private static string OnLines(string text, Slip slip, Action<List<string>, int, int> change)
    {
        var lines = text.Split('\n').ToList();
        change(lines, slip.At % lines.Count, slip.Other % lines.Count);
        return string.Join('\n', lines);
    }

    private static string Exchange(Regex parts, string text, int at, Func<MatchCollection, Match, string> value)
    {
        var all = parts.Matches(text);
        if (all.Count == 0) return text;
        var part = all[at % all.Count];
        return text[..part.Index] + value(all, part) + text[(part.Index + part.Length)..];
    }

    private static string Outdented(string line) => line.StartsWith("  ", StringComparison.Ordinal) ? line[2..] : line;

    private static string KeyOf(string line) => line.IndexOf(':') is >= 0 and var colon ? line[..(colon + 1)] : line;

    private static string ValueOf(string line) => line.IndexOf(':') is >= 0 and var colon ? line[(colon + 1)..] : line;

    [GeneratedRegex(@"[\w.%-]+")]
    private static partial Regex Word();

    [GeneratedRegex(@", ?[\w""-]+: [^,{}\[\]]+")]
    private static partial Regex FlowEntry();
}
