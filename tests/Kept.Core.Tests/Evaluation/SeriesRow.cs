namespace Kept.Core.Tests.Evaluation;

/// <summary>A row of counters, or a sample.</summary>
/// <param name="Tenths">The sample's value in tenths of the unit written.</param>
internal sealed record SeriesRow(int Number, long At, string Region, string Class, long Requests, long Errors, long Tenths);
