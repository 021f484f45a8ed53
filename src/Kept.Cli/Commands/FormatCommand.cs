using System.CommandLine;
using Kept.Cli.Files;
using Kept.Language.Formatting;

namespace Kept.Cli.Commands;

internal static class FormatCommand
{
    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "A workspace folder or a single file." };
        var check = new Option<bool>("--check") { Description = "Changes nothing; exit code 2 when something is not in canonical form." };
        var command = new Command("format", "Brings texts into their canonical layout; comments and meaning stay.") { path, check };
        command.SetAction(parsed => Format(parsed.GetValue(path)!, parsed.GetValue(check)));
        return command;
    }

    private static int Format(string path, bool onlyChecks)
    {
        var folder = WorkspaceFolder.Load(path);
        var only = File.Exists(path) ? Path.GetRelativePath(folder.Path, path) : null;
        var (changed, failed) = (0, 0);
        foreach (var text in folder.Texts.Where(t => only is null || t.Path == only))
        {
            var formatted = Formatter.Format(text);
            if (formatted.ValueUnlessErrors is not { } canonical)
            {
                Terminal.Show(formatted.Diagnostics, folder, Console.Error);
                failed++;
            }
            else if (canonical != text.Text)
            {
                changed++;
                Console.WriteLine(onlyChecks ? $"{text.Path}: not in canonical form" : $"{text.Path}: formatted");
                if (!onlyChecks) Write(Path.Combine(folder.Path, text.Path), canonical);
            }
        }
        return failed > 0 || (onlyChecks && changed > 0) ? ExitCode.Invalid : ExitCode.Fine;
    }

    /// <summary>Writes beside the file first, so that an interruption loses nothing.</summary>
    private static void Write(string file, string content)
    {
        var beside = file + ".new";
        File.WriteAllText(beside, content);
        File.Move(beside, file, overwrite: true);
    }
}
