using Kept.Agreements;
using Kept.Core.Tests.Architecture;
using Kept.Core.Tests.Evaluation;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Remedies;
using Kept.Statements;
using Kept.Time;
using NodaTime;

namespace Kept.Core.Tests.Unions;

/// <summary>The workspace in the folder <c>everything</c>, in which every construct of the language occurs.</summary>
internal static class EveryCase
{
    private static readonly string Folder = Path.Combine(SourceFiles.Root, "tests", "Kept.Core.Tests", "Unions", "everything");

    public static Workspace Workspace => Trial.Bind(Text("agreement.yaml"));

    /// <summary>The statement of June with all that stands behind it.</summary>
    public static (Statement Statement, Timeline Timeline) Settle()
    {
        var workspace = Workspace;
        var log = new MeasurementLog(workspace.Sources
            .Select(source => Trial.Read(source, Text(source.Files[0]))).ToSequence());
        var at = Instant.FromUtc(2026, 7, 1, 0, 0).ToUnixTimeTicks();
        var (agreement, timeline) = (workspace.Agreements[0], log.AsOf(at));
        var june = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 7, 1), agreement.Zone);
        var evaluation = Evaluator.Evaluate(
            agreement, timeline, june, new EvaluationOptions(at, TracesDays: true, ListsEverything: true));
        return (Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline), []), timeline);
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
