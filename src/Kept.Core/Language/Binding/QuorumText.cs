using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>How many of several must be up: <c>all</c>, <c>any</c>, <c>at least 2</c>, <c>at least 50%</c>, <c>pooled</c>.</summary>
internal static class QuorumText
{
    private const string AtLeast = "at least ";

    public static Shape<Quorum> Shape { get; } = new WordOrScalarShape<Quorum>(
        [
            ("all", new Quorum.All(), "Up while all are up."),
            ("any", new Quorum.AtLeast(1), "Up while any one is up."),
            ("pooled", new Quorum.Pooled(), "Each counts for itself: the up time of all ÷ the counted time of all."),
        ],
        "so many of them, or such a share", "at least 2", TryParse);

    private static bool TryParse(string text, out Quorum value, out ScalarProblem problem)
    {
        problem = default;
        value = new Quorum.All();
        if (!text.StartsWith(AtLeast, StringComparison.Ordinal)) return false;
        var amount = text[AtLeast.Length..];
        if (int.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1)
        {
            value = new Quorum.AtLeast(count);
            return true;
        }
        if (!QuantityText.TryParse(amount, out var share, out _) || share.Unit is not Unit.Share
            || share.Value.Sign <= 0 || share.Value > Rational.One) return false;
        value = new Quorum.AtLeastShare(share.Value);
        return true;
    }
}
