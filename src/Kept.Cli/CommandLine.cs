using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Kept.Cli.Commands;
using Kept.Measurements.Segments;
using Kept.Storage;

namespace Kept.Cli;

/// <summary>The commands, and what becomes of their mistakes.</summary>
internal static class CommandLine
{
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal)
    {
        try
        {
            if (arguments.Count > 0) return Invoke(arguments, terminal, terminal.Output);
            Invoke(["--help"], terminal, terminal.Errors);
            return ExitCode.Invalid;
        }
        catch (UsageException usage)
        {
            terminal.Error(usage.Message);
            return ExitCode.Invalid;
        }
        catch (AggregateException several) when (several.InnerException is DamagedBlockException or StoreException)
        {
            terminal.Error(several.InnerException.Message);
            return ExitCode.Invalid;
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException or StoreException or DamagedBlockException)
        {
            terminal.Error(failure.Message);
            return ExitCode.Invalid;
        }
        catch (Exception bug)
        {
            terminal.Error($"This is a mistake of the program, not of your input: {bug.Message}\n{bug}");
            return ExitCode.InternalError;
        }
    }

    private static int Invoke(IReadOnlyList<string> arguments, Terminal terminal, Channel output)
    {
        var parsed = Root(terminal).Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction) throw new UsageException(Problem(parsed));
        return parsed.Invoke(new InvocationConfiguration
        {
            Output = output.Writer,
            Error = terminal.Errors.Writer,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand(
            """
            Kept: service level agreements that run.

            A workspace is a folder with texts (.yaml): agreements, calendars, parties, services and the
            sources of measurements. The text is the contract; kept checks it, measures it and settles it.

            Exit codes: 0 fine, 2 input or usage has errors, 3 internal error, 130 interrupted; with
            --fail-on-missed also 1 (something was missed) and 4 (something is not determined).
            Colour and progress are for screens only; NO_COLOR turns colour off.
            """)
        {
            DemoCommand.Create(terminal),
            CheckCommand.Create(terminal),
            ExplainCommand.Create(terminal),
            FormatCommand.Create(terminal),
            EvaluateCommand.Create(terminal),
            WhyCommand.Create(terminal),
            PlanCommand.Create(terminal),
            ImportCommand.Create(terminal),
            SendCommand.Create(terminal),
            IssueCommand.Create(terminal),
            IssuedCommand.Create(terminal),
            CloseCommand.Create(terminal),
            ReopenCommand.Create(terminal),
            RetainCommand.Create(terminal),
            HoldCommand.Create(terminal),
            ReleaseCommand.Create(terminal),
            EraseCommand.Create(terminal),
            AuditCommand.Create(terminal),
            BackupCommand.Create(terminal),
            RestoreCommand.Create(terminal),
            RenderCommand.Create(terminal),
            DiffCommand.Create(terminal),
            NewCommand.Create(terminal),
            ExportCommand.Create(terminal),
            SchemaCommand.Create(terminal),
        };
        foreach (var help in root.Options.OfType<HelpOption>()) help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    /// <summary>What is wrong with the arguments, and where to read on.</summary>
    private static string Problem(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var problem = parsed.UnmatchedTokens.Count > 0
            ? Unmatched(parsed.UnmatchedTokens[0], command)
            : string.Join(' ', parsed.Errors[0].Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return $"{problem}\n'{(command is RootCommand ? "kept" : $"kept {command.Name}")} --help' says what there is.";
    }

    private static string Unmatched(string token, Command command)
    {
        var (kind, names) = token.StartsWith('-')
            ? ("option", command.Options.Select(o => o.Name))
            : ("command", command.Subcommands.Select(c => c.Name));
        return kind == "command" && command.Subcommands.Count == 0
            ? $"'{token}' is one argument too many."
            : UsageException.Unknown(kind, token, names).Message;
    }
}
