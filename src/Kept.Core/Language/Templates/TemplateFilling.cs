using Kept.Agreements;
using Kept.Language.Formatting;
using Kept.Language.Parsing;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Language.Templates;

/// <summary>The arrow from a template and values to the files of a new workspace.</summary>
public static class TemplateFilling
{
    /// <summary>The folder of the clauses that a new workspace gets from the library.</summary>
    public const string ClausesFolder = "clauses";

    /// <summary>The value of each parameter: the one given, else its default, else its example.</summary>
    /// <exception cref="ArgumentException">A value is of another kind than its parameter.</exception>
    public static Sequence<TemplateFile> Fill(Template template, IReadOnlyDictionary<string, string> given)
    {
        var values = template.Parameters.ToDictionary(p => p.Name, p => given.GetValueOrDefault(p.Name) ?? p.Default ?? p.Example);
        if (template.Parameters.FirstOrDefault(p => ParameterValues.Problem(p, values[p.Name]) is not null) is { } wrong)
            throw new ArgumentException($"'{wrong.Name}' is of another kind.", nameof(given));
        return template.Files.Select(file => file with { Text = Filled(file, values) })
            .Concat(template.Clauses.Select(name => new TemplateFile(PathOf(name), Placeholders.Fill(StandardClauses.Find(name)!, values))))
            .ToSequence();
    }

    /// <summary>Where a clause of the library lies in a new workspace.</summary>
    public static string PathOf(string clause) => $"{ClausesFolder}/{clause}.md";

    /// <summary>Whether a file is a text of the language.</summary>
    public static bool IsText(string path) => path.EndsWith(".yaml", StringComparison.Ordinal) || path.EndsWith(".yml", StringComparison.Ordinal);

    private static string LaidOut(SourceText text) => Formatter.Format(text).ValueUnlessErrors ?? text.Text;

    private static string Filled(TemplateFile file, Dictionary<string, string> values) => IsText(file.Path)
        ? LaidOut(new SourceText(file.Path, Placeholders.Fill(YamlParser.Parse(new SourceText(file.Path, file.Text)).Value!, values)))
        : Placeholders.Fill(file.Text, values);
}
