using System.Diagnostics;
using System.Globalization;

namespace Kept.Cli.Tests;

/// <summary>Runs the program as its users do, as a process of its own.</summary>
internal static class StartedProgram
{
    private static readonly string Kept = Path.Combine(AppContext.BaseDirectory, "kept.dll");
    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Outcome Run(params string[] arguments) => Run([], arguments);

    public static Outcome Run((string Name, string Value)[] environment, string[] arguments) =>
        Finish(Start(Dotnet, [Kept, .. arguments], environment));

    public static Process Start(params string[] arguments) => Start(Dotnet, [Kept, .. arguments], []);

    /// <summary>Starts the program so that it cannot make a file longer than so many bytes.</summary>
    public static Process StartWithin(long bytes, params string[] arguments) => Start(
        "bash", ["-c", $"trap '' XFSZ; ulimit -f {bytes / 1024}; exec \"$@\"", "bash", Dotnet, Kept, .. arguments],
        [("DOTNET_EnableWriteXorExecute", "0")]);   // which makes a large file of its own

    /// <summary>The seconds that all processors together need for the program: other work on the machine is no fault of it. What it writes
    /// goes into a file.</summary>
    public static double ProcessorSeconds(string output, params string[] arguments)
    {
        var outcome = Finish(Start("bash", ["-c", "output=$1; shift; \"$@\" > \"$output\"; code=$?; times; exit $code", "bash", output, Dotnet, Kept, .. arguments], []));
        Assert.Equal((ExitCode.Fine, ""), (outcome.Code, outcome.Errors));
        return outcome.Output.Split('\n')[1].Split(' ').Sum(time => Seconds(time));   // the second line is of what bash started
    }

    /// <param name="time">As bash writes it: 1m2.340s.</param>
    private static double Seconds(string time) => time.TrimEnd('s').Split('m') is [var minutes, var seconds]
        ? 60 * double.Parse(minutes, CultureInfo.InvariantCulture) + double.Parse(seconds, CultureInfo.InvariantCulture)
        : throw new FormatException($"'{time}' is no time.");

    /// <summary>Runs the program on a terminal; what it writes comes out as one text.</summary>
    public static Outcome RunOnTerminal(string[] arguments, params (string Name, string Value)[] environment) => Finish(Start(
        "script", ["--quiet", "--return", "--command", string.Join(' ', new[] { Dotnet, Kept }.Concat(arguments)), "/dev/null"],
        [("TERM", "xterm"), .. environment]));

    /// <summary>Waits for the end of a process that was started.</summary>
    public static Outcome Finish(Process process)
    {
        using (process)
        {
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, errors.Result);
        }
    }

    private static Process Start(string program, IEnumerable<string> arguments, (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("NO_COLOR");
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }
}
