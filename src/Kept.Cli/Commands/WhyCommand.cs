using System.CommandLine;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class WhyCommand
{
    public static Command Create()
    {
        var workspace = WorkspaceArguments.Workspace();
        var (agreement, period, data) = (WorkspaceArguments.Agreement(), WorkspaceArguments.Period(), WorkspaceArguments.Data());
        var (asOf, at) = (WorkspaceArguments.AsOf(), WorkspaceArguments.At());
        var objective = new Option<string?>("--objective", "-o")
        {
            Description = "The name of one objective; all when left out.",
            HelpName = "NAME",
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("why",
            """
            Shows everything behind a number: the clause, the measurements one by one, the calculation of the credit.

            Example:
              kept why examples/web-shop --period 2026-06 --objective availability
            """)
        {
            workspace, agreement, objective, period, data, asOf, at, format,
        };
        command.SetAction(parsed => Run(
            new EvaluationRequest(
                parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(period)!, parsed.GetValue(data),
                parsed.GetValue(asOf), parsed.GetValue(at), false, true),
            parsed.GetValue(objective), parsed.GetValue(format)!));
        return command;
    }

    private static int Run(EvaluationRequest request, string? objective, string format)
    {
        if (Evaluating.Run(request, Console.Error) is not { } statements) return ExitCode.Invalid;
        var names = statements.SelectMany(s => s.Agreement.Objectives).Select(o => o.Name).Distinct().ToList();
        if (objective is not null && !names.Contains(objective))
            throw new UsageException($"There is no objective named '{objective}'. "
                + (Diagnostics.Spelling.FindNearest(objective, names) is { } nearest ? $"Did you mean '{nearest}'?" : $"There are {string.Join(", ", names)}."));

        Console.Write(format == "json"
            ? WhyJson.Write(statements, objective)
            : string.Join("\n", statements.Select(s => WhyText.Write(s, objective))));
        return ExitCode.Fine;
    }
}
