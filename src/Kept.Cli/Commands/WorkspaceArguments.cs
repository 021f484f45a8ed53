using System.CommandLine;
using Kept.Agreements;
using Kept.Time;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Commands;

/// <summary>The arguments and options that commands share.</summary>
internal static class WorkspaceArguments
{
    public static Argument<string> Workspace() => new("WORKSPACE")
    {
        Description = "The folder with the texts.",
    };

    public static Argument<string[]> Paths(string description) => new("PATH")
    {
        Description = description,
        Arity = ArgumentArity.OneOrMore,
    };

    public static Option<string?> Agreement() => new("--agreement", "-a")
    {
        Description = "The name of one agreement; all of the workspace when left out.",
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

    /// <summary>The agreements meant by a name; all when there is none.</summary>
    public static IReadOnlyList<Agreement> Find(Workspace workspace, string? name)
    {
        if (workspace.Agreements.Count == 0) throw new UsageException("The workspace holds no agreement.");
        if (name is null) return [.. workspace.Agreements];
        var found = workspace.Agreements.Where(a => a.Name == name).ToList();
        if (found.Count > 0) return found;
        throw UsageException.Unknown("agreement", name, workspace.Agreements.Select(a => a.Name));
    }

    public static ServicePeriod ParsePeriod(string text, DateTimeZone zone) =>
        ServicePeriodText.TryParse(text, zone, out var period, out var problem)
            ? period
            : throw new UsageException($"{problem} Write for example --period 2026-06.");

    /// <summary>An instant such as 2026-07-01T00:00:00Z, or a date or local time in the zone.</summary>
    public static long? ParseInstant(string? text, string option, DateTimeZone zone)
    {
        if (text is null) return null;
        if (OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var offset }) return offset.ToInstant().ToUnixTimeTicks();
        if (LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var local }) return zone.TickOf(local);
        if (LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date }) return zone.StartOfDay(date);
        throw new UsageException($"{option} takes an instant such as 2026-07-01T00:00:00Z, but this is '{text}'.");
    }
}
