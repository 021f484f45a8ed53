using Kept.Agreements;

namespace Kept.Cli;

internal static class Versions
{
    /// <summary>Of each agreement the version that is in force last.</summary>
    public static IEnumerable<Agreement> Latest(this IEnumerable<Agreement> agreements) =>
        agreements.GroupBy(a => a.Name).Select(versions => versions.OrderBy(a => a.Version).Last());
}
