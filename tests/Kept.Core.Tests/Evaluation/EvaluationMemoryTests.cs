using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

public class EvaluationMemoryTests
{
    private const string Text = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: memory, title: Memory}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: Northwind}, consumer: {title: Acme}}
          timeZone: UTC
          objectives:
            up: {per: shop, indicator: {availability: {source: monitor}}, target: at least 90%, every: day, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: monitor}
        spec:
          files: monitor.csv
          states: {at: at, state: state, dimensions: [shop]}
        """;

    private const string WithTickets = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: memory, title: Memory}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: Northwind}, consumer: {title: Acme}}
          timeZone: UTC
          objectives:
            up: {per: shop, indicator: {availability: {source: monitor}}, target: at least 90%, every: day, remedies: none}
            few: {per: shop, indicator: {count: {source: tickets, countedBy: opened}}, target: at most 5, every: day, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: monitor}
        spec:
          files: monitor.csv
          states: {at: at, state: state, dimensions: [shop]}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: tickets}
        spec:
          files: tickets.csv
          cases: {id: id, events: {opened: opened}, fields: [shop]}
        """;

    private const string WithMaintenance = """
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: memory, title: Memory}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: Northwind}, consumer: {title: Acme}}
          timeZone: UTC
          exclusions: {work: {effect: leaves-both-sides, windows: {source: windows, from: from, to: to}}}
          objectives:
            up: {per: shop, indicator: {availability: {source: monitor, exclude: work}}, target: at least 90%, every: day, remedies: none}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: monitor}
        spec:
          files: monitor.csv
          states: {at: at, state: state, dimensions: [shop]}
        ---
        apiVersion: kept/v1
        kind: Source
        metadata: {name: windows}
        spec:
          files: windows.csv
          cases: {id: id, events: {from: from, to: to}}
        """;

    [Fact]
    public void Only_what_rests_on_another_series_is_worked_out_again()
    {
        var (agreement, memory) = (Trial.Bind(Text).Agreements[0], new EvaluationMemory());
        var before = Timeline(agreement, "2026-06-01T06:00Z,down,a\n2026-06-01T07:00Z,up,a\n2026-06-01T06:00Z,down,b\n2026-06-01T12:00Z,up,b\n");
        var late = Timeline(agreement, "2026-06-01T06:00Z,down,a\n2026-06-01T12:00Z,up,a\n");
        var mixed = before with { Sources = [Mixed(before, late)] };

        var first = Evaluate(agreement, before, memory);
        var second = Evaluate(agreement, mixed, memory);

        Assert.Same(first.Findings[1], second.Findings[1]);
        Assert.Equal(["23/24", "3/4"], Values(first));
        Assert.Equal(["3/4", "3/4"], Values(second));
        Assert.Equal(Values(Evaluate(agreement, mixed, null)), Values(second));
    }

    [Fact]
    public void Cases_that_are_the_same_are_not_worked_out_again()
    {
        var (agreement, memory) = (Trial.Bind(WithTickets).Agreements[0], new EvaluationMemory());
        var late = WithTicket(agreement, "2026-06-01T00:00Z,down,a\n2026-06-01T12:00Z,up,a\n");
        var first = WithTicket(agreement, "2026-06-01T00:00Z,up,a\n");
        var before = Evaluate(agreement, first, memory);
        var after = Evaluate(agreement, first with { Sources = [late.Sources[0], first.Sources[1]] }, memory);

        Assert.Equal(["1/1", "1/1"], Values(before));
        Assert.Equal(["1/2", "1/1"], Values(after));
        Assert.Same(before.Findings[1], after.Findings[1]);
    }

    [Fact]
    public void A_period_is_remembered_while_others_are_asked_for()
    {
        var (agreement, memory) = (Trial.Bind(Text).Agreements[0], new EvaluationMemory());
        var timeline = Timeline(agreement, "2026-06-01T06:00Z,down,a\n");
        var next = ServicePeriod.OfDates(new(2026, 6, 2), new(2026, 6, 3), NodaTime.DateTimeZone.Utc);
        var first = Evaluate(agreement, timeline, memory);
        Evaluator.Evaluate(agreement, timeline, next, new EvaluationOptions(Day.Range.End), memory);
        Assert.Same(first.Findings[0], Evaluate(agreement, timeline, memory).Findings[0]);
    }

    [Fact]
    public void Another_instant_makes_it_forget()
    {
        var (agreement, memory) = (Trial.Bind(Text).Agreements[0], new EvaluationMemory());
        var timeline = Timeline(agreement, "2026-06-01T06:00Z,down,a\n");
        var first = Evaluator.Evaluate(agreement, timeline, Day, new EvaluationOptions(Day.Range.Start + 8 * NodaTime.NodaConstants.TicksPerHour), memory);
        var second = Evaluate(agreement, timeline, memory);
        Assert.NotSame(first.Findings[0], second.Findings[0]);
        Assert.Equal(["1/4"], Values(second));
    }

    [Fact]
    public void Another_window_of_an_exclusion_makes_it_forget()
    {
        var (agreement, memory) = (Trial.Bind(WithMaintenance).Agreements[0], new EvaluationMemory());
        var until6 = WithWindow(agreement, "2026-06-01T06:00Z");
        Assert.Equal(["2/3"], Values(Evaluate(agreement, until6, memory)));
        Assert.Equal(["2/3"], Values(Evaluate(agreement, until6, memory)));
        Assert.Equal(["1/1"], Values(Evaluate(agreement, WithWindow(agreement, "2026-06-01T12:00Z"), memory)));
    }

    private static ServicePeriod Day { get; } =
        ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 6, 2), NodaTime.DateTimeZone.Utc);

    private static Kept.Evaluation.Evaluation Evaluate(Agreement agreement, Timeline timeline, EvaluationMemory? memory) =>
        Evaluator.Evaluate(agreement, timeline, Day, new EvaluationOptions(Day.Range.End), memory);

    private static IEnumerable<string> Values(Kept.Evaluation.Evaluation evaluation) =>
        evaluation.Findings.Select(f => f.Measured.Value!.Exact.ToString());

    /// <summary>Down from the start of the day until 12:00, with maintenance from its start until a time.</summary>
    private static Timeline WithWindow(Agreement agreement, string until)
    {
        var sources = agreement.Sources().DistinctBy(s => s.Name).Select(source => Trial.Read(source, source.Name == "windows"
            ? $"id,from,to\n1,2026-06-01T00:00Z,{until}\n"
            : "at,state,shop\n2026-06-01T00:00Z,down,a\n2026-06-01T12:00Z,up,a\n"));
        return new MeasurementLog(sources.ToSequence()).AsOf(Day.Range.End);
    }

    /// <summary>A ticket of a shop, beside states.</summary>
    private static Timeline WithTicket(Agreement agreement, string states)
    {
        var sources = agreement.Sources().DistinctBy(s => s.Name).Select(source => Trial.Read(source, source.Name == "tickets"
            ? "id,opened,shop\n1,2026-06-01T03:00Z,a\n"
            : $"at,state,shop\n{states}"));
        return new MeasurementLog(sources.ToSequence()).AsOf(Day.Range.End);
    }

    /// <summary>The series of one shop of a later timeline, and all others of an earlier one.</summary>
    private static SourceTimeline.States Mixed(Timeline before, Timeline late)
    {
        var (old, changed) = ((SourceTimeline.States)before.Sources[0], (SourceTimeline.States)late.Sources[0]);
        return old with { Series = [changed.Series[0], .. old.Series.Skip(1)] };
    }

    private static Timeline Timeline(Agreement agreement, string rows)
    {
        var text = "at,state,shop\n2026-06-01T00:00Z,up,a\n" + (rows.Contains(",b\n", StringComparison.Ordinal) ? "2026-06-01T00:00Z,up,b\n" : "") + rows;
        var source = agreement.Sources().Single();
        var log = MeasurementReader.Read(source, [new SourceFile("monitor.csv", [System.Text.Encoding.UTF8.GetBytes(text)])]).Value!;
        return new MeasurementLog([log]).AsOf(Day.Range.End);
    }
}
