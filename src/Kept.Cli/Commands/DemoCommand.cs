using System.CommandLine;
using Kept.Documents;
using Kept.Statements;

namespace Kept.Cli.Commands;

internal static class DemoCommand
{
    private const string Period = "2026-06";

    public static Command Create(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = "Ends after the statement." };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder that the printable statement is written to.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "kept-demo",
        };
        var command = new Verb(
            "demo", "Settles a month of the bundled example, a hosted web shop, and writes its statement.",
            "kept demo",
            "kept demo --once --output /tmp/kept-demo")
        {
            once, output,
        };
        command.SetAction(parsed => Run(parsed.GetValue(output)!, terminal));
        return command;
    }

    private static int Run(string output, Terminal terminal)
    {
        var example = Path.Combine(AppContext.BaseDirectory, "examples", "web-shop");
        var request = new EvaluationRequest(example, Agreement: null, Period, Data: null, AsOf: null, At: null, TracesDays: true);
        if (Evaluating.Run(request, terminal) is not { } statements) return ExitCode.InternalError;

        terminal.WriteStatement(string.Join("\n", statements.Select(StatementText.Write)));
        Directory.CreateDirectory(output);
        var file = Path.Combine(output, $"web-shop-{Period}.html");
        File.WriteAllText(file, StatementHtml.Write(statements));
        var (shown, kept) = (Shown(example), Environment.GetEnvironmentVariable("KEPT_COMMAND") ?? "kept");
        terminal.WriteLine("");
        terminal.WriteLine($"To print or to mail: {file}");
        terminal.WriteLine($"The agreement as text: {Path.Combine(shown, "agreement.yaml")}");
        terminal.WriteLine($"What is behind a number: {kept} why {shown} --period {Period} --objective availability");
        return ExitCode.Fine;
    }

    /// <summary>A path that can be typed: from here where it lies below, else the whole one.</summary>
    private static string Shown(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
}
