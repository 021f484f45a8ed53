using System.CommandLine;

namespace Kept.Cli.Commands;

/// <summary>A command with examples that can be tried as they are.</summary>
internal sealed class Verb(string name, string description, params string[] examples) : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
