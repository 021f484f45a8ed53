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

/// <summary>The workspaces in the folder <c>everything</c>, in which every construct of the language occurs.</summary>
internal static class EveryCase
{
    private static readonly string Folder = Path.Combine(SourceFiles.Root, "tests", "Kept.Core.Tests", "Unions", "everything");

    private static readonly string[] Claims =
    [
        "automatic",
        "{by: consumer, within: 30 days, of: period-end, otherwise: forfeited}",
        "{by: consumer, within: 2 months, of: statement, otherwise: forfeited}",
        "{by: consumer, within: 5 business days, of: period-end, calendar: office, otherwise: discretion}",
        "{by: consumer, within: 72 hours, of: incident, evidence: [log files], otherwise: forfeited}",
        "{by: consumer, until: end of 2nd period after, otherwise: forfeited}",
    ];

    public static IEnumerable<Workspace> Workspaces => Claims
        .Select(claims => Trial.Bind(Text("remedies.yaml").Replace("{CLAIMS}", claims, StringComparison.Ordinal)))
        .Prepend(Trial.Bind(Text("agreement.yaml")));

    /// <summary>The statement of June with all that stands behind it.</summary>
    public static (Statement Statement, Timeline Timeline) Settle(Workspace workspace)
    {
        var log = new MeasurementLog(workspace.Sources
            .Select(source => Trial.Read(source, Text(source.Files[0]))).ToSequence());
        var at = Instant.FromUtc(2026, 7, 1, 0, 0).ToUnixTimeTicks();
        var (agreement, timeline) = (workspace.Agreements[0], log.AsOf(at));
        var june = ServicePeriod.OfDates(new(2026, 6, 1), new(2026, 7, 1), agreement.Zone);
        var options = new EvaluationOptions(at, TracesDays: true, ListsEverything: true);
        var evaluation = Evaluator.Evaluate(agreement, timeline, june, options);
        var carry = Memory.Before(agreement, [], timeline, june, options);
        return (Statement.Draw(evaluation, Settlement.Settle(agreement, evaluation, timeline, carry), []), timeline);
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));
}
