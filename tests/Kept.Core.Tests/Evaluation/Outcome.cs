namespace Kept.Core.Tests.Evaluation;

/// <summary>A number by the book: what is known, and what it is when all that is unknown was bad and when it was good.</summary>
/// <param name="Low">Null when nothing counted then, or when nothing bounds it.</param>
internal sealed record Outcome(Fraction? Value, Fraction? Low, Fraction? High, long? Count = null)
{
    /// <summary>Whether nothing that is unknown can change it, be it a number or that there is none; nor how many measurements are behind it.</summary>
    public bool IsCertain { get; private init; } = Low is not null && Low == High;

    public static Outcome Certain(Fraction? value, long? count) => new(value, value, value, count) { IsCertain = true };

    /// <summary>A number of which more measurements may come, though it has its bounds.</summary>
    public Outcome WithMoreToCome() => this with { IsCertain = false };

    public static Outcome Share(long good, long counted, long? count = null) =>
        Certain(counted > 0 ? new Fraction(good, counted) : null, count ?? counted);
}
