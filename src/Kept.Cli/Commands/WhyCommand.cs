using System.CommandLine;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class WhyCommand
{
    public static Command Create(Terminal terminal)
    {
        var (workspace, store) = (WorkspaceArguments.WorkspaceOrStored(), WorkspaceArguments.Store());
        var (agreement, period, data) = (WorkspaceArguments.Agreement(), WorkspaceArguments.Period(), WorkspaceArguments.Data());
        var (asOf, at, late) = (WorkspaceArguments.AsOf(), WorkspaceArguments.At(), WorkspaceArguments.Late());
        var objective = new Option<string?>("--objective", "-o")
        {
            Description = "The name of one objective; all when left out.",
            HelpName = "NAME",
        };
        var format = WorkspaceArguments.Format("text for people, json for programs.", "text", "json");
        var command = new Verb(
            "why", "Shows everything behind a number: the clause, the measurements one by one, the calculation of the credit.",
            "kept why examples/web-shop --period 2026-06 --objective availability",
            "kept why examples/sales-marketing --period 2026-07 --format json")
        {
            workspace, agreement, objective, period, data, store, asOf, at, late, format,
        };
        command.AskForInputs(workspace, store, data);
        command.SetAction(parsed => Run(
            new EvaluationRequest(
                parsed.GetValue(workspace), parsed.GetValue(agreement), parsed.GetValue(period)!, parsed.GetValue(data),
                parsed.GetValue(asOf), parsed.GetValue(at), ListsEverything: true, Objective: parsed.GetValue(objective),
                Store: parsed.GetValue(store), CountsLate: parsed.GetValue(late)),
            parsed.GetValue(format)!, terminal));
        return command;
    }

    private static int Run(EvaluationRequest request, string format, Terminal terminal)
    {
        if (Evaluating.Run(request, terminal) is not { } statements) return ExitCode.Invalid;
        if (format == "json") terminal.Output.Writer.Write(WhyJson.Write(statements, request.Objective));
        else terminal.WriteStatement(string.Join("\n", statements.Select(s => WhyText.Write(s, request.Objective))));
        return ExitCode.Fine;
    }
}
