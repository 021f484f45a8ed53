using NodaTime.TimeZones;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Section 3: from when to when the agreement holds, and in which zone; section 17: how it goes on.</summary>
internal static class TermWording
{
    public static IEnumerable<Provision> Of(Agreement agreement)
    {
        if (agreement.Term is { } term)
        {
            yield return new Paragraph("3.1", "Start", [new Sentence("term.start", $"This agreement starts at the beginning of {DateWords.Of(term.Start)}.")]);
            yield return new Paragraph("3.2", "End", [new Sentence("term.end", term.End is { } last
                ? $"It ends at the end of {DateWords.Of(last)}, which is its last day{(term.Renewal is null ? "" : $", unless it is extended under {Cite.Section("extension")}")}."
                : "It has no agreed last day and holds until further notice.")]);
        }
        yield return new Paragraph("3.3", "Days and periods", [
            new Sentence("timeZone", $"Days, weeks, months and other periods begin and end at midnight in the time zone {agreement.Zone.Id}."),
            new Sentence("", "They are as long as they are there: a day on which the clocks change has 23 or 25 hours, and a month has its own number of days."),
            new Sentence("", "Only the part of a period that lies within the term is assessed."),
            new Sentence("", $"The rules of time zones are those of the IANA time zone database, version {TzdbDateTimeZoneSource.Default.TzdbVersion}."),
        ]);
        foreach (var part in LevelWording.Version(agreement)) yield return part;
    }

    public static IEnumerable<Provision> Extension(Agreement agreement)
    {
        if (agreement.Term?.Renewal is not { } renewal) yield break;
        yield return new Sentence("term.renewal.every", $"After its last day this agreement is extended by {DateWords.Months(renewal.Months)} each time.");
        yield return new Sentence("term.renewal.notice",
            $"A party that does not want that gives notice to all other parties at least {QuantityWords.Count(renewal.NoticeDays, "calendar day")} before the last day, which is then the end.");
    }
}
