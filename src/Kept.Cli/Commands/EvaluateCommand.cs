using System.CommandLine;
using Kept.Documents;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create()
    {
        var workspace = WorkspaceArguments.Workspace();
        var (agreement, period, data) = (WorkspaceArguments.Agreement(), WorkspaceArguments.Period(), WorkspaceArguments.Data());
        var (asOf, at) = (WorkspaceArguments.AsOf(), WorkspaceArguments.At());
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, json for programs, html to print.",
            DefaultValueFactory = _ => "text",
        };
        format.AcceptOnlyFromAmong("text", "json", "html");
        var failOnMissed = new Option<bool>("--fail-on-missed")
        {
            Description = "Exit code 1 when an objective was missed, 4 when none was but something is not determined.",
        };
        var command = new Command("evaluate",
            """
            Holds agreements against measurements and writes the statement of a period.

            Examples:
              kept evaluate examples/web-shop --period 2026-06
              kept evaluate contracts --agreement acme-shop --period 2026-Q2 --data exports --format html > statement.html
            """)
        {
            workspace, agreement, period, data, asOf, at, format, failOnMissed,
        };
        command.SetAction(parsed => Run(
            new EvaluationRequest(
                parsed.GetValue(workspace)!, parsed.GetValue(agreement), parsed.GetValue(period)!, parsed.GetValue(data),
                parsed.GetValue(asOf), parsed.GetValue(at), parsed.GetValue(format) == "html", false),
            parsed.GetValue(format)!, parsed.GetValue(failOnMissed)));
        return command;
    }

    private static int Run(EvaluationRequest request, string format, bool failsOnMissed)
    {
        if (Evaluating.Run(request, Console.Error) is not { } statements) return ExitCode.Invalid;
        switch (format)
        {
            case "json":
                Console.Write(statements is [var single] ? StatementJson.Write(single) : StatementJson.Write(statements));
                break;
            case "html":
                Console.Write(StatementHtml.Write(statements));
                break;
            default:
                Terminal.WriteStatement(string.Join("\n", statements.Select(StatementText.Write)));
                break;
        }
        if (!failsOnMissed) return ExitCode.Fine;
        return statements.Any(s => s.HasMissed) ? ExitCode.Missed
            : statements.Any(s => s.HasNotDetermined) ? ExitCode.NotDetermined : ExitCode.Fine;
    }
}
