using Kept.Diagnostics;

namespace Kept.Cli;

/// <summary>The command cannot be carried out as it was given; the message says what to change.</summary>
internal sealed class UsageException(string message) : Exception(message)
{
    /// <summary>A name that nothing has.</summary>
    /// <param name="thing">What was named, such as "agreement".</param>
    /// <param name="names">The names that there are.</param>
    public static UsageException Unknown(string thing, string name, IEnumerable<string> names) =>
        new($"There is no {thing} '{name}'. {Spelling.Suggest(name, names.Distinct(), "There is none.")}");
}
