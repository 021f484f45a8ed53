namespace Kept.Language.Binding.Levels.Orders;

/// <summary>What a value is beside the one that it takes the place of, for those to whom something is promised.</summary>
internal enum Step
{
    Same,

    /// <summary>Another value that promises neither more nor less.</summary>
    Free,
    Tighter,
    Looser,

    /// <summary>Other, and neither tighter nor looser.</summary>
    Unordered,
}

internal static class StepVocabulary
{
    /// <summary>The step of several values taken together: one that is looser makes all of it looser.</summary>
    public static Step Together(this IEnumerable<Step> steps)
    {
        var all = steps.ToHashSet();
        foreach (var step in (Step[])[Step.Looser, Step.Unordered, Step.Tighter, Step.Free])
            if (all.Contains(step)) return step;
        return Step.Same;
    }

    /// <summary>Tighter where the comparison says more, looser where it says less.</summary>
    public static Step WhereMoreIsTighter(this int comparison) =>
        comparison > 0 ? Step.Tighter : comparison < 0 ? Step.Looser : Step.Same;

    public static Step WhereLessIsTighter(this int comparison) => (-comparison).WhereMoreIsTighter();
}
