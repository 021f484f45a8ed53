namespace Kept.Storage.Closings;

/// <summary>A period of an agreement that was closed.</summary>
/// <param name="Agreement">The name of the agreement; all of its versions are meant.</param>
/// <param name="Period">As it is written: 2026-06.</param>
/// <param name="Revision">Counts from 1 how often it was closed or opened again.</param>
/// <param name="Recorded">The tick at which that happened last.</param>
/// <param name="IsClosed">False when it was opened again.</param>
public sealed record ClosedPeriod(string Agreement, string Period, long Revision, long Recorded, bool IsClosed);
