namespace Kept.Quantities;

internal enum QuantityProblemKind
{
    Number,
    Unit,

    /// <summary>A unit whose length depends on a calendar.</summary>
    CalendarUnit,
}

/// <summary>Why a text is not a quantity.</summary>
/// <param name="Start">Offset of what is wrong in the text.</param>
/// <param name="Help">What the author can do, as a sentence.</param>
internal sealed record QuantityProblem(QuantityProblemKind Kind, int Start, int Length, string Help);
