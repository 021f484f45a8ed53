using Kept.Diagnostics;

namespace Kept.Agreements;

/// <summary>A part of the contract in the words of its authors.</summary>
/// <param name="Name">The name of a standard section adds to that section; any other makes a section of its own.</param>
/// <param name="Title">Null takes the standard section's title, or the name.</param>
/// <param name="Text">Markdown, with line feeds only.</param>
/// <param name="After">The section that one of its own follows; null for the last before the signatures.</param>
public sealed record WrittenClause(string Name, string? Title, string Text, string? After, Place Clause);
