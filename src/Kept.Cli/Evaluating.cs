using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Cli;

/// <summary>Loads inputs and calls the arrows.</summary>
internal static class Evaluating
{
    /// <summary>The statements asked for; null when the input has errors, which are then shown.</summary>
    /// <exception cref="UsageException">Something was asked for that there is not.</exception>
    public static IReadOnlyList<Statement>? Run(EvaluationRequest request, Terminal terminal)
    {
        using var opened = request.Store is { } place ? OpenedWorkspace.Open(place, request.Workspace) : null;
        var folder = opened?.Folder ?? WorkspaceFolder.Load(request.Workspace!);
        Terminal.Show(folder.Checked.Diagnostics.Where(d => d.Severity is not Severity.Note), folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return null;
        var agreements = request.Find(workspace).Select(agreement => new Dated(agreement, Earlier(agreement, workspace))).ToList();
        var measured = agreements.SelectMany(a => a.Earlier.Prepend(a.Agreement)).ToList();
        if (opened is null)
            return Read(folder, measured, request.Data, terminal) is { } read
                ? Evaluate(agreements, new Supply.Files(read.Value!, read.Diagnostics), request, terminal)
                : null;
        return opened.Measurements.Read(SourcesOf(measured), snapshot =>
        {
            var supply = new Supply.Stored(snapshot);
            var noticed = snapshot.Diagnostics.Concat(agreements.SelectMany(a => FindRemoved(a, supply, request))).ToList();
            Terminal.Show(noticed, folder.Find, terminal.Errors);
            return noticed.Exists(d => d.Severity is Severity.Error) ? null : Evaluate(agreements, supply, request, terminal);
        });
    }

    private static IEnumerable<Diagnostic> FindRemoved(Dated dated, Supply supply, EvaluationRequest request)
    {
        var zone = dated.Agreement.Zone;
        var (asOf, at) = (request.AsOfIn(zone), request.AtIn(zone));
        return supply.FindRemoved(dated, request.PeriodIn(zone), at < asOf ? at : asOf ?? at);
    }

    /// <summary>What the agreements need of the files of a data folder; null when something cannot be read.</summary>
    public static Checked<MeasurementLog>? Read(
        WorkspaceFolder folder, IEnumerable<Agreement> agreements, string? dataFolder, Terminal terminal)
    {
        var sources = SourcesOf(agreements);
        var data = dataFolder ?? folder.Path;
        if (!Directory.Exists(data)) throw new UsageException($"There is no data folder '{data}'.");
        var read = terminal.WithProgress("Reading measurements", progress => MeasurementFiles.Read(sources, data, progress));
        Terminal.Show(read.Diagnostics, folder.Find, terminal.Errors);
        return read.HasErrors ? null : read;
    }

    private static List<Source> SourcesOf(IEnumerable<Agreement> agreements) => agreements.SelectMany(a => a.Sources()).DistinctBy(s => s.Name).ToList();

    /// <summary>The versions of an agreement that a period may inherit from.</summary>
    private static List<Agreement> Earlier(Agreement agreement, Workspace workspace) => agreement.HasMemory
        ? [.. workspace.Agreements.Where(a => a.Name == agreement.Name && a.Version < agreement.Version).OrderBy(a => a.Version)]
        : [];

    private static List<Statement> Evaluate(IReadOnlyList<Dated> agreements, Supply supply, EvaluationRequest request, Terminal terminal) =>
        terminal.WithProgress("Evaluating", progress => agreements.Select((agreement, done) =>
        {
            progress(done, agreements.Count);
            return Evaluate(agreement, supply, request);
        }).ToList());

    private static Statement Evaluate(Dated dated, Supply all, EvaluationRequest request)
    {
        var agreement = dated.Agreement;
        var period = request.PeriodIn(agreement.Zone);
        var supply = request.CountsLate ? all : all.For(agreement.Name, period);
        var asOf = request.AsOfIn(agreement.Zone) ?? supply.LatestInstant ?? period.Range.Start;
        var at = request.AtIn(agreement.Zone) ?? asOf;
        var timeline = supply.AsOf(asOf, dated, period, at);
        var evaluation = Evaluator.Evaluate(
            agreement, timeline, period, new EvaluationOptions(at, request.TracesDays, request.ListsEverything));
        var carry = Memory.Before(agreement, dated.Earlier, timeline, period, new EvaluationOptions(at));
        return Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline, carry), supply.Diagnostics);
    }
}

/// <summary>An agreement, and the versions of it before from which a period may inherit.</summary>
internal sealed record Dated(Agreement Agreement, IReadOnlyList<Agreement> Earlier);
