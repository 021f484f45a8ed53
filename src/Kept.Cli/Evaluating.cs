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
/// <param name="Objective">The objective that the answer is about; null for all.</param>
internal sealed record EvaluationRequest(
    string Workspace, string? Agreement, string Period, string? Data, string? AsOf, string? At, bool TracesDays = false,
    bool ListsEverything = false, string? Objective = null);

/// <summary>Loads inputs and calls the arrows.</summary>
internal static class Evaluating
{
    /// <summary>The statements asked for; null when the input has errors, which are then shown.</summary>
    /// <exception cref="UsageException">Something was asked for that there is not.</exception>
    public static IReadOnlyList<Statement>? Run(EvaluationRequest request, Terminal terminal)
    {
        var folder = WorkspaceFolder.Load(request.Workspace);
        Terminal.Show(folder.Checked.Diagnostics, folder.Find, terminal.Errors);
        if (folder.Checked.ValueUnlessErrors is not { } workspace) return null;
        var agreements = WorkspaceArguments.Find(workspace, request.Agreement);
        foreach (var agreement in agreements) Validate(request, agreement);
        if (request.Objective is { } name && !agreements.Any(a => a.Objectives.Any(o => o.Name == name)))
            throw UsageException.Unknown("objective", name, agreements.SelectMany(a => a.Objectives).Select(o => o.Name));

        if (Read(folder, agreements, request.Data, terminal) is not { } read) return null;
        return terminal.WithProgress("Evaluating", progress => agreements.Select((agreement, done) =>
        {
            progress(done, agreements.Count);
            return Evaluate(agreement, read, request);
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
        Terminal.Show(read.Diagnostics.Where(d => d.Severity is not Severity.Note), folder.Find, terminal.Errors);
        return read.HasErrors ? null : read;
    }

    /// <summary>Finds mistakes of the request before long work starts.</summary>
    private static void Validate(EvaluationRequest request, Agreement agreement)
    {
        WorkspaceArguments.ParsePeriod(request.Period, agreement.Zone);
        WorkspaceArguments.ParseInstant(request.AsOf, "--as-of", agreement.Zone);
        WorkspaceArguments.ParseInstant(request.At, "--at", agreement.Zone);
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
