using Kept.Agreements;
using Kept.Cli.Commands;
using Kept.Cli.Files;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Remedies;
using Kept.Statements;

namespace Kept.Cli;

/// <summary>What an evaluation was asked for on the command line.</summary>
internal sealed record EvaluationRequest(
    string Workspace, string? Agreement, string Period, string? Data, string? AsOf, string? At, bool TracesDays, bool ListsEverything);

/// <summary>Loads inputs and calls the arrows.</summary>
internal static class Evaluating
{
    /// <summary>The statements asked for; null when the input has errors.</summary>
    /// <param name="remarks">Where errors and warnings are shown.</param>
    public static IReadOnlyList<Statement>? Run(EvaluationRequest request, TextWriter remarks)
    {
        var folder = WorkspaceFolder.Load(request.Workspace);
        Terminal.Show(folder.Checked.Diagnostics, folder, remarks);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return null;
        var agreements = WorkspaceArguments.Find(workspace, request.Agreement);
        foreach (var agreement in agreements) WorkspaceArguments.ParsePeriod(request.Period, agreement.Zone);

        return Read(folder, agreements, request.Data, remarks) is { } read
            ? agreements.Select(agreement => Evaluate(agreement, read, request)).ToList()
            : null;
    }

    /// <summary>What the agreements need of the files of a data folder; null when something cannot be read.</summary>
    public static Checked<MeasurementLog>? Read(
        WorkspaceFolder folder, IEnumerable<Agreement> agreements, string? dataFolder, TextWriter remarks)
    {
        var sources = agreements.SelectMany(a => a.Sources()).DistinctBy(s => s.Name).ToList();
        var data = dataFolder ?? folder.Path;
        if (!Directory.Exists(data)) throw new UsageException($"There is no data folder '{data}'.");
        var read = Terminal.WithProgress("Reading measurements", progress => MeasurementFiles.Read(sources, data, progress));
        Terminal.Show(read.Diagnostics.Where(d => d.Severity is not Severity.Note), folder, remarks);
        return read.HasErrors ? null : read;
    }

    private static Statement Evaluate(Agreement agreement, Checked<MeasurementLog> read, EvaluationRequest request)
    {
        var log = read.Value!;
        var period = WorkspaceArguments.ParsePeriod(request.Period, agreement.Zone);
        var asOf = WorkspaceArguments.ParseInstant(request.AsOf, "--as-of", agreement.Zone) ?? log.LatestInstant ?? period.Range.Start;
        var at = WorkspaceArguments.ParseInstant(request.At, "--at", agreement.Zone) ?? asOf;
        var timeline = log.AsOf(asOf);
        var evaluation = Evaluator.Evaluate(
            agreement, timeline, period, new EvaluationOptions(at, request.TracesDays, request.ListsEverything));
        return Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline), read.Diagnostics);
    }
}
