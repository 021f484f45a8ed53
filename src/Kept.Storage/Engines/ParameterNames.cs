using System.Text.RegularExpressions;

namespace Kept.Storage.Engines;

/// <summary>The parameters of a statement, in the order in which they come first.</summary>
internal static partial class ParameterNames
{
    public static IEnumerable<string> In(string sql) => Named().Matches(sql).Select(m => m.Value).Distinct();

    [GeneratedRegex("@[a-z_]+")]
    private static partial Regex Named();
}
