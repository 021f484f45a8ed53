namespace Kept.Core.Tests.Evaluation;

/// <summary>A row of a file. Rows with the same number say the same.</summary>
/// <param name="At">The minute at which it happens.</param>
/// <param name="Recorded">The minute at which it became known.</param>
internal sealed record Row(int Number, long At, long Recorded, string Cells);
