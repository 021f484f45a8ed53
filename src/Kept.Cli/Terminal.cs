using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Language.Text;
using Spectre.Console;

namespace Kept.Cli;

/// <summary>What people see: colour and progress on a terminal, plain text everywhere else.</summary>
internal static class Terminal
{
    private static readonly Lazy<IAnsiConsole> ErrorConsole = new(() => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(Console.Error),
    }));

    private static bool HasColour => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";

    public static void Error(string message) => Console.Error.WriteLine($"kept: {message}");

    /// <summary>Writes diagnostics with the lines that they speak of; to the error stream unless they are the result asked for.</summary>
    public static void Show(IEnumerable<Diagnostic> diagnostics, WorkspaceFolder? folder, TextWriter writer)
    {
        var all = diagnostics.ToList();
        if (all.Count > 0) writer.Write(DiagnosticPrinter.Print(all, file => folder?.Find(file)));
    }

    /// <summary>Writes a statement; verdicts in colour on a terminal, and always in words.</summary>
    public static void WriteStatement(string text)
    {
        if (!HasColour)
        {
            Console.Write(text);
            return;
        }
        foreach (var line in text.Split('\n')[..^1])
            AnsiConsole.Console.Write(new Text(line + "\n", StyleOf(line)));
    }

    /// <summary>Runs some work with a progress bar, when somebody is watching and it takes a while.</summary>
    public static T WithProgress<T>(string title, Func<Action<long, long>, T> work)
    {
        if (Console.IsErrorRedirected) return work((_, _) => { });
        T result = default!;
        ErrorConsole.Value.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(title);
                result = work((done, total) =>
                {
                    task.MaxValue = Math.Max(total, 1);
                    task.Value = done;
                });
            });
        return result;
    }

    private static Style StyleOf(string line) =>
        line.Contains("  MISSED", StringComparison.Ordinal) ? new Style(Color.Red)
        : line.Contains("  not determined", StringComparison.Ordinal) ? new Style(Color.Yellow)
        : line.Contains("  met", StringComparison.Ordinal) ? new Style(Color.Green)
        : line.StartsWith("Total credit", StringComparison.Ordinal) ? new Style(decoration: Decoration.Bold)
        : Style.Plain;
}
