using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Tests.Scenarios;

/// <summary>The figures that must come out, written by hand from the source of the case; nothing rewrites them.</summary>
/// <remarks>
/// <code>
/// # a comment
/// period: 2026-06
/// as of: 2026-07-01T00:00:00Z
/// at: 2026-07-01T00:00:00Z
///
/// availability (region eu): 799/800, missed, credit 10% = 420.00 USD
/// answer (case 1): 1/1, met, due before 2026-06-12T13:00:00+02:00
/// speed: 13/2 h, met
/// gone: no data, not-determined
/// late: 97/100, missed, credit 5% = 50.00 USD, points 2, option terminate open, back 1440.00 USD of 2026-01
/// up: 1439/1440, not-determined, course at-risk to 719/720, burned 25/36
/// plan.leads: 125/1
/// total: 420.00 USD
/// </code>
/// What remedies come to stands behind the verdict: <c>credit</c>, <c>bonus</c>, <c>time</c>, <c>points</c>, <c>option</c>, <c>back</c>. A
/// second <c>period:</c> begins another sheet for the same files.
/// Plan values stand in the unit shown. Every finding of the statement stands on a line of its own; "between 1/2 and 3/4" behind
/// the fraction gives bounds, and "availability, in 2026-06-16/2026-07-01" a period that is not the one asked for. Several versions of
/// an agreement stand one after the other, and "and" joins their totals.
/// </remarks>
public sealed partial record FigureSheet(
    IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Plan, IReadOnlyList<FigureLine> Lines, string? Total)
{
    private static readonly string[] SettingNames = ["period", "as of", "at", "agreement"];

    public string Period => Settings["period"];

    /// <summary>The sheets of a text, each of a period.</summary>
    public static IReadOnlyList<FigureSheet> ParseAll(string text) => NextSheet().Split(text).Select(Parse).ToList();

    /// <summary>Whether it says when cases are due, so that the evidence has to list them all.</summary>
    public bool ListsEverything => Lines.Any(line => line.Due is not null);

    public static FigureSheet Parse(string text)
    {
        var settings = new Dictionary<string, string>();
        var plan = new Dictionary<string, string>();
        var lines = new List<FigureLine>();
        string? total = null;
        foreach (var line in text.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0 && l[0] != '#'))
        {
            var (name, rest) = (line[..line.IndexOf(": ", StringComparison.Ordinal)], line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]);
            if (SettingNames.Contains(name)) settings.Add(name, rest);
            else if (name == "total") total = rest;
            else if (name.StartsWith("plan.", StringComparison.Ordinal)) plan.Add(name["plan.".Length..], rest);
            else lines.Add(ParseLine(name, rest));
        }
        return new FigureSheet(settings, plan, lines, total);
    }

    private static FigureLine ParseLine(string name, string rest)
    {
        var match = Line().Match(rest);
        Assert.True(match.Success, $"This line of figures.txt cannot be read: {name}: {rest}");
        return new FigureLine(
            name, match.Groups["figure"].Value, Value(match, "worst"), Value(match, "best"), match.Groups["verdict"].Value, Value(match, "remedies"))
        {
            Due = Value(match, "due") is { } due ? (Value(match, "before") ?? "") + FigureLine.Stamp(OffsetDateTimePattern.ExtendedIso.Parse(due).Value.ToInstant()) : null,
            Course = Value(match, "course"),
            Burned = Value(match, "burned"),
        };
    }

    private static string? Value(Match match, string group) => match.Groups[group].Success ? match.Groups[group].Value : null;

    [GeneratedRegex(
        @"^(?<figure>no data|long|-?\d+/\d+( \S+)?)( between (?<worst>\S+) and (?<best>\S+))?, (?<verdict>met|missed|not-determined|reported)(, due (?<before>before )?(?<due>[0-9T:Z+-]+))?(, course (?<course>(on-track|at-risk|missed|not-determined)( to [^,]+)?))?(, burned (?<burned>\d+/\d+))?(, (?<remedies>(credit|bonus|time|points|option|back) .+))?$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<=^period: [\s\S]*\n)(?=period: )", RegexOptions.Multiline)]
    private static partial Regex NextSheet();
}

/// <param name="Name">The objective, with its scope in brackets.</param>
/// <param name="Figure">The reduced fraction with its unit (none for shares and numbers), "no data", or "long".</param>
/// <param name="Remedies">"credit 10% = 420.00 USD", or the amount alone, or "20.00 to 40.00 USD"; then other kinds.</param>
public sealed record FigureLine(string Name, string Figure, string? Worst, string? Best, string Verdict, string? Remedies)
{
    /// <summary>When its only case is due, where that is asked.</summary>
    public string? Due { get; init; }

    /// <summary>How it stands while the period goes on, and what it leads to, where that is asked.</summary>
    public string? Course { get; init; }

    /// <summary>What share of its budget is used, where that is asked.</summary>
    public string? Burned { get; init; }

    public static string Stamp(Instant instant) => InstantPattern.ExtendedIso.Format(instant);
}
