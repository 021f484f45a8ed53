using System.Globalization;
using Kept.Core.Tests.Measurements;
using Kept.Evaluation;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>Clocks that are read on thousands of cases at once say of each what they say of it alone.</summary>
public sealed class ClockColumnTests
{
    private const int Cases = 9_001;

    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: desk, title: Desk}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: One}, consumer: {title: Other}}
          timeZone: Europe/Berlin
          calendars: {business: {zone: Europe/Berlin, businessDay: 8 hours, open: {mon-fri: 09:00-17:00}, holidays: [2026-05-14]}}
          objectives:
            in-time: {target: ">= 90%", every: month, remedies: none, indicator: {timeliness: {source: tickets, countedBy: opened,
              clock: {from: opened, to: resolved, hours: business, pauseWhile: waiting}, within: {by: priority, p1: 4 hours, p2: 16 hours, p3: 2 business days, otherwise: 40 hours}}}}
            time: {target: report-only, every: month, remedies: none, indicator: {sum: {source: tickets, countedBy: opened,
              clock: {from: opened, to: resolved, hours: business, pauseWhile: waiting}}}}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          cases: {id: id, events: {opened: opened, resolved: resolved}, pauses: {waiting: [{from: from1, to: to1}, {from: from2, to: to2}]}, fields: [priority]}
        """;

    [Fact]
    public void Cases_are_judged_together_as_each_by_itself()
    {
        var dice = new Dice(57);
        var workspace = Trial.Bind(Text);
        var log = workspace.Sources[0].Log("id,opened,resolved,from1,to1,from2,to2,priority\n" + string.Concat(Enumerable.Range(0, Cases).Select(id => Row(dice, id))));
        var (at, period) = (Given.Tick("2026-05-29T12:00:00Z"), ServicePeriod.OfDates(new LocalDate(2026, 5, 1), new LocalDate(2026, 6, 1), workspace.Agreements[0].Zone));
        var evaluation = Evaluator.Evaluate(workspace.Agreements[0], new Kept.Measurements.MeasurementLog([log]).AsOf(at), period, new EvaluationOptions(at, ListsEverything: true));
        var (together, shown) = ((Evidence.Cases)evaluation.Findings[0].Measured.Evidence, (Evidence.Cases)evaluation.Findings[1].Measured.Evidence);
        var each = together.Listed.ToList();

        Assert.True(each.Count > Cases / 2, $"{each.Count}");
        Assert.Equal(together.Good, each.Count(c => c.State is CaseState.InTime));
        Assert.Equal(together.Decided, each.Count(c => c.State is CaseState.InTime or CaseState.Breached));
        Assert.All(each, one => Assert.Equal(one.State is CaseState.Breached, one.LateTicks is not null));
        Assert.DoesNotContain(each, one => one.State is CaseState.InTime && one.IsOpen);
        var times = each.ToDictionary(one => one.Id, one => one.ElapsedTicks);
        Assert.All(shown.Listed, one => Assert.Equal(times[one.Id], one.ElapsedTicks));
        Assert.Equal(each.Count(one => one.IsOpen), shown.Listed.Count(one => one.State is CaseState.Running));
    }

    private static string Row(Dice dice, int id)
    {
        var opened = new DateTime(2026, 4, 25, 0, 0, 0, DateTimeKind.Utc).AddMinutes(dice.Between(0, 60 * 24 * 40));
        string At(int percent, DateTime at) => dice.Chance(percent) ? at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) : "";
        string Pause()
        {
            var from = opened.AddMinutes(dice.Between(-100, 8_000));
            var paused = At(40, from);
            return $"{paused},{(paused.Length > 0 ? At(80, from.AddMinutes(dice.Between(1, 3_000))) : "")}";
        }
        return $"T{id},{At(97, opened)},{At(80, opened.AddMinutes(dice.Between(0, 60 * 24 * 7)))},{Pause()},{Pause()},{dice.Pick("p1", "p2", "p3", "p4", "")}\n";
    }
}
