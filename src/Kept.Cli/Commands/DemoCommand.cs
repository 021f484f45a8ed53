using System.CommandLine;
using Kept.Documents;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class DemoCommand
{
    private const string Period = "2026-06";

    public static Command Create()
    {
        var once = new Option<bool>("--once") { Description = "Ends after the statement." };
        var output = new Option<string>("--output")
        {
            Description = "The folder that the printable statement is written to.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "kept-demo",
        };
        var command = new Command("demo", "Settles a month of the bundled example, a hosted web shop, and writes its statement.") { once, output };
        command.SetAction(parsed => Run(parsed.GetValue(output)!));
        return command;
    }

    private static int Run(string output)
    {
        var example = Path.Combine(AppContext.BaseDirectory, "examples", "web-shop");
        var request = new EvaluationRequest(example, null, Period, null, null, null, TracesDays: true, ListsEverything: false);
        if (Evaluating.Run(request, Console.Error) is not { } statements) return ExitCode.InternalError;

        Terminal.WriteStatement(string.Join("\n", statements.Select(StatementText.Write)));
        Directory.CreateDirectory(output);
        var file = Path.Combine(output, $"web-shop-{Period}.html");
        File.WriteAllText(file, StatementHtml.Write(statements));
        Console.WriteLine();
        Console.WriteLine($"To print or to mail: {file}");
        Console.WriteLine($"The agreement as text: {Path.Combine(example, "agreement.yaml")}");
        Console.WriteLine($"What is behind a number: kept why {example} --period {Period} --objective availability");
        return ExitCode.Fine;
    }
}
