#pragma warning disable RS0030 // The program is where the console and the clock come from; everything else is handed them.
using Kept.Cli;

Console.CancelKeyPress += (_, _) => Environment.Exit(ExitCode.Interrupted);

var allowsColour = Environment.GetEnvironmentVariable("NO_COLOR") is null or "" && Environment.GetEnvironmentVariable("TERM") is not "dumb";
using var output = new Channel(Console.OpenStandardOutput(), !Console.IsOutputRedirected, allowsColour && !Console.IsOutputRedirected);
using var errors = new Channel(Console.OpenStandardError(), !Console.IsErrorRedirected, allowsColour && !Console.IsErrorRedirected);
return CommandLine.Run(args, new Terminal(Console.OpenStandardInput(), output, errors, TimeProvider.System) { Account = Environment.UserName });
