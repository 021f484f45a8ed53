using Kept.Evaluation;
using Kept.Measurements;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

public sealed class ScopeTests
{
    private const string Text =
        """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: scopes}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: UTC
          objectives:
            each:
              per: case
              indicator: {count: {source: tickets, countedBy: opened}}
              target: at most 1
              every: month
              remedies: none
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec: {files: tickets.csv, cases: {id: id, events: {opened: opened}}}
        """;

    [Fact]
    public void Scopes_come_by_number_and_then_by_text_whatever_the_order_of_rows() => Law.Holds(
        Dice.Throw(dice => dice.Shuffle(["10", "9", "1a", "05", "5", "-3", "B", "a", "100", "2b"])),
        ids => Assert.Equal(["-3", "05", "5", "9", "10", "100", "1a", "2b", "B", "a"], ScopesOf(ids)),
        20);

    private static IEnumerable<string> ScopesOf(string[] ids)
    {
        var workspace = Trial.Bind(Text);
        var log = new MeasurementLog([Trial.Read(
            workspace.Sources[0], "id,opened\n" + string.Concat(ids.Select(id => $"{id},2026-06-01T08:00:00Z\n")))]);
        var at = Instant.FromUtc(2026, 7, 1, 0, 0).ToUnixTimeTicks();
        var june = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 7, 1), DateTimeZone.Utc);
        return Evaluator.Evaluate(workspace.Agreements[0], log.AsOf(at), june, new EvaluationOptions(at)).Findings.Select(f => f.Scope[0].Value);
    }
}
