namespace Kept.Core.Tests.Evaluation;

/// <summary>A case as a file tells it: its fields, and what happened.</summary>
/// <param name="Promised">A date that is set in advance.</param>
/// <param name="Effort">A number, or nothing.</param>
/// <param name="Recorded">When its row became known, where each case has one row.</param>
internal sealed record CaseRow(
    int Id, string Priority, string Region, string Effort, long? Promised, IReadOnlyList<CaseEvent> Events,
    IReadOnlyList<(long From, long? To)> Pauses, long Recorded);
