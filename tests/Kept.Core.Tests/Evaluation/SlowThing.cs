namespace Kept.Core.Tests.Evaluation;

/// <summary>One of the things that make up an availability, minute by minute.</summary>
internal sealed record SlowThing(IReadOnlyDictionary<string, string> Labels, Standing[] Minutes);
