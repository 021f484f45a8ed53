using System.CommandLine;
using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class PlanCommand
{
    public static Command Create()
    {
        var workspace = WorkspaceArguments.Workspace();
        var (agreement, period, data) = (WorkspaceArguments.Agreement(), WorkspaceArguments.Period(), WorkspaceArguments.Data());
        var set = new Option<string[]>("--set")
        {
            Description = "Tries another value: close-rate=16%. May be given several times.",
            HelpName = "NAME=VALUE",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("plan",
            """
            Works out the plan that targets depend on, month by month, with the arithmetic.

            Examples:
              kept plan examples/sales-marketing --period 2026-Q1
              kept plan examples/sales-marketing --period 2026-03 --set close-rate=16%
            """)
        {
            workspace, agreement, period, data, set, format,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(period)!, parsed.GetValue(data),
            parsed.GetValue(set) ?? [], parsed.GetValue(format)!));
        return command;
    }

    private static int Run(string path, string? name, string asked, string? data, string[] trials, string format)
    {
        var folder = WorkspaceFolder.Load(path);
        Terminal.Show(folder.Checked.Diagnostics, folder, Console.Error);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return ExitCode.Invalid;
        var agreements = WorkspaceArguments.Find(workspace, name).Where(a => a.Plan.Count > 0).ToList();
        if (agreements.Count == 0) throw new UsageException("No agreement here has a plan.");

        var sheets = new List<PlanSheet>();
        foreach (var agreement in agreements)
        {
            var tried = agreement with { Plan = agreement.Plan.Select(value => Tried(value, trials)).ToSequence() };
            CheckNames(agreement, trials);
            if (Sheets(folder, tried, asked, data) is not { } found) return ExitCode.Invalid;
            sheets.AddRange(found);
        }
        Console.Write(format == "json" ? PlanJson.Write(sheets) : string.Join("\n", sheets.Select(PlanText.Write)));
        return ExitCode.Fine;
    }

    /// <summary>The agreement's plan; only its measured values need files.</summary>
    private static IEnumerable<PlanSheet>? Sheets(WorkspaceFolder folder, Agreement agreement, string asked, string? data)
    {
        var period = WorkspaceArguments.ParsePeriod(asked, agreement.Zone);
        var needed = agreement with { Objectives = [], Services = [] };
        if (Evaluating.Read(folder, [needed], data, Console.Error) is not { } read) return null;
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
            throw new UsageException($"The plan of {agreement.Name} has no value '{name}'. "
                + (Spelling.FindNearest(name, names) is { } nearest ? $"Did you mean '{nearest}'?" : $"There are {string.Join(", ", names)}."));
    }
}
