using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation.Folds;

/// <summary>A thing, or several combined, in one local day.</summary>
/// <param name="Labels">Its values of the dimensions that are not combined yet.</param>
/// <param name="Weight">What it weighs among others; 0 or more.</param>
/// <param name="Where">Where a condition on its state holds, as an outline that is down there.</param>
internal sealed record Combined(
    Sequence<Label> Labels, TimeOutline Outline, Rational Weight, Func<Expression, TimeOutline> Where);

/// <summary>What is known of a thing that counts for itself, and what it weighs.</summary>
internal sealed record Weighed(TimeOutline Outline, Rational Weight);

/// <summary>The two states of what has no others.</summary>
internal static class UpAndDown
{
    public const string Up = "up";
    public const string Down = "down";

    /// <summary>Where a condition on the state holds, as an outline that is down there.</summary>
    public static TimeOutline Where(Expression condition, TimeOutline outline, Source source, Sequence<Label> labels)
    {
        var names = source.Content.Dimensions
            .Select(d => labels.FirstOrDefault(l => l.Dimension == d.Name).Value ?? "").ToSequence();
        var holds = new StateConditions(source).Condition(condition);
        return (holds((names, Up)), holds((names, Down))) switch
        {
            (false, true) => outline,
            (true, false) => outline with { Down = outline.Alive.Except(outline.Possible) },
            (true, true) => new TimeOutline(outline.Alive, IntervalSet.Empty, outline.Alive),
            (false, false) => new TimeOutline(IntervalSet.Empty, IntervalSet.Empty, outline.Alive),
            _ => new TimeOutline(IntervalSet.Empty, outline.Alive, outline.Alive),
        };
    }
}
