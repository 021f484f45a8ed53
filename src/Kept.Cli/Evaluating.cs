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
        var folder = WorkspaceFolder.Load(request.Workspace);
        Terminal.Show(folder.Checked.Diagnostics.Where(d => d.Severity is not Severity.Note), folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return null;
        var agreements = request.Find(workspace);
        var inherited = agreements.SelectMany(a => Earlier(a, workspace));
        if (Read(folder, agreements.Concat(inherited), request.Data, terminal) is not { } read) return null;
        return terminal.WithProgress("Evaluating", progress => agreements.Select((agreement, done) =>
        {
            progress(done, agreements.Count);
            return Evaluate(agreement, Earlier(agreement, workspace), read, request);
        }).ToList());
    }

    /// <summary>What the agreements need of the files of a data folder; null when something cannot be read.</summary>
    public static Checked<MeasurementLog>? Read(
        WorkspaceFolder folder, IEnumerable<Agreement> agreements, string? dataFolder, Terminal terminal)
    {
        var sources = agreements.SelectMany(a => a.Sources()).DistinctBy(s => s.Name).ToList();
        var data = dataFolder ?? folder.Path;
        if (!Directory.Exists(data)) throw new UsageException($"There is no data folder '{data}'.");
        var read = terminal.WithProgress("Reading measurements", progress => MeasurementFiles.Read(sources, data, progress));
        Terminal.Show(read.Diagnostics, folder.Find, terminal.Errors);
        return read.HasErrors ? null : read;
    }

    /// <summary>The versions of an agreement that a period may inherit from.</summary>
    private static IEnumerable<Agreement> Earlier(Agreement agreement, Workspace workspace) => agreement.HasMemory
        ? workspace.Agreements.Where(a => a.Name == agreement.Name && a.Version < agreement.Version).OrderBy(a => a.Version)
        : [];

    private static Statement Evaluate(Agreement agreement, IEnumerable<Agreement> earlier, Checked<MeasurementLog> read, EvaluationRequest request)
    {
        var log = read.Value!;
        var period = request.PeriodIn(agreement.Zone);
        var asOf = request.AsOfIn(agreement.Zone) ?? log.LatestInstant ?? period.Range.Start;
        var at = request.AtIn(agreement.Zone) ?? asOf;
        var timeline = log.AsOf(asOf);
        var evaluation = Evaluator.Evaluate(
            agreement, timeline, period, new EvaluationOptions(at, request.TracesDays, request.ListsEverything));
        var carry = Memory.Before(agreement, earlier, timeline, period, new EvaluationOptions(at));
        return Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline, carry), read.Diagnostics);
    }
}
