using Kept.Core.Tests.Evaluation;
using Kept.Statements;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Statements;

/// <summary>How cases behind a number are told.</summary>
public sealed class EvidenceTextTests
{
    private static readonly Written Tickets = Written.Of(
        """
        objectives:
          reopened:
            indicator: {shareOfCases: {source: tickets, good: again == yes, countedBy: opened}}
            target: at most 50%
            every: month
            remedies: none
          closed-at-once:
            indicator: {shareOfCases: {source: tickets, good: again == no, countedBy: opened}}
            target: at least 50%
            every: month
            remedies: none
          time-to-close:
            indicator: {mean: {source: tickets, of: closed - opened, countedBy: opened}}
            target: at most 4 hours
            every: month
            remedies: none
        """,
        """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec: {files: tickets.csv, cases: {id: ticket, events: {opened: opened, closed: closed}, fields: [again]}}
        """,
        ("tickets.csv", "ticket,opened,closed,again\nA,2026-06-01T08:00Z,2026-06-01T09:30Z,no\nB,2026-06-02T08:00Z,2026-06-02T08:00:20Z,yes\n"));

    [Theory]
    [InlineData("reopened", "1 of 2 cases", "B: counted, from 2026-06-02 08:00")]
    [InlineData("closed-at-once", "1 of 2 cases", "A: good, from 2026-06-01 08:00", "B: not good, from 2026-06-02 08:00")]
    [InlineData("time-to-close", "2 of 2 cases", "A: good, from 2026-06-01 08:00, 1 h 30 min", "B: good, from 2026-06-02 08:00, 20 s")]
    public void Cases_are_told_by_what_they_are_counted_for(string objective, params string[] lines)
    {
        var finding = Tickets.Evaluate("2026-06", "2026-07-01T00:00:00Z", listsEverything: true).Findings.Single(f => f.Objective.Name == objective);
        Assert.Equal(lines, EvidenceText.Lines(finding, DateTimeZone.Utc, int.MaxValue));
    }
}
