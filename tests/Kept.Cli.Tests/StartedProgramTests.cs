using System.Diagnostics;
using System.Text.Json;

namespace Kept.Cli.Tests;

/// <summary>What only a process of its own can show.</summary>
public sealed class StartedProgramTests
{
    private const string Red = "\e[31m";

    private static readonly string Shop = Session.Path("examples/web-shop");
    private static readonly string[] Evaluation = ["evaluate", Shop, "--period", "2026-06"];

    [Fact]
    public void A_process_writes_what_the_command_line_writes()
    {
        var started = StartedProgram.Run([.. Evaluation, "--format", "json"]);

        Assert.Equal(Session.Run([.. Evaluation, "--format", "json"]), started);
        Assert.Equal("web-shop", JsonDocument.Parse(started.Output).RootElement.GetProperty("agreement").GetString());
    }

    [Fact]
    public void A_process_ends_with_the_code_of_the_command_line()
    {
        Assert.Equal(ExitCode.Invalid, StartedProgram.Run("evaluate", Shop).Code);
        Assert.Equal(ExitCode.Missed, StartedProgram.Run([.. Evaluation, "--fail-on-missed"]).Code);
    }

    [Fact]
    public void Colour_is_for_terminals_and_can_be_turned_off()
    {
        Assert.Contains(Red, StartedProgram.RunOnTerminal(Evaluation).Output);
        Assert.DoesNotContain(Red, StartedProgram.RunOnTerminal(Evaluation, ("NO_COLOR", "1")).Output);
        Assert.DoesNotContain(Red, StartedProgram.RunOnTerminal(Evaluation, ("TERM", "dumb")).Output);
        Assert.DoesNotContain('\e', StartedProgram.Run(Evaluation).Output);
    }

    [Fact]
    public void An_interruption_ends_the_work_with_code_130()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        File.Delete(folder.At("states.csv"));
        using (var pipe = Process.Start("mkfifo", [folder.At("states.csv")])) pipe.WaitForExit();   // to read it takes for ever

        var process = StartedProgram.Start("evaluate", folder.Path, "--period", "2026-06");
        Assert.False(process.WaitForExit(TimeSpan.FromSeconds(2)));
        using (var signal = Process.Start("kill", ["-INT", $"{process.Id}"])) signal.WaitForExit();
        var outcome = StartedProgram.Finish(process);

        Assert.Equal((ExitCode.Interrupted, ""), (outcome.Code, outcome.Output));
    }
}
