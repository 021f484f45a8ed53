using Kept.Core.Tests.Evaluation;
using Kept.Core.Tests.Time;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Time;
using NodaTime;
using Xunit;

namespace Kept.Core.Tests.Remedies;

/// <summary>Several objectives with credits, and what they are settled by.</summary>
internal sealed record SettlementTrial(
    string Currency, string Period, IReadOnlyList<ServiceDraft> Services, IReadOnlyList<ObjectiveDraft> Objectives, TermsDraft Terms,
    IReadOnlyDictionary<string, string> Files, IReadOnlyList<ChargeRow> Charges)
{
    private static readonly string[] Comparators = ["at least", "more than", "at most", "less than", "exactly"];

    private static readonly Fraction[] ShareEdges = [new(1, 2), new(9, 10), new(19, 20), new(99, 100), new(999, 1000)];

    private static readonly Fraction[] NumberEdges = [1, 2, 5, 10, 20];

    private static readonly string[] Measures = ["downtime", "shortfall", "attainment"];

    public bool HasCents => Currency == "EUR";

    public static SettlementTrial Throw(Dice dice)
    {
        var currency = dice.Pick("EUR", "JPY");
        var (period, months) = dice.Pick<(string, int[])>(("2026-06", [1]), ("2026-Q2", [1, 3]), ("2026", [12]), ("2026-W23", [0]));
        var services = Enumerable.Range(1, dice.Between(1, 3)).Select(i => new ServiceDraft(
            $"s{i}", dice.Chance(60) ? Money(dice, currency) : null, dice.Pick(1, 3, 12), dice.Chance(70))).ToList();
        var objectives = Enumerable.Range(1, dice.Between(1, 4))
            .Select(i => Objective(dice, i, currency, dice.Pick(services), dice.Pick(months))).ToList();
        var files = new Dictionary<string, string>
        {
            ["requests"] = "at,class,good,total\n" + string.Concat(dice.Many(0, 5, () => Requests(dice))),
            ["days"] = "at,class,good,total\n" + string.Concat(Days().SelectMany(day =>
                dice.Many(0, 2, () => $"{day},{Class(dice)},{dice.Between(0, 1)},1\n"))),
            ["states"] = "at,class,state\n" + string.Concat(dice.Many(0, 5, () =>
                $"{Stamp(dice)},{Class(dice)},{dice.Pick("up", "down", "no-data")}\n")),
            ["numbers"] = "at,class,value\n" + string.Concat(dice.Many(0, 3, () =>
                $"{Stamp(dice)},{Class(dice)},{dice.Pick("1", "2", "4.5", "5", "10", "20.25")}\n")),
        };
        var charges = dice.Many(0, 6, () => new ChargeRow(
            dice.Between(1, 400), dice.Pick("a", "b"), dice.Pick(services).Name, Money(dice, currency))).ToList();
        return new SettlementTrial(currency, period, services, objectives, TermsDraft.Throw(dice, currency == "EUR", services.Any(s => s.Charge is not null || s.IsMeasured)), files, charges);
    }

    private static IEnumerable<string> Days() =>
        Enumerable.Range(0, 90).Select(day => $"{new LocalDate(2026, 4, 1).PlusDays(day):uuuu-MM-dd}T00:00:00Z");

    private static string Class(Dice dice) => dice.Pick("a", "b");

    /// <summary>A minute of June.</summary>
    private static string Stamp(Dice dice) =>
        Clockface.Stamp(Instant.FromUtc(2026, 6, 1, 0, 0).ToUnixTimeTicks() / Some.Minute + dice.Between(0, 30 * 1440 - 1));

    private static string Requests(Dice dice)
    {
        var (good, total) = dice.Pick((9, 10), (99, 100), (999, 1000), (95, 100), (1, 2), (1, 1), (0, 0), (19, 21), (997, 1000));
        return $"{Stamp(dice)},{Class(dice)},{good},{total}\n";
    }

    public static Fraction Money(Dice dice, string currency) => new(dice.Between(1, 3_000_000), currency == "EUR" ? 100 : 1);

    private static ObjectiveDraft Objective(Dice dice, int number, string currency, ServiceDraft service, int months)
    {
        var kind = dice.Pick("ratio", "days", "availability", "sum");
        var edges = kind == "sum" ? NumberEdges : ShareEdges;
        var isByClass = dice.Chance(40);
        var (comparator, hasCents) = (dice.Pick(Comparators), currency == "EUR");
        var credits = dice.Many(1, 2, () => Credit(dice, kind, service, edges, isByClass, currency));
        return new ObjectiveDraft(
            $"o{number}", service.Name, kind, comparator, dice.Pick(edges), months, isByClass,
            kind != "availability" && dice.Chance(25) ? dice.Between(1, 30) : null, credits);
    }

    private static CreditDraft Credit(Dice dice, string kind, ServiceDraft service, Fraction[] edges, bool isByClass, string currency)
    {
        var hasCents = currency == "EUR";
        var hasCharge = service.Charge is not null || service.IsMeasured;
        Fraction? money = hasCharge && dice.Chance(60) ? null : Money(dice, currency);
        var atMost = dice.Chance(40) ? GivenDraft.ThrowSome(dice, hasCents) : null;
        if (dice.Chance(60))
        {
            var classes = isByClass && dice.Chance(70) ? dice.Some(1, "a", "b", "") : [""];
            return new CreditDraft(money, classes.ToDictionary(c => c, _ => CreditDraft.Between(dice, edges, hasCents)), null, atMost);
        }
        var of = dice.Pick(kind == "availability" ? Measures : Measures[1..]);
        var (unit, written) = of == "downtime" ? dice.Pick<(Fraction, string)>((1800, "30 minutes"), (3600, "1 hour"), (60, "1 minute"))
            : kind == "sum" ? dice.Pick<(Fraction, string)>((1, "1"), (new(1, 4), "0.25"))
            : dice.Pick<(Fraction, string)>((new(1, 100), "1%"), (new(1, 1000), "0.1%"));
        var (beyond, beyondWritten) = of == "downtime" ? (7200, "2 hours") : kind == "sum" ? ((Fraction)2, "2") : (new Fraction(1, 2), "50%");
        return new CreditDraft(
            money, null,
            new LadderDraft(
                unit, written, of, dice.Chance(30) ? beyond : null, beyondWritten, dice.Pick("completed", "started", "proportional"),
                GivenDraft.ThrowSome(dice, hasCents)),
            atMost);
    }

    public string Text =>
        $"""
        apiVersion: kept/v1
        kind: Agreement
        metadata: {"{"}name: trial, title: A trial{"}"}
        spec:
          relation: sla
          structure: service-based
          parties: {"{"}provider: {"{"}title: One{"}"}, consumer: {"{"}title: Other{"}}"}
          timeZone: UTC
          currency: {Currency}
          services:
        {string.Join("\n", Services.Select(s => "    " + Line(s)))}
          objectives:
        {string.Join("\n", Objectives.Select(Lines))}
          settlement: {Terms.Written(Currency)}
        ---
        {Source("requests", "counts: {at: at, bucket: 1 minute, counters: {good: good, total: total}, dimensions: [class]}")}
        ---
        {Source("days", "counts: {at: at, bucket: 24 hours, counters: {good: good, total: total}, dimensions: [class]}")}
        ---
        {Source("states", "states: {at: at, state: state, holdsAtMost: 72 hours, dimensions: [class]}")}
        ---
        {Source("numbers", "samples: {at: at, value: value, unit: number, dimensions: [class]}")}
        ---
        {Source("charges", $"amounts: {{at: at, value: amount, unit: {Currency}, dimensions: [class, service]}}")}
        """;

    private static string Source(string name, string spec) =>
        $"apiVersion: kept/v1\nkind: Source\nmetadata: {{name: {name}}}\nspec:\n  files: {name}.csv\n  {spec}";

    private string Line(ServiceDraft service)
    {
        var every = service.Months switch { 1 => "month", 3 => "quarter", _ => "year" };
        return service.Charge is { } charge ? $"{service.Name}: {{charge: {GivenDraft.Decimal(charge)} {Currency} per {every}}}"
            : service.IsMeasured ? $"{service.Name}: {{charge: {{source: charges, where: service == {service.Name}}}}}"
            : $"{service.Name}: {{title: Free}}";
    }

    private string Lines(ObjectiveDraft o)
    {
        var indicator = o.Kind switch
        {
            "ratio" => "{ratio: {source: requests, good: good, total: total}}",
            "days" => "{shareOfIntervals: {source: days, every: 24 hours, met: good / total >= 50%, empty: not-determined}}",
            "availability" => $"{{availability: {{source: states{(o.IsByClass ? "" : ", across: {class: pooled}")}}}}}",
            _ => "{sum: {source: numbers}}",
        };
        var every = o.Months switch { 0 => "week", 1 => "month", 3 => "quarter", _ => "year" };
        var limit = o.Unit == "%" ? GivenDraft.Decimal(o.Target * 100) + "%" : GivenDraft.Decimal(o.Target);
        return $"    {o.Name}: {{service: {o.Service}, {(o.IsByClass ? "per: class, " : "")}indicator: {indicator}, "
            + $"target: {o.Comparator} {limit}, every: {every}, "
            + (o.AtLeastCounted is { } count ? $"qualifying: {{when: count >= {count}, otherwise: not-determined}}, " : "")
            + $"remedies: [{string.Join(", ", o.Credits.Select(c => $"{{credit: {c.Written(Currency, o.Unit)}}}"))}]}}";
    }

    /// <summary>Evaluates and settles through all arrows.</summary>
    public (Kept.Evaluation.Evaluation Evaluation, Settlement Settlement) Settle()
    {
        var workspace = Trial.Bind(Text);
        var files = new Dictionary<string, string>(Files)
        {
            ["charges"] = "at,class,service,amount\n" + string.Concat(Charges.Select(c =>
                $"{c.Stamp},{c.Class},{c.Service},{GivenDraft.Decimal(c.Amount)}\n")),
        };
        var log = new MeasurementLog(workspace.Sources.Select(source => Trial.Read(source, files[source.Name])).ToSequence());
        Assert.True(ServicePeriodText.TryParse(Period, DateTimeZone.Utc, out var period, out _));
        var timeline = log.AsOf(Instant.FromUtc(2027, 2, 1, 0, 0).ToUnixTimeTicks());
        var evaluation = Evaluator.Evaluate(workspace.Agreements[0], timeline, period!, new EvaluationOptions(timeline.AsOf));
        return (evaluation, Settlement.Settle(workspace.Agreements[0], evaluation, timeline, Carry.Nothing));
    }

    public override string ToString() => Text + string.Concat(Files.Select(f => $"\n\n{f.Key}:\n{f.Value}"))
        + $"\n{string.Join("\n", Charges)}\nperiod {Period}\n";
}
