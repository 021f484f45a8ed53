using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding.Shapes;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Templates;
using Kept.Language.Text;
using Kept.Quantities;

namespace Kept.Language.Binding;

/// <summary>A template that is filled in with its examples is a workspace without mistakes. Those of its texts are reported
/// where they are written in the template.</summary>
internal static class TemplateChecks
{
    /// <param name="clauses">Where the template names clauses of the library.</param>
    public static bool Check(Template template, RecordReader record, Sequence<Pair<string, ScalarSyntax>> files, Place clauses)
    {
        var known = template.Parameters.Select(p => p.Name).ToList();
        var good = true;
        foreach (var (path, text, entry) in files)
        {
            if (ClauseFiles.Resolve("", path) != path) good = record.Report(TemplateDiagnostics.WrongPath(entry.Key, path));
            foreach (var (name, start, length) in Placeholders.In(text.Value).Where(p => !known.Contains(p.Name)))
                good = record.Report(TemplateDiagnostics.UnknownParameter(PlaceIn(text, start, length), name, known));
        }
        foreach (var (name, _, _) in template.Clauses.SelectMany(c => Placeholders.In(StandardClauses.Find(c)!)).Where(p => !known.Contains(p.Name)))
            good = record.Report(TemplateDiagnostics.UnknownParameter(clauses, name, known));
        return good && TextsAreFine(template, files, record.Context);
    }

    private static bool TextsAreFine(Template template, Sequence<Pair<string, ScalarSyntax>> files, BindingContext context)
    {
        var nodes = files.ToDictionary(f => f.Key, f => f.Value);
        var sources = TextsOf(files).Select(f => new SourceText(f.Key, f.Value.Value)).ToList();
        var parsed = sources.ConvertAll(YamlParser.Parse);
        var diagnostics = parsed.SelectMany(p => p.Diagnostics).ToList();
        if (!diagnostics.Any(d => d.Severity is Severity.Error))
        {
            var filled = TemplateFilling.Fill(template, new Dictionary<string, string>());
            var texts = filled.Where(f => TemplateFilling.IsText(f.Path)).Select(f => YamlParser.Parse(new SourceText(f.Path, f.Text))).ToList();
            var clauses = filled.Where(f => !TemplateFilling.IsText(f.Path)).Select(f => new SourceText(f.Path, f.Text));
            diagnostics.AddRange(texts.SelectMany(t => t.Diagnostics));
            diagnostics.AddRange(WorkspaceBinder.Bind(texts.Select(t => t.Value).OfType<FileSyntax>(), clauses).Diagnostics);
        }
        foreach (var diagnostic in diagnostics)
            context.Report(nodes.TryGetValue(diagnostic.Place.File, out var text) ? diagnostic with { Place = PlaceIn(text, diagnostic.Place) } : diagnostic with { Place = template.Clause });
        return diagnostics.TrueForAll(d => d.Severity is not Severity.Error);
    }

    private static IEnumerable<Pair<string, ScalarSyntax>> TextsOf(Sequence<Pair<string, ScalarSyntax>> files) => files.Where(f => TemplateFilling.IsText(f.Key));

    /// <summary>The place in the template of a place in one of its texts.</summary>
    private static Place PlaceIn(ScalarSyntax text, Place place)
    {
        if (text.Style is not ScalarStyle.Literal) return text.Place;
        var lines = BlockScalar.Lines(text.Source.Text, text.Span.Start, text.Span.End).ToList();
        if (place.Line < 1 || place.Line > lines.Count) return text.Place;
        var line = lines[place.Line - 1];
        var indent = text.Source.Text.AsSpan(line.Start, line.Length).IndexOfAnyExcept(' ');
        var own = text.Value.Split('\n')[place.Line - 1].AsSpan().IndexOfAnyExcept(' ');
        return text.Source.PlaceOf(new TextSpan(line.Start + Math.Max(indent - Math.Max(own, 0), 0) + Math.Max(place.Column - 1, 0), Math.Max(place.Length, 1)));
    }

    private static Place PlaceIn(ScalarSyntax text, int start, int length)
    {
        var before = text.Value.AsSpan(0, start);
        return PlaceIn(text, new Place(text.Source.Path, before.Count('\n') + 1, start - before.LastIndexOf('\n'), length));
    }
}

internal static class TemplateDiagnostics
{
    public static Diagnostic WrongValue(Place place, string name, string value, string expected) => new(
        "KPT340", Severity.Error, place,
        $"Expected is {expected}, but '{name}' has \"{value}\".",
        "Change the value, or what the parameter is 'of'.");

    public static Diagnostic UnknownParameter(Place place, string name, IEnumerable<string> known) => new(
        "KPT341", Severity.Error, place,
        $"The template has no parameter '{name}'.",
        Spelling.FindNearest(name, known) is { } nearest ? $"Did you mean '{nearest}'?" : "Add it to 'parameters'.");

    public static Diagnostic WrongPath(ScalarSyntax key, string path) => new(
        "KPT342", Severity.Error, key.Place,
        $"A file of a template lies in the new workspace, but this is \"{path}\".",
        "Write a path such as agreement.yaml or clauses/liability.md.");
}
