using System.CommandLine;

namespace Kept.Cli.Commands;

/// <summary>The arguments and options that commands share.</summary>
internal static class WorkspaceArguments
{
    public static Argument<string> Workspace() => new("WORKSPACE")
    {
        Description = "The folder with the texts.",
    };

    /// <summary>The workspace of a command that can have it from a store.</summary>
    public static Argument<string?> WorkspaceOrStored() => new("WORKSPACE")
    {
        Description = "The folder with the texts. With --store its name is enough; the texts are then those of the store.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>The workspace of a command that has it from a store.</summary>
    public static Argument<string?> StoredWorkspace() => new("WORKSPACE")
    {
        Description = "The name of the workspace; needed only where the store holds several.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static Option<bool> Late() => new("--late")
    {
        Description = "Counts measurements as well that came after the period was closed.",
    };

    /// <summary>Why something is done, for the audit trail.</summary>
    public static Option<string> Reason()
    {
        const int longest = 1_000;
        var reason = new Option<string>("--reason") { Description = "Why; it goes into the audit trail.", HelpName = "TEXT", Required = true };
        reason.Validators.Add(parsed =>
        {
            var text = parsed.GetValueOrDefault<string?>();
            if (string.IsNullOrWhiteSpace(text)) parsed.AddError("--reason takes a text that says why.");
            else if (text.Length > longest) parsed.AddError($"--reason takes at most {longest} characters, but this has {text.Length}.");
        });
        return reason;
    }

    public static Option<string?> Store() => new("--store", "-s")
    {
        Description = "The store with the measurements: a file, or postgresql://user:password@host/database.",
        HelpName = "STORE",
    };

    /// <param name="which">What it is to the command.</param>
    public static Option<string> NeededStore(string which) => new("--store", "-s")
    {
        Description = $"{which}: a file, or postgresql://user:password@host/database.",
        HelpName = "STORE",
        Required = true,
    };

    /// <summary>Asks for a workspace unless there is a store, and for one place of measurements.</summary>
    public static void AskForInputs(this Command command, Argument<string?> workspace, Option<string?> store, Option<string?>? data) =>
        command.Validators.Add(parsed =>
        {
            var isStored = parsed.GetValue(store) is not null;
            if (!isStored && parsed.GetValue(workspace) is null) parsed.AddError($"Required argument 'WORKSPACE' missing for command: '{command.Name}'.");
            if (isStored && data is not null && parsed.GetValue(data) is not null) parsed.AddError("Measurements come from --store or from --data, not from both.");
        });

    public static Argument<string[]> Paths(string description) => new("PATH")
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Argument<string> Path(string description) => new("PATH") { Description = description };

    public static Option<string?> OneAgreement() => new("--agreement", "-a")
    {
        Description = "The name of the agreement, or of one version of it as NAME@VERSION; needed only where there are several.",
        HelpName = "NAME",
    };

    /// <param name="otherwise">Which agreements are meant without a name.</param>
    public static Option<string?> Agreement(string otherwise = "those that no other extends or includes") => new("--agreement", "-a")
    {
        Description = $"The name of one agreement, or of one version of it as NAME@VERSION; when left out, {otherwise}.",
        HelpName = "NAME",
    };

    public static Option<string> Period() => new("--period", "-p")
    {
        Description = "The period: 2026-06, 2026-Q2, 2026, 2026-W23, or 2026-06-16/2026-07-16 (the end is excluded).",
        HelpName = "PERIOD",
        Required = true,
    };

    public static Option<string?> Data() => new("--data", "-d")
    {
        Description = "The folder that the files of the sources lie in; the workspace when left out.",
        HelpName = "FOLDER",
    };

    public static Option<string?> AsOf() => new("--as-of")
    {
        Description = "Only what was known at this instant; the latest instant in the data when left out.",
        HelpName = "TIME",
    };

    public static Option<string?> At() => new("--at")
    {
        Description = "The instant at which open clocks are read; the as-of instant when left out.",
        HelpName = "TIME",
    };

    /// <param name="formats">The first is used when the option is left out.</param>
    public static Option<string> Format(string description, params string[] formats)
    {
        var option = new Option<string>("--format", "-f") { Description = description, DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
