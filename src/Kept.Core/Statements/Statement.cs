using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Remedies;

namespace Kept.Statements;

/// <summary>What a period comes to: what was promised, what was measured, what is owed, and why. All views of it (text,
/// JSON, HTML) are made from this.</summary>
/// <param name="Notes">What a reader should know: rows that were left out, objectives that were not assessed.</param>
public sealed record Statement(
    Evaluation.Evaluation Evaluation, Settlement Settlement, Sequence<string> Notes, Sequence<Diagnostic> Reading)
{
    public Agreement Agreement => Evaluation.Agreement;

    /// <summary>The arrow from results to the statement.</summary>
    /// <param name="reading">What was noticed while the measurements were read.</param>
    public static Statement Draw(Evaluation.Evaluation evaluation, Settlement settlement, Sequence<Diagnostic> reading) =>
        new(evaluation, settlement, StatementNotes.Of(evaluation), reading);

    public bool HasMissed => Evaluation.Findings.Any(f => f.Verdict is Verdict.Missed);

    public bool HasNotDetermined => Evaluation.Findings.Any(f => f.Verdict is Verdict.NotDetermined);
}
