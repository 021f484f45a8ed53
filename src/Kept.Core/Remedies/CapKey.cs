using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>Which cap of an agreement; the same one in every version of it.</summary>
/// <param name="Nth">Which of the caps on that and over that, from 0.</param>
public sealed record CapKey(Sequence<string> On, CapSpan Per, int Nth)
{
    public static CapKey Of(Sequence<CreditCap> caps, int place) =>
        new(caps[place].On, caps[place].Per, caps.Take(place).Count(c => c.On == caps[place].On && c.Per == caps[place].Per));

    /// <summary>Its place among the caps of a version of the agreement; -1 when that has none.</summary>
    public int PlaceIn(SettlementTerms terms)
    {
        for (var place = 0; place < terms.Caps.Count; place++)
            if (Of(terms.Caps, place) == this) return place;
        return -1;
    }
}
