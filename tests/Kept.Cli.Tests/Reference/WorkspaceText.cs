using System.Text.RegularExpressions;

namespace Kept.Cli.Tests.Reference;

/// <summary>The documents of an example as text, in which a fragment can replace parts.</summary>
internal sealed partial record WorkspaceText(IReadOnlyList<string> Documents)
{
    public bool HasAgreement => Documents.Any(IsAgreement);

    public static WorkspaceText Parse(string yaml) => new(Separator().Split(yaml).Select(d => d.Trim('\n')).ToList());

    /// <summary>Whether all documents of another text are agreements that this one has as well.</summary>
    public bool HasAll(WorkspaceText other) => other.Documents.All(d => IsAgreement(d) && Documents.Any(own => Header(own) == Header(d)));

    /// <summary>A document of the fragment takes the place of the one with its kind and name, or is added; what has no header is
    /// a part of the agreement, and each of its keys takes the place of that key.</summary>
    public WorkspaceText With(WorkspaceText fragment)
    {
        var documents = Documents.ToList();
        foreach (var part in fragment.Documents)
        {
            var isDocument = part.Contains("apiVersion:", StringComparison.Ordinal);
            var at = documents.FindIndex(isDocument ? d => Header(d) == Header(part) : IsAgreement);
            var text = isDocument ? part : Splice(documents[at], part);
            if (at < 0) documents.Add(text);
            else documents[at] = text;
        }
        return new WorkspaceText(documents);
    }

    public override string ToString() => string.Join("\n---\n", Documents) + "\n";

    private static bool IsAgreement(string document) => document.Contains("\nkind: Agreement\n", StringComparison.Ordinal);

    private static (string Kind, string Name, string Version) Header(string document) =>
        (Kind().Match(document).Groups[1].Value, Name().Match(document).Groups[1].Value, Version().Match(document).Groups[1].Value);

    /// <summary>Replaces keys of an agreement whose <c>spec</c> is its last part, indented by two.</summary>
    private static string Splice(string agreement, string fragment)
    {
        var indented = string.Join("\n", fragment.Split('\n').Select(line => line.Length == 0 ? line : "  " + line));
        var spec = agreement.IndexOf("\nspec:\n", StringComparison.Ordinal) + "\nspec:\n".Length;
        var replaced = Sections(indented).Select(KeyOf).ToHashSet();
        var kept = Sections(agreement[spec..]).Where(section => !replaced.Contains(KeyOf(section)));
        return agreement[..spec] + string.Join("\n", kept.Append(indented));
    }

    private static IEnumerable<string> Sections(string spec) => Section().Split(spec).Where(s => s.Trim().Length > 0).Select(s => s.TrimEnd('\n'));

    private static string KeyOf(string section) => SectionKey().Match(section).Groups[1].Value;

    [GeneratedRegex(@"^---$\n?", RegexOptions.Multiline)]
    private static partial Regex Separator();

    [GeneratedRegex(@"^kind: (\w+)$", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex(@"^metadata: .*\bname: ([\w.-]+)", RegexOptions.Multiline)]
    private static partial Regex Name();

    [GeneratedRegex(@"^metadata: .*\bversion: (\d+)", RegexOptions.Multiline)]
    private static partial Regex Version();

    /// <summary>Before each key of the first level.</summary>
    [GeneratedRegex(@"(?<=\n)(?=  [A-Za-z]+:)")]
    private static partial Regex Section();

    [GeneratedRegex(@"^  ([A-Za-z]+):", RegexOptions.Multiline)]
    private static partial Regex SectionKey();
}
