using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Statements;

/// <summary>What a reader of a statement should know besides the figures.</summary>
internal static class StatementNotes
{
    public static Sequence<string> Of(Evaluation.Evaluation evaluation) =>
        Running(evaluation).Concat(NotAssessed(evaluation)).Concat(OwnPeriods(evaluation)).Concat(Warnings(evaluation))
            .Concat(evaluation.Problems.Value.Select(p => p.ToString())).ToSequence();

    private static IEnumerable<string> Running(Evaluation.Evaluation evaluation)
    {
        if (evaluation.Findings.Any(f => f.IsRunning))
            yield return $"The period goes on until {Stamp(evaluation, evaluation.Period.Range.End)}, but the measurements end at "
                + $"{Stamp(evaluation, evaluation.At)}: the figures are those so far. If nothing is missing, give an as-of time at or "
                + "after the end of the period.";
    }

    private static IEnumerable<string> NotAssessed(Evaluation.Evaluation evaluation)
    {
        foreach (var objective in evaluation.Agreement.Objectives)
        {
            if (evaluation.Findings.Any(f => f.Objective == objective)) continue;
            var periods = AssessmentPeriods.Of(objective, evaluation.Agreement, evaluation.Period);
            yield return periods.Any()
                ? $"'{objective.Name}' has no measurements in any {string.Join(" and ", objective.Per)}."
                : $"'{objective.Name}' is assessed every {objective.Every}; no such period {InWhich(evaluation.Agreement)} ends here.";
        }
    }

    private static string InWhich(Agreement agreement) => agreement is { Effective: null, Superseded: null }
        ? "within the agreement's term"
        : $"in which version {agreement.Version} is in force";

    private static IEnumerable<string> OwnPeriods(Evaluation.Evaluation evaluation)
    {
        foreach (var finding in evaluation.Findings)
            if (AssessmentPeriods.IsForInformation(finding, evaluation.Agreement, evaluation.Period))
                yield return $"'{finding.Objective.Name}' is assessed every {finding.Objective.Every}; {finding.Period} is not such "
                    + $"a period, so its figures are for information{(finding.Objective.Remedies.Count > 0 ? " and give no credit" : "")}.";
    }

    private static IEnumerable<string> Warnings(Evaluation.Evaluation evaluation)
    {
        foreach (var finding in evaluation.Findings)
            if (finding is { Verdict: not Verdict.Missed, Objective.Warn: { } warn, Measured.Value: { } value }
                && !value.Holds(warn.Comparator, warn.Limit.Value))
                yield return $"'{StatementText.Name(finding)}' is not {warn.InWords()}, the level at which the parties want to be warned.";
    }

    private static string Stamp(Evaluation.Evaluation evaluation, long tick) =>
        Instant.FromUnixTimeTicks(tick).InZone(evaluation.Agreement.Zone).ToString("uuuu'-'MM'-'dd HH':'mm':'ss x", null);
}
