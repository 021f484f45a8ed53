using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What a number of points comes to.</summary>
internal static class PointsScale
{
    /// <returns>How it was found, and the money before rounding; null when the base is not known.</returns>
    public static (string Because, (Rational Least, Rational Most)? Value) Of(PointsSoFar points, PointsTerms terms, Priced? priced, Currency currency)
    {
        var low = Figure.Of(points.Least);
        var high = points.Most is not { } most ? null : most == points.Least ? low : Figure.Of(most);
        var given = Scales.ByBand(terms.Bands, low, high, "the number of points");
        var scale = ByClass.ForAll<CreditScale>(new CreditScale.Bands(terms.Bands));
        var valuation = new Valuation(new CreditTerms { Of = terms.Of, Scale = scale }, priced, currency, split: null);
        var values = given.Possible.Select(gives => (Gives: gives, Value: valuation.Of(gives))).ToList();
        if (values.Any(v => v.Value is null)) return ($"{given.Because}; nothing says what was charged, so the credit has no amount yet", null);

        var ordered = values.Select(v => (v.Gives, Size: Valuation.SizeOf(v.Value!))).OrderBy(v => v.Size).ToList();
        var how = valuation.Explain(ordered[^1].Gives);
        return (how is null ? given.Because : $"{given.Because}; {how}", (ordered[0].Size, ordered[^1].Size));
    }
}
