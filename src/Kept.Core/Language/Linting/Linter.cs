using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Language.Linting;

/// <summary>Looks for what an agreement probably does not mean: promises that cannot be kept, credits that contradict each
/// other, words that change nothing. Every finding is a warning; one rule a file.</summary>
public static class Linter
{
    private static readonly IReadOnlyList<Func<Agreement, Workspace, IEnumerable<Diagnostic>>> Rules = [
        (agreement, _) => BandOutOfReach.Check(agreement),
        (agreement, _) => CreditWhileKept.Check(agreement),
        (agreement, _) => CreditShrinks.Check(agreement),
        (agreement, _) => CapMootsBands.Check(agreement),
        (agreement, _) => ReversedComparator.Check(agreement),
        (agreement, _) => WarningTooLate.Check(agreement),
        PromiseAboveUnderpinning.Check,
        HoursBeyondUnderpinning.Check,
        RepairTimeBelowUnderpinning.Check,
        UnknownUnderpinning.Check,
        (agreement, _) => ExclusionSwallowsPromise.Check(agreement),
        (agreement, _) => UnprovenExclusion.Check(agreement),
        (agreement, _) => TooManyPromises.Check(agreement),
        (agreement, _) => TooMuchManualInput.Check(agreement),
        (agreement, _) => CreditTooComplicated.Check(agreement),
        (agreement, _) => CriticalWithoutIndependentSource.Check(agreement),
        (agreement, _) => BusinessFigureOwed.Check(agreement),
        (agreement, _) => CapacityExceeded.Check(agreement),
        (agreement, _) => RoundingMissesTarget.Check(agreement),
        (agreement, _) => OutageLongerThanAllowance.Check(agreement),
        (agreement, _) => NeverAssessed.Check(agreement),
        (agreement, _) => OwedToItself.Check(agreement),
        (agreement, _) => PromisedTwice.Check(agreement),
        (agreement, _) => InvertedPriorities.Check(agreement),
        (agreement, _) => ClaimEndsTooEarly.Check(agreement),
        (agreement, _) => PoolGivenAwayTwice.Check(agreement),
        (agreement, _) => NeverEarnedBack.Check(agreement),
        (agreement, _) => PointsOutOfReach.Check(agreement),
        (agreement, _) => NeverOpen.Check(agreement),
        (agreement, _) => RowsOutsideHours.Check(agreement),
        KeptTooShort.Check,
    ];

    /// <summary>All warnings about the agreements of a workspace, in order of place.</summary>
    public static Sequence<Diagnostic> Check(Workspace workspace)
    {
        var found = new DiagnosticBag();
        found.AddRange(NothingUsesIt.Check(workspace));
        found.AddRange(ImpossibleCondition.Check(workspace));
        found.AddRange(ConditionAlwaysHolds.Check(workspace));
        foreach (var ofOne in InParallel.Select(workspace.Agreements, agreement => Rules.SelectMany(rule => rule(agreement, workspace)).ToList())) found.AddRange(ofOne);
        return found.ToSequence();
    }
}
