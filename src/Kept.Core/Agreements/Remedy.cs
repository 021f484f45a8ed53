using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Agreements;

/// <summary>What follows from a result. Exactly one of the cases below.</summary>
public abstract record Remedy
{
    private protected Remedy(CreditTerms? terms, Place clause) => (Terms, Clause) = (terms, clause);

    /// <summary>How much is given; null for an option.</summary>
    public CreditTerms? Terms { get; }

    public Place Clause { get; }

    /// <summary>A service credit: money, or time of service, owed by the obliged party.</summary>
    public sealed record Credit(CreditTerms How, Place At) : Remedy(How, At);

    /// <summary>A reward for a good result, owed to the obliged party.</summary>
    public sealed record Bonus(CreditTerms How, Place At) : Remedy(How, At);

    /// <summary>Points, which are only counted, or turned into money by the settlement.</summary>
    public sealed record Points(CreditTerms How, Place At) : Remedy(How, At);

    /// <summary>Something that a party may do from then on: terminate, ask for another scope or for a lower fee.</summary>
    /// <param name="Of">The role whose option it is.</param>
    /// <param name="What">What that role may do: <c>terminate</c>, or any text.</param>
    /// <param name="Notice">How long before it has to be announced, as written; null when nothing is agreed.</param>
    /// <param name="ApprovedBy">The roles that have to agree; empty when the holder decides alone.</param>
    public sealed record Option(
        string Of, string What, OptionTrigger When, string? Notice, Sequence<string> ApprovedBy, Place At) : Remedy(null, At);
}

/// <summary>When an option opens. Exactly one of the cases below.</summary>
public abstract record OptionTrigger
{
    private protected OptionTrigger() { }

    /// <summary>The objective came out so often in its last periods, this one included.</summary>
    /// <param name="Missed">Counts periods that were missed; else those that were met.</param>
    /// <param name="Of">Of so many periods in a row; as many as <paramref name="Count"/> for "consecutive".</param>
    public sealed record Often(bool Missed, int Count, int Of) : OptionTrigger;

    /// <summary>The points of all objectives come to so many in the last months, those of this period included.</summary>
    /// <param name="Comparator">At least, or more than.</param>
    public sealed record Points(Comparator Comparator, Rational Count, int Months) : OptionTrigger;

    /// <summary>The attainment lies in a range.</summary>
    public sealed record InRange(QuantityInterval When) : OptionTrigger;
}
