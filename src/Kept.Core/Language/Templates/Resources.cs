using System.Reflection;
using System.Text;

namespace Kept.Language.Templates;

/// <summary>The texts that are built into the program.</summary>
internal static class Resources
{
    private static readonly Assembly Own = typeof(Resources).Assembly;

    /// <summary>The names behind a prefix, in order.</summary>
    public static IEnumerable<string> NamesBelow(string prefix) => Own.GetManifestResourceNames()
        .Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Select(n => n[prefix.Length..]).Order(StringComparer.Ordinal);

    /// <summary>A text, with line feeds only; null when there is none of that name.</summary>
    public static string? Read(string name)
    {
        using var stream = Own.GetManifestResourceStream(name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
