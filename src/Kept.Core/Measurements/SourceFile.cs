namespace Kept.Measurements;

/// <summary>One file of a source, as the host reads it.</summary>
/// <param name="Name">The name that diagnostics show.</param>
/// <param name="Blocks">The bytes in order, enumerated once. A block is not looked at again after the next one has
/// been asked for, so the host may use its memory again.</param>
public sealed record SourceFile(string Name, IEnumerable<ReadOnlyMemory<byte>> Blocks);
