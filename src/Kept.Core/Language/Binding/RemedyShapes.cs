using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>What follows from a result.</summary>
internal static class RemedyShapes
{
    /// <summary>The remedies of an objective: <c>none</c>, or a list.</summary>
    public static Shape<Sequence<RemedyDraft>> Remedies { get; } = new WordOrShape<Sequence<RemedyDraft>>(
        "none", [], "Nothing follows from a miss.",
        new ListShape<RemedyDraft>(new ChoiceShape<RemedyDraft>("A remedy", [
            Optional("credit", CreditShapes.Credit, "Money or time of service that the obliged party owes."),
            Optional("bonus", CreditShapes.Bonus, "Money that is owed to the obliged party for a good result."),
            Optional("points", CreditShapes.PointsOf, "Points, which are counted or turned into money by the settlement."),
            Optional("option", OptionShapes.Option, "What a party may do from then on, such as terminate."),
        ]), whenEmpty: "none"));
}
