using System.Text;
using Kept.Statements;

namespace Kept.Cli.Tests;

/// <summary>What a command line gave: its exit code and what it wrote.</summary>
internal sealed record Outcome(int Code, string Output, string Errors);

/// <summary>Runs command lines in this process, in the way the program does.</summary>
internal static class Session
{
    public static Outcome Run(params string[] arguments) => Run(arguments, "");

    /// <summary>What a command line writes that must end well.</summary>
    public static string Output(params string[] arguments)
    {
        var outcome = Run(arguments);
        Assert.True(outcome.Code == 0, outcome.Errors);
        return outcome.Output;
    }

    /// <param name="isScreen">Whether somebody watches both channels.</param>
    public static Outcome Run(string[] arguments, string input, bool isScreen = false, bool hasColour = false) =>
        Run(arguments, Encoding.UTF8.GetBytes(input), isScreen, hasColour, out _);

    /// <param name="bytes">The output as it was written.</param>
    public static Outcome Run(string[] arguments, byte[] input, bool isScreen, bool hasColour, out byte[] bytes)
    {
        using var output = new MemoryStream();
        using var errors = new MemoryStream();
        var terminal = new Terminal(
            new MemoryStream(input), new Channel(output, isScreen, hasColour), new Channel(errors, isScreen, hasColour), TimeProvider.System);
        var code = CommandLine.Run(arguments, terminal);
        bytes = output.ToArray();
        return new(code, Encoding.UTF8.GetString(bytes), Encoding.UTF8.GetString(errors.ToArray()));
    }

    /// <summary>The statements of a request; null when its input has errors.</summary>
    public static IReadOnlyList<Statement>? Evaluate(EvaluationRequest request, out string errors)
    {
        using var said = new MemoryStream();
        var statements = Evaluating.Run(
            request, new Terminal(Stream.Null, new Channel(Stream.Null, false, false), new Channel(said, false, false), TimeProvider.System));
        errors = Encoding.UTF8.GetString(said.ToArray());
        return statements;
    }

    /// <summary>A path of the repository.</summary>
    public static string Path(string path) => System.IO.Path.Combine(Repository.Root, path);
}
