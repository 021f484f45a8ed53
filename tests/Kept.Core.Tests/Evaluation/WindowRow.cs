namespace Kept.Core.Tests.Evaluation;

/// <summary>A recorded window as the file tells it.</summary>
internal sealed record WindowRow(
    int Number, long From, long? To, long? Announced, string Kind, string Evidence, string Region, long Recorded);
