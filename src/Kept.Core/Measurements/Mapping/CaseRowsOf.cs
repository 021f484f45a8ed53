namespace Kept.Measurements.Mapping;

/// <summary>The rows of one case.</summary>
/// <param name="Begin">When it begins; <see cref="long.MaxValue"/> when nothing has happened.</param>
/// <param name="Last">The row that counts when all is known.</param>
/// <param name="Others">All others, in the order in which they came.</param>
internal readonly record struct CaseRowsOf(long Begin, int Last, IReadOnlyList<int> Others);
