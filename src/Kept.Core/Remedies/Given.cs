using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Remedies;

/// <summary>What a scale gives for a result that is known within bounds.</summary>
/// <param name="Possible">What it may be: one of these or, for a quantity, anything between them.</param>
/// <param name="IsBounded">False when it may be more than any of these.</param>
internal sealed record Given(Sequence<Compensation> Possible, bool IsBounded, string Because)
{
    public bool IsCertain => IsBounded && Possible.Count == 1;

    public static Given Certainly(Compensation gives, string because) => new([gives], true, because);

    public static Given Nothing(string because) => Certainly(new Compensation.Nothing(), because);

    public static Given Between(IEnumerable<Compensation> possible, string because, bool isBounded = true) =>
        new(possible.Distinct().ToSequence(), isBounded, because);

    /// <summary>The same, or nothing at all.</summary>
    public Given OrNothing(string because) =>
        new(Possible.Append(new Compensation.Nothing()).Distinct().ToSequence(), IsBounded, $"{Because}, {because}");
}
