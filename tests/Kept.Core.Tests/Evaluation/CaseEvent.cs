namespace Kept.Core.Tests.Evaluation;

/// <summary>Something that happened to a case.</summary>
internal sealed record CaseEvent(int Number, string Kind, long At, long Recorded);
