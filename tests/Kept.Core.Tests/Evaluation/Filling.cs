namespace Kept.Core.Tests.Evaluation;

/// <summary>Fills what nobody knows: whether the thing of that number was bad in that minute (or interval, or case).</summary>
internal delegate bool Filling(int thing, int index);
