using System.CommandLine;
using Kept.Documents;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class EvaluateCommand
{
    public static Command Create(Terminal terminal)
    {
        var (workspace, store) = (WorkspaceArguments.WorkspaceOrStored(), WorkspaceArguments.Store());
        var (agreement, period, data) = (WorkspaceArguments.Agreement(), WorkspaceArguments.Period(), WorkspaceArguments.Data());
        var (asOf, at, late) = (WorkspaceArguments.AsOf(), WorkspaceArguments.At(), WorkspaceArguments.Late());
        var format = WorkspaceArguments.Format(
            "text for people, json for programs, html to read or print, pdf to send.", "text", "json", "html", "pdf");
        var output = Delivery.Output("the statement");
        var failOnMissed = new Option<bool>("--fail-on-missed")
        {
            Description = "Exit code 1 when an objective was missed, 4 when none was but something is not determined.",
        };
        var command = new Verb(
            "evaluate", "Holds agreements against measurements and writes the statement of a period.",
            "kept evaluate examples/web-shop --period 2026-06",
            "kept evaluate examples/web-shop --period 2026-06 --format pdf --output june.pdf",
            "kept evaluate contracts --agreement acme-shop --period 2026-Q2 --data exports --as-of 2026-07-05 --format json",
            "kept evaluate --store kept.db --period 2026-06",
            "kept evaluate contracts --period 2026-06 --fail-on-missed > /dev/null || echo 'look at it'")
        {
            workspace, agreement, period, data, store, asOf, at, late, format, output, failOnMissed,
        };
        command.AskForInputs(workspace, store, data);
        command.SetAction(parsed => Run(
            new EvaluationRequest(
                parsed.GetValue(workspace), parsed.GetValue(agreement), parsed.GetValue(period)!, parsed.GetValue(data),
                parsed.GetValue(asOf), parsed.GetValue(at), TracesDays: parsed.GetValue(format) is "html" or "pdf",
                Store: parsed.GetValue(store), CountsLate: parsed.GetValue(late)),
            parsed.GetValue(format)!, parsed.GetValue(output), parsed.GetValue(failOnMissed), terminal));
        return command;
    }

    private static int Run(EvaluationRequest request, string format, string? output, bool failsOnMissed, Terminal terminal)
    {
        var delivery = new Delivery(format, output, terminal);
        if (Evaluating.Run(request, terminal) is not { } statements) return ExitCode.Invalid;

        switch (format)
        {
            case "json":
                delivery.Write(statements is [var single] ? StatementJson.Write(single) : StatementJson.Write(statements));
                break;
            case "html" or "pdf":
                delivery.Write(StatementHtml.Write(statements));
                break;
            default:
                var text = string.Join("\n", statements.Select(StatementText.Write));
                if (output is null) terminal.WriteStatement(text);
                else delivery.Write(text);
                break;
        }
        return failsOnMissed ? CodeOf(statements) : ExitCode.Fine;
    }

    private static int CodeOf(IReadOnlyList<Statement> statements) =>
        statements.Any(s => s.HasMissed) ? ExitCode.Missed
        : statements.Any(s => s.HasNotDetermined) ? ExitCode.NotDetermined
        : ExitCode.Fine;
}
