namespace Kept.Measurements.Rows;

/// <summary>What all rows of a file have in common.</summary>
/// <param name="Columns">For each slot the index of its cell.</param>
/// <param name="Cells">How many cells a row has.</param>
internal sealed record RowLayout(int[] Columns, int Cells);
