using Kept.Agreements;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>A target that goes by tier, priority or another class, as stairs: the harder it is to keep, the higher the step.</summary>
internal static class PromiseStairs
{
    private const double Height = 96;
    private const double Labels = 28;
    private const double TextSize = 11.5;
    private const int MostClasses = 8;

    /// <summary>Null where the target is no stairs: one for all, too many, or values of which none is harder to keep.</summary>
    public static Scene? Draw(Objective objective, double width)
    {
        if (objective.Target is not { Field: { } field } table || table.All.Count() is < 2 or > MostClasses) return null;
        var classes = table.All.Select(e => (Name: ReferenceEquals(e, table.Otherwise) ? $"any other {field}" : $"{field} {e.Class}", Promise: e.Value)).ToList();
        if (RanksOf([.. classes.Select(c => c.Promise)]) is not { } ranks) return null;

        var (step, most) = (width / classes.Count, ranks.Max() + 1);
        var shapes = new List<Shape>();
        for (var i = 0; i < classes.Count; i++)
        {
            var height = (Height - 24) * (ranks[i] + 1) / most;
            shapes.Add(new Shape.Rectangle(new Box(i * step + 3, Height - height, step - 6, height), Ink.Plain, 2));
            Add(Wording.Of(classes[i].Promise), Height - height - 6, i, isBold: true);
            Add(classes[i].Name, Height + 16, i);
        }
        shapes.Add(new Shape.Line(new Point(0, Height), new Point(width, Height), new Stroke(Ink.Muted, 1)));
        var sentence = ContractWords.Capital(string.Join("; ", classes.Select(c => $"{c.Name}: {Wording.Of(c.Promise)}"))) + ".";
        return new Scene(width, Height + Labels, $"What is promised by {field}: {objective.Title}", sentence, shapes.ToSequence());

        void Add(string text, double y, int place, bool isBold = false) => shapes.Add(new Shape.Text(
            new Point((place + 0.5) * step, y), Lettering.Fit(text, step - 6, TextSize), Ink.Text, TextSize, Anchor.Middle, isBold));
    }

    /// <summary>The step of each promise, from 0 for the easiest; null when they cannot all be compared.</summary>
    private static List<int>? RanksOf(IReadOnlyList<Promise> promises)
    {
        var isMoreHarder = promises[0].Comparator is Comparator.AtLeast or Comparator.MoreThan;
        var limits = promises.Select(p => p.Limit is Expression.Literal { Value: var limit } ? limit : null).OfType<Quantity>().ToList();
        if (limits.Count < promises.Count || limits.Exists(l => !l.Unit.IsCommensurable(limits[0].Unit))) return null;
        if (promises.Any(p => p.Comparator is Comparator.AtLeast or Comparator.MoreThan != isMoreHarder || !IsOrdered(p.Comparator))) return null;
        var sizes = limits.Select(l => l.Value).Distinct().Order().ToList();
        if (!isMoreHarder) sizes.Reverse();
        return limits.ConvertAll(l => sizes.IndexOf(l.Value));
    }

    private static bool IsOrdered(Comparator comparator) =>
        comparator is Comparator.AtLeast or Comparator.MoreThan or Comparator.AtMost or Comparator.LessThan;
}
