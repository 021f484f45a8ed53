using System.CommandLine;
using Kept.Cli;
using Kept.Cli.Commands;

Console.OutputEncoding = System.Text.Encoding.UTF8;
Console.CancelKeyPress += (_, _) => Environment.Exit(ExitCode.Interrupted);

var root = new RootCommand(
    """
    Kept: service level agreements that run.

    A workspace is a folder with texts (.yaml): agreements, calendars, parties, services and the
    sources of measurements. The text is the contract; kept checks it, measures it and settles it.

    Start with 'kept demo', then 'kept check FOLDER' and 'kept evaluate FOLDER --period 2026-06'.
    Exit codes: 0 fine, 2 input or usage has errors, 3 internal error, 130 interrupted.
    """)
{
    DemoCommand.Create(),
    CheckCommand.Create(),
    FormatCommand.Create(),
    EvaluateCommand.Create(),
    WhyCommand.Create(),
    PlanCommand.Create(),
    SchemaCommand.Create(),
};

try
{
    var parsed = root.Parse(args);
    var code = parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    return parsed.Errors.Count > 0 ? ExitCode.Invalid : code;
}
catch (UsageException usage)
{
    Terminal.Error(usage.Message);
    return ExitCode.Invalid;
}
catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
{
    Terminal.Error(failure.Message);
    return ExitCode.Invalid;
}
catch (Exception bug)
{
    Terminal.Error($"This is a mistake of the program, not of your input: {bug.Message}\n{bug}");
    return ExitCode.InternalError;
}
