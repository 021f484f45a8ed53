using System.Text;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Core.Tests.Time;
using Xunit;

namespace Kept.Core.Tests.Evaluation;

/// <summary>An agreement with one objective, what was measured, and the number that must come out by the book.</summary>
internal abstract class Trial(Setting setting)
{
    public Setting Setting => setting;

    /// <summary>The indicator as it is written.</summary>
    public abstract string Indicator { get; }

    public abstract IReadOnlyList<Table> Tables { get; init; }

    /// <summary>The dimension that the objective is held by; null for none.</summary>
    public virtual string? Per => null;

    public virtual MaskDraft Mask => MaskDraft.None;

    /// <summary>More calendars of the agreement, as they are written.</summary>
    public virtual IEnumerable<string> Calendars => [];

    /// <summary>Steps that the number may be rounded to.</summary>
    public virtual (Fraction, string)[] Steps => [(new(1, 100), "1%"), (new(1, 10_000), "0.01%")];

    /// <summary>What stands behind a whole of the unit that the number is held in.</summary>
    public virtual string Ones => "00%";

    /// <summary>The number of each scope, in order of the scopes' names.</summary>
    /// <param name="filling">Null gives the bounds; else everything is known.</param>
    public abstract IReadOnlyList<(string Scope, Outcome Outcome)> Expected(Filling? filling = null);

    /// <summary>The number of each scope that is held to a promise.</summary>
    public virtual IReadOnlyList<(string Scope, Outcome Outcome)> ExpectedOf(Promised promised, Filling? filling = null) => Expected(filling);

    /// <summary>Whether the number has bounds, and is made of the same things when asked at one instant and at another.</summary>
    public virtual bool HasTheSameThings(long early, long late) => false;

    /// <param name="every">How often it is assessed; null for the setting's period.</param>
    public string Text(Promised promised, string? every = null) =>
        $"""
        apiVersion: kept/v1
        kind: Agreement
        metadata: {"{"}name: trial, title: A trial{"}"}
        spec:
          relation: sla
          structure: service-based
          parties: {"{"}provider: {"{"}title: One{"}"}, consumer: {"{"}title: Other{"}}"}
          timeZone: {setting.Zone.Id}
          calendars:
            unused: {"{"}zone: UTC, open: {"{"}mon: 08:00-17:00{"}}"}
        {Lines("    ", Mask.Calendars.Concat(Calendars))}
          plan: {"{"}limit: {Limit(promised.Limit)}{"}"}
          services:
            thing: {"{"}{(Mask.ServiceHours is { } hours ? $"hours: {hours.Name}" : "title: Thing")}{"}"}
          exclusions:
            never: {"{"}during: unused, effect: counts-as-up{"}"}
        {Lines("    ", Mask.ExclusionLines)}
          objectives:
            measured:
              service: thing
              {(Per is { } per ? $"per: {per}" : "# for all")}
              indicator: {Indicator}
              target: {promised.Comparator} plan.limit
              {(promised.Rounding is var (rule, _, step) ? $"rounding: {rule} to {step}" : "# exact")}
              every: {every ?? setting.Every}
              {(promised.AtLeastCounted is { } count
                  ? $"qualifying: {"{"}when: count >= {count}, otherwise: {(promised.OtherwiseMet ? "met" : "not-determined")}{"}"}"
                  : "# always")}
              remedies: none
        ---
        {string.Join("\n---\n", AllTables.Select(t => t.Document))}
        """;

    public IEnumerable<Table> AllTables => Mask.Windows is { } windows ? Tables.Append(windows) : Tables;

    /// <summary>Evaluates the trial through all arrows.</summary>
    /// <param name="change">What is done to its tables before.</param>
    public Kept.Evaluation.Evaluation Evaluate(
        Promised promised, Func<Table, Table>? change = null, string? every = null, bool tracesDays = false, Setting? when = null)
    {
        var workspace = Bind(Text(promised, every));
        var log = new MeasurementLog(AllTables.Select(table => Read(
            workspace.Sources.Single(s => s.Name == table.Name), (change is null ? table : change(table)).Csv)).ToSequence());
        return Evaluator.Evaluate(
            workspace.Agreements[0], log.AsOf((when ?? setting).AsOf * Some.Minute), setting.Period,
            new EvaluationOptions((when ?? setting).At * Some.Minute, tracesDays));
    }

    /// <summary>A trial of any kind.</summary>
    public static Trial OfAnyKind(Dice dice) => dice.Between(0, 9) switch
    {
        < 3 => StateTrial.Throw(dice),
        < 6 => SeriesTrial.Throw(dice),
        < 8 => CaseTrial.Throw(dice),
        8 => OutageTrial.Throw(dice),
        _ => FormulaTrial.Throw(dice),
    };

    public override string ToString() => Text(new Promised("at least", 1, null, null, false)) + "\n"
        + string.Join("\n", AllTables.Select(t => $"\n{t.Name}:\n{t.Csv}"))
        + $"\nperiod {setting.Period} as of {Clockface.Stamp(setting.AsOf)} at {Clockface.Stamp(setting.At)}\n"
        + string.Join("\n", Expected().Select(e => $"{e.Scope}: {e.Outcome}")) + "\n";

    public static Workspace Bind(string text)
    {
        var parsed = YamlParser.Parse(new SourceText("trial.yaml", text));
        var bound = WorkspaceBinder.Bind([parsed.Value!]);
        var problems = parsed.Diagnostics.Concat(bound.Diagnostics).ToList();
        Assert.True(problems.Count == 0, string.Join("\n", problems));
        return bound.Value!;
    }

    public static SourceLog Read(Source source, string csv)
    {
        var read = MeasurementReader.Read(source, [new SourceFile(source.Files[0], [Encoding.UTF8.GetBytes(csv)])]);
        Assert.False(read.HasErrors, string.Join("\n", read.Diagnostics));
        return read.Value!;
    }

    private string Limit(Fraction limit) => limit.Top == 0 ? $"0{Ones.TrimStart('0')}" : $"{limit.Top}{Ones} / {limit.Over}";

    private static string Lines(string indent, IEnumerable<string> lines) => string.Join("\n", lines.Select(line => indent + line));
}
