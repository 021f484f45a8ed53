using System.CommandLine;
using Kept.Diagnostics;
using Kept.Storage.Retention;
using NodaTime;
using NodaTime.Text;

namespace Kept.Cli.Commands;

internal static class HoldCommand
{
    public static Command Create(Terminal terminal)
    {
        var (store, workspace, reason) = (WorkspaceArguments.NeededStore("The store"), WorkspaceArguments.StoredWorkspace(), WorkspaceArguments.Reason());
        var agreement = new Option<string?>("--agreement", "-a") { Description = "The name of the agreement; all holds are listed when left out.", HelpName = "NAME" };
        var from = new Option<string?>("--from") { Description = "The first day that is protected; all before as well when left out.", HelpName = "DATE" };
        var until = new Option<string?>("--until") { Description = "The last day that is protected; all behind as well when left out.", HelpName = "DATE" };
        reason.Required = false;
        var command = new Verb(
            "hold", "Protects measurements of an agreement from being removed (legal hold), or lists what is protected.",
            "kept hold --store kept.db",
            "kept hold --store kept.db --agreement web-shop --from 2026-03-01 --until 2026-05-31 --reason \"the claim of 12 June is in dispute\"")
        {
            workspace, store, agreement, from, until, reason,
        };
        command.Validators.Add(parsed =>
        {
            var isPlaced = parsed.GetValue(agreement) is not null;
            if (isPlaced && parsed.GetValue(reason) is null) parsed.AddError("A hold needs a reason: --reason TEXT.");
            if (!isPlaced && (parsed.GetValue(reason) ?? parsed.GetValue(from) ?? parsed.GetValue(until)) is not null) parsed.AddError("A hold is placed on an agreement: --agreement NAME.");
        });
        command.SetAction(parsed =>
        {
            using var opened = OpenedWorkspace.Open(parsed.GetValue(store)!, parsed.GetValue(workspace), terminal.Account);
            return parsed.GetValue(agreement) is { } name
                ? Place(opened, name, Day(parsed.GetValue(from), "--from"), Day(parsed.GetValue(until), "--until"), parsed.GetValue(reason)!, terminal)
                : List(opened, terminal);
        });
        return command;
    }

    private static int Place(OpenedWorkspace opened, string agreement, LocalDate? since, LocalDate? until, string reason, Terminal terminal)
    {
        var names = opened.Folder.Checked.Value?.Agreements.Select(a => a.Name).Distinct().ToList() ?? [];
        if (!names.Contains(agreement)) throw UsageException.Unknown("agreement", agreement, names);
        if (until < since) throw new UsageException("--until is a day before --from.");
        terminal.WriteLine(Line(opened.Holds.Place(agreement, since, until, reason, terminal.Now)));
        return ExitCode.Fine;
    }

    private static int List(OpenedWorkspace opened, Terminal terminal)
    {
        var holds = opened.Holds.All();
        if (holds.Count == 0) terminal.WriteLine("Nothing is protected.");
        foreach (var hold in holds) terminal.WriteLine(Line(hold));
        return ExitCode.Fine;
    }

    private static string Line(LegalHold hold) => DisplayText.Harmless(
        $"{hold.Number}. {hold.Agreement}, {hold.Days}, placed {At(hold.Recorded)}{(hold.Released is { } released ? $", released {At(released)}" : "")}: {hold.Reason}");

    private static string At(long tick) => InstantPattern.General.Format(Instant.FromUnixTimeTicks(tick));

    private static LocalDate? Day(string? text, string option) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date
        : throw new UsageException($"{option} takes a date such as 2026-03-01, but this is '{text}'.");
}
