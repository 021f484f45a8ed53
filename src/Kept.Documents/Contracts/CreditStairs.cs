using Kept.Agreements;
using Kept.Documents.Scenes;
using Kept.Quantities;

namespace Kept.Documents.Contracts;

/// <summary>The bands of a credit as stairs: the worse the attainment, the higher the step.</summary>
internal static class CreditStairs
{
    private const double Height = 120;
    private const double Labels = 42;
    private const double TextSize = 11.5;
    private const int MostBands = 8;

    /// <summary>Null where the bands are no stairs: a single one, too many, or of different kinds.</summary>
    public static Scene? Draw(Objective objective, CreditScale scale, string scope, double width)
    {
        if (scale is not CreditScale.Bands { Items: { Count: >= 2 and <= MostBands } bands }) return null;
        var sizes = bands.Select(b => SizeOf(b.Gives)).ToList();
        if (sizes.Contains(null) || bands.Select(b => b.Gives.GetType()).Where(t => t != typeof(Compensation.Nothing)).Distinct().Count() > 1) return null;

        var most = sizes.Max()!.Value;
        if (most.Sign <= 0) return null;
        var step = width / bands.Count;
        var shapes = new List<Shape>();
        for (var i = 0; i < bands.Count; i++)
        {
            var share = (double)(sizes[i]!.Value / most * 1000).Floor() / 1000;
            var height = Math.Max(2, share * (Height - 24));
            shapes.Add(new Shape.Rectangle(new Box(i * step + 3, Height - height, step - 6, height), Ink.Plain, 2));
            Add(Wording.Gives(bands[i].Gives), Height - height - 6, i, isBold: true);
            var (first, second) = Lettering.Break(Wording.Range(bands[i].When), step - 8, TextSize);
            Add(first, Height + 16, i);
            Add(second, Height + 31, i);
        }
        shapes.Add(new Shape.Line(new Point(0, Height), new Point(width, Height), new Stroke(Ink.Muted, 1)));
        return new Scene(
            width, Height + Labels, $"Credit by attainment: {objective.Title}{(scope.Length == 0 ? "" : $", {scope}")}", Sentence(bands), shapes.ToSequence());

        void Add(string text, double y, int band, bool isBold = false)
        {
            if (text.Length > 0)
                shapes.Add(new Shape.Text(
                    new Point((band + 0.5) * step, y), Lettering.Fit(text, step - 6, TextSize), Ink.Text, TextSize, Anchor.Middle, isBold));
        }
    }

    private static Rational? SizeOf(Compensation gives) => gives switch
    {
        Compensation.Nothing => Rational.Zero,
        Compensation.ShareOfBase share => share.Share,
        Compensation.Amount amount => amount.Value,
        _ => null,
    };

    private static string Sentence(Sequence<Band> bands) =>
        ContractWords.Capital(string.Join("; ", bands.Select(b => $"an attainment {Wording.Range(b.When)} gives {Wording.Gives(b.Gives)}"))) + ".";
}
