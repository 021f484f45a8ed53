using System.CommandLine;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Language.Binding;
using Kept.Language.Parsing;
using Kept.Language.Syntax;
using Kept.Language.Templates;
using Kept.Language.Text;
using Kept.Quantities;
using NodaTime.Text;

namespace Kept.Cli.Commands;

internal static class NewCommand
{
    public static Command Create(Terminal terminal)
    {
        var template = new Argument<string?>("TEMPLATE")
        {
            Description = "The name of a template, or a file that holds one; lists the templates when left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var set = new Option<string[]>("--set", "-s")
        {
            Description = "A value for a parameter of the template, as NAME=VALUE; may be given several times.",
            HelpName = "NAME=VALUE",
        };
        var output = new Option<string?>("--output", "-o")
        {
            Description = "The folder that the new workspace is written to, which is new or empty; one with the template's name when left out.",
            HelpName = "FOLDER",
        };
        var parameters = new Option<bool>("--parameters") { Description = "Only says what the template asks." };
        var command = new Verb(
            "new", "Makes a workspace from a template, with an agreement, clauses to edit and a small file of measurements to try it with.",
            "kept new",
            "kept new help-desk --parameters",
            "kept new help-desk --set provider='Northwind Services GmbH' --set consumer='Acme AG' --output acme-desk")
        {
            template, set, output, parameters,
        };
        command.SetAction(parsed => parsed.GetValue(template) is not { } name ? List(terminal)
            : parsed.GetValue(parameters) ? Ask(Find(name, terminal), terminal)
            : Make(Find(name, terminal), parsed.GetValue(set) ?? [], parsed.GetValue(output), terminal));
        return command;
    }

    private static int List(Terminal terminal)
    {
        var all = StandardTemplates.All;
        var width = all.Max(t => t.Name.Length);
        foreach (var template in all) terminal.WriteLine($"{template.Name.PadRight(width)}  {template.Title}");
        terminal.WriteLine($"\n'kept new {all[0].Name} --parameters' says what a template asks, 'kept new {all[0].Name}' makes a workspace from it.");
        return ExitCode.Fine;
    }

    private static int Ask(Template? template, Terminal terminal)
    {
        if (template is null) return ExitCode.Invalid;
        terminal.WriteLine($"{template.Title}\n{template.Description}\n");
        foreach (var parameter in template.Parameters) terminal.WriteLine($"{Line(parameter, template)}\n    {parameter.What}");
        return ExitCode.Fine;
    }

    private static int Make(Template? template, string[] settings, string? output, Terminal terminal)
    {
        if (template is null) return ExitCode.Invalid;
        var values = ValuesOf(settings, template);
        var folder = output ?? template.Name;
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
            throw new UsageException($"'{folder}' is there already and not empty. Give another folder with --output.");

        var files = TemplateFilling.Fill(template, values);
        if (!IsFine(files, terminal)) return ExitCode.Invalid;
        foreach (var file in files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
            terminal.WriteLine($"wrote {path}");
        }
        WriteNext(template, values, folder, terminal);
        return ExitCode.Fine;
    }

    /// <summary>Whether the texts make a workspace; values that do not go together are shown where they stand in it.</summary>
    private static bool IsFine(Sequence<TemplateFile> files, Terminal terminal)
    {
        var texts = files.Select(f => new SourceText(f.Path, f.Text)).ToList();
        var parsed = texts.Where(t => TemplateFilling.IsText(t.Path)).Select(YamlParser.Parse).ToList();
        var bound = WorkspaceBinder.Bind(parsed.Select(p => p.Value).OfType<FileSyntax>(), texts);
        var diagnostics = parsed.SelectMany(p => p.Diagnostics).Concat(bound.Diagnostics).ToList();
        Terminal.Show(diagnostics, path => texts.Find(t => t.Path == path), terminal.Errors);
        return !diagnostics.Exists(d => d.Severity is Severity.Error);
    }

    private static void WriteNext(Template template, Dictionary<string, string> values, string folder, Terminal terminal)
    {
        var open = template.Parameters.Where(p => p.Default is null && !values.ContainsKey(p.Name)).ToList();
        if (open.Count > 0)
            terminal.WriteLine($"\nStill an example: {string.Join(", ", open.Select(p => $"{p.Name} ({p.Example})"))}. Change it in the texts, or begin again with --set.");
        terminal.WriteLine($"\nRead on in the comments of the texts, then:\n  kept check {folder}\n  kept render {folder} --output contract.html");
        if (template.Parameters.FirstOrDefault(p => p.Of is ParameterKind.Month) is not { } month) return;
        var period = values.GetValueOrDefault(month.Name) ?? month.Default ?? month.Example;
        var after = LocalDatePattern.Iso.Parse($"{period}-01").Value.PlusMonths(1);
        terminal.WriteLine($"  kept evaluate {folder} --period {period} --as-of {LocalDatePattern.Iso.Format(after)}");
    }

    /// <summary>The template of a name or in a file; null when the file has mistakes, which are then shown.</summary>
    private static Template? Find(string name, Terminal terminal)
    {
        if (!File.Exists(name))
        {
            var all = StandardTemplates.All;
            return all.FirstOrDefault(t => t.Name == name) ?? throw UsageException.Unknown("template", name, all.Select(t => t.Name));
        }
        var decoded = SourceText.Decode(Path.GetFileName(name), File.ReadAllBytes(name));
        var read = decoded.Value is { } text ? StandardTemplates.Read(text) : new Checked<Template>(null, []);
        Terminal.Show(decoded.Diagnostics.Concat(read.Diagnostics), _ => decoded.Value, terminal.Errors);
        if (read.ValueUnlessErrors is null && !decoded.HasErrors && !read.HasErrors) throw new UsageException($"'{name}' holds no template, or more than one.");
        return decoded.HasErrors ? null : read.ValueUnlessErrors;
    }

    private static Dictionary<string, string> ValuesOf(string[] settings, Template template)
    {
        var values = new Dictionary<string, string>();
        foreach (var setting in settings)
        {
            if (setting.Split('=', 2) is not [var name, var value]) throw new UsageException($"--set takes NAME=VALUE, but this is '{setting}'.");
            var parameter = template.Parameters.FirstOrDefault(p => p.Name == name)
                ?? throw UsageException.Unknown("parameter", name, template.Parameters.Select(p => p.Name));
            if (ParameterValues.Problem(parameter, value) is { } expected) throw new UsageException($"'{name}' is {expected}, but this is '{value}'.");
            values[name] = value;
        }
        return values;
    }

    private static string Line(TemplateParameter parameter, Template template)
    {
        var width = template.Parameters.Max(p => p.Name.Length);
        return $"{parameter.Name.PadRight(width)}  {(parameter.Default is { } value ? $"{value}, when left out" : $"for example {parameter.Example}")}";
    }
}
