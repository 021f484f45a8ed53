using System.CommandLine;
using Kept.Cli.Files;
using Kept.Documents;
using Kept.Statements;
using Kept.Storage;

namespace Kept.Cli.Commands;

internal static class DemoCommand
{
    private const string Period = "2026-06";

    public static Command Create(Terminal terminal)
    {
        var once = new Option<bool>("--once") { Description = "Ends after the statement." };
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder that gets the store and the printable statement.",
            HelpName = "FOLDER",
            DefaultValueFactory = _ => "kept-demo",
        };
        var command = new Verb(
            "demo", "Brings the bundled example, a hosted web shop, into a store, settles a month of it and writes its statement.",
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
        Directory.CreateDirectory(output);
        var place = Path.Combine(output, "kept.db");
        if (!IsImported(example, place, Path.Combine(output, "rejected-rows.csv"), terminal)) return ExitCode.InternalError;
        var request = new EvaluationRequest(
            Workspace: "web-shop", Agreement: null, Period, Data: null, AsOf: null, At: null, TracesDays: true, Store: place);
        if (Evaluating.Run(request, terminal) is not { } statements) return ExitCode.InternalError;

        terminal.WriteStatement(string.Join("\n", statements.Select(StatementText.Write)));
        var file = Path.Combine(output, $"web-shop-{Period}.html");
        File.WriteAllText(file, StatementHtml.Write(statements));
        var (shown, kept) = (Shown(example), Environment.GetEnvironmentVariable("KEPT_COMMAND") ?? "kept");
        terminal.WriteLine("");
        terminal.WriteLine($"To print or to mail: {file}");
        terminal.WriteLine($"The agreement as text: {Path.Combine(shown, "agreement.yaml")}");
        terminal.WriteLine($"The store with its measurements: {place}");
        terminal.WriteLine($"What is behind a number: {kept} why --store {place} --period {Period} --objective availability");
        return ExitCode.Fine;
    }

    private static bool IsImported(string example, string place, string rejectedFile, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(example);
        using var store = Store.Open(place, by: terminal.Account);
        using var rejected = new RejectedRowsFile(rejectedFile);
        var imported = new Importing(store, terminal, rejected, _ => { }).Run(folder, folder.Checked.Value!, dataFolder: null);
        Terminal.Show(imported.SelectMany(i => i.Report.Diagnostics), folder.Find, terminal.Errors);
        return !imported.Any(i => i.Report.HasErrors);
    }

    /// <summary>A path that can be typed: from here where it lies below, else the whole one.</summary>
    private static string Shown(string path) =>
        Path.GetRelativePath(Environment.CurrentDirectory, path) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? path : relative;
}
