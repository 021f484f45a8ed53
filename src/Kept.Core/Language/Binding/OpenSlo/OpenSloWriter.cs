using System.Text;
using Kept.Agreements;
using Kept.Quantities;

namespace Kept.Language.Binding.OpenSlo;

/// <summary>An agreement in documents of OpenSLO.</summary>
/// <param name="LeftOut">What they cannot say, a sentence each.</param>
public sealed record OpenSloText(string Text, Sequence<string> LeftOut);

/// <summary>Writes the objectives of an agreement as documents of OpenSLO, as far as that can say them.</summary>
public static class OpenSloWriter
{
    private const string Annotation = "kept.example/left-out";

    public static OpenSloText Write(Agreement agreement)
    {
        var leftOut = new List<string>(LeftOut.Of(agreement));
        var documents = new StringBuilder();
        var services = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var objective in agreement.Objectives)
        {
            if (WrittenSlo.Of(objective, agreement, out var problem) is not { } slo)
            {
                leftOut.Add($"{objective.Name}: the whole objective, for OpenSLO has no words for it: {problem}");
                continue;
            }
            var missing = LeftOut.Of(objective).ToList();
            leftOut.AddRange(missing.Select(m => $"{objective.Name}: {m}"));
            services[slo.Service] = objective.Service?.Title ?? agreement.Title;
            Write(documents, slo, objective, missing);
        }
        foreach (var (name, title) in services) Write(documents, "Service", name, title, []);
        return new(Comment(agreement, leftOut) + documents, leftOut.ToSequence());
    }

    private static string Comment(Agreement agreement, List<string> leftOut) => string.Concat(
        new[] { $"The objectives of the agreement {agreement.Name}, version {agreement.Version}, as far as OpenSLO can say them. Left out:" }
            .Concat(leftOut.Select(line => $"- {line}")).Select(line => $"# {line.ReplaceLineEndings(" ")}\n"));

    private static void Write(StringBuilder text, WrittenSlo slo, Objective objective, List<string> missing)
    {
        Write(text, "SLI", slo.Name, objective.Title, []);
        text.Append("spec:\n").Append(slo.Indicator);
        Write(text, "SLO", slo.Name, objective.Title, missing);
        text.Append("spec:\n")
            .Append($"  service: {slo.Service}\n  indicatorRef: {slo.Name}\n  timeWindow:\n{slo.Window}")
            .Append($"  budgetingMethod: {slo.Method}\n  objectives:\n    - displayName: {YamlText.Quote(slo.Title)}\n{slo.Objective}");
    }

    private static void Write(StringBuilder text, string kind, string name, string title, List<string> missing)
    {
        text.Append($"---\napiVersion: {OpenSloKinds.Version}\nkind: {kind}\nmetadata:\n  name: {name}\n  displayName: {YamlText.Quote(YamlText.Cut(title))}\n");
        if (missing.Count > 0) text.Append($"  annotations:\n    {Annotation}: {YamlText.Quote(string.Join("; ", missing))}\n");
    }
}

internal static class YamlText
{
    private const int MostOfTitle = 63;

    /// <summary>A text in double quotes.</summary>
    public static string Quote(string text) =>
        $"\"{System.Text.Json.JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>A title of at most the length that OpenSLO allows.</summary>
    public static string Cut(string title) => title.Length <= MostOfTitle ? title : title[..(MostOfTitle - 1)] + "…";

    /// <summary>A name of at most 63 lower-case letters, digits and hyphens.</summary>
    public static string Name(string name)
    {
        var even = string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
        return (even.Length <= MostOfTitle ? even : even[..MostOfTitle]).Trim('-');
    }
}
