using System.Globalization;
using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>How many of several must be up: <c>all</c>, <c>any</c>, <c>at least 2</c>, <c>at least 50%</c>, <c>pooled</c>.</summary>
internal static class QuorumText
{
    private const string AtLeast = "at least ";

    public static bool TryParse(string text, out Quorum value, out ScalarProblem problem)
    {
        problem = default;
        value = new Quorum.All();
        switch (text)
        {
            case "all":
                return true;
            case "any":
                value = new Quorum.AtLeast(1);
                return true;
            case "pooled":
                value = new Quorum.Pooled();
                return true;
        }

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
