using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create(Terminal terminal)
    {
        var workspace = WorkspaceArguments.Workspace();
        var (agreement, period, data) = (WorkspaceArguments.Agreement(), WorkspaceArguments.Period(), WorkspaceArguments.Data());
        var set = new Option<string[]>("--set")
        {
            Description = "Tries another value: close-rate=16%. May be given several times.",
            HelpName = "NAME=VALUE",
        };
        var format = WorkspaceArguments.Format("text for people, json for programs.", "text", "json");
        var command = new Verb(
            "plan", "Works out the plan that targets depend on, month by month, with the arithmetic.",
            "kept plan examples/sales-marketing --period 2026-Q1",
            "kept plan examples/sales-marketing --period 2026-03 --set close-rate=16%")
        {
            workspace, agreement, period, data, set, format,
        };
        command.SetAction(parsed => Run(
            new EvaluationRequest(
                parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(period)!, parsed.GetValue(data), null, null),
            parsed.GetValue(set) ?? [], parsed.GetValue(format)!, terminal));
        return command;
    }

    private static int Run(EvaluationRequest request, string[] trials, string format, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(request.Workspace!);
        Terminal.Show(folder.Checked.Diagnostics, folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return ExitCode.Invalid;
        var agreements = request.Find(workspace).Where(a => a.Plan.Count > 0).ToList();
        if (agreements.Count == 0) throw new UsageException("No agreement here has a plan.");

        var sheets = new List<PlanSheet>();
        foreach (var agreement in agreements)
        {
            CheckNames(agreement, trials);
            var tried = agreement with { Plan = agreement.Plan.Select(value => Tried(value, trials)).ToSequence() };
            if (Sheets(folder, tried, request, terminal) is not { } found) return ExitCode.Invalid;
            sheets.AddRange(found);
        }
        terminal.Output.Writer.Write(format == "json" ? PlanJson.Write(sheets) : string.Join("\n", sheets.Select(PlanText.Write)));
        return ExitCode.Fine;
    }

    /// <summary>The agreement's plan; only its measured values need files.</summary>
    private static IEnumerable<PlanSheet>? Sheets(WorkspaceFolder folder, Agreement agreement, EvaluationRequest request, Terminal terminal)
    {
        var period = request.PeriodIn(agreement.Zone);
        var needed = agreement with { Objectives = [], Services = [] };
        if (Evaluating.Read(folder, [needed], request.Data, terminal) is not { } read) return null;
        var asOf = read.Value!.LatestInstant ?? period.Range.Start;
        return PlanSheet.Of(agreement, read.Value.AsOf(asOf), period, new EvaluationOptions(asOf));
    }

    private static PlanValue Tried(PlanValue value, string[] trials)
    {
        foreach (var trial in trials)
        {
            if (trial.Split('=', 2) is not [var name, var text])
                throw new UsageException($"--set takes NAME=VALUE such as close-rate=16%, but this is '{trial}'.");
            if (name != value.Name) continue;
            if (!QuantityText.TryParse(text, out var quantity, out var problem))
                throw new UsageException($"'{text}' is no value for {name}. {problem}");
            if (!value.Unit.IsCommensurable(quantity.Unit))
                throw new UsageException($"'{name}' is {value.Unit.Describe()}, but '{text}' is {quantity.Unit.Describe()}.");
            return new PlanValue.Given(name, [new PlanStep(null, new Expression.Literal(quantity, value.Clause))], value.Unit, value.Clause);
        }
        return value;
    }

    private static void CheckNames(Agreement agreement, string[] trials)
    {
        var names = agreement.Plan.Select(v => v.Name).ToList();
        foreach (var name in trials.Select(t => t.Split('=')[0]).Where(n => !names.Contains(n)))
            throw UsageException.Unknown($"plan value in {agreement.Name}", name, names);
    }
}
