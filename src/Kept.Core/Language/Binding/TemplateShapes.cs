using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;
using Kept.Language.Templates;
using Kept.Quantities;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>The kind <c>Template</c>: a workspace to start from.</summary>
internal static class TemplateShapes
{
    private static readonly Field<string> What = Required("what", Scalars.Text("a question or a thing", "The full name of the provider"), "What is asked.");

    private static readonly Field<string> Example = Required("example", Scalars.Text("a value", "Northwind GmbH"), "A value, to show what is meant.");

    private static readonly Field<string> Default = Optional(
        "default", Scalars.Text("a value", "99.9%"), "The value when nobody says anything else; the example is taken when left out.");

    private static readonly Field<Boxed<ParameterKind>> Of = Optional("of", new WordShape<Boxed<ParameterKind>>("a kind of value", [
        ("text", new(ParameterKind.Text), "Any text in one line."),
        ("name", new(ParameterKind.Name), "A name such as acme-shop."),
        ("percentage", new(ParameterKind.Percentage), "A percentage such as 99.9%."),
        ("money", new(ParameterKind.Money), "An amount of money such as 500.00 EUR."),
        ("number", new(ParameterKind.Number), "A plain number such as 20."),
        ("duration", new(ParameterKind.Duration), "A length of time such as 4 hours."),
        ("date", new(ParameterKind.Date), "A date such as 2026-01-01."),
        ("month", new(ParameterKind.Month), "A month such as 2026-01."),
        ("zone", new(ParameterKind.Zone), "A time zone such as Europe/Berlin."),
        ("currency", new(ParameterKind.Currency), "A currency such as EUR.")]), "What kind of value it takes; text when left out.");

    private static readonly Field<string> Description = Optional(
        "description", Scalars.Text("a text", "For a team that answers tickets."), "What it is for.");

    private static readonly Field<Sequence<TemplateParameter>> Parameters = Optional(
        "parameters", new NamedShape<TemplateParameter>("the name of a parameter", new RecordShape<TemplateParameter>("A parameter", [What, Of, Example, Default], BuildParameter)),
        "What it leaves open; ${name} stands for it in the files.");

    private static readonly Field<Sequence<string>> Clauses = Optional(
        "clauses", new ListShape<string>(new WordShape<string>(
            "a clause of the library", [.. StandardClauses.Names.Select(n => (n, n, "A clause to start from."))])),
        "Clauses of the library that a new workspace gets, as files clauses/NAME.md.");

    private static readonly Field<Sequence<Pair<string, ScalarSyntax>>> Files = Required(
        "files", new PairsShape<string, ScalarSyntax>("the path of a file", Scalars.Text("the path of a file", "agreement.yaml"), new TextNode()),
        "The files of a new workspace: texts, and small files of measurements to try them with.");

    /// <summary>The body of the kind <c>Template</c>.</summary>
    public static RecordShape<Template> Spec { get; } = new("A template", [Description, Parameters, Clauses, Files], Build);

    private static TemplateParameter? BuildParameter(RecordReader record)
    {
        var kind = record.Get(Of, new(ParameterKind.Text)).Value;
        foreach (var field in new[] { Example, Default })
            if (record.Find(field) is { } value && ParameterValues.Problem(kind, value) is { } expected)
            {
                record.Report(TemplateDiagnostics.WrongValue(record.PlaceOf(field), record.Name, value, expected));
                return null;
            }
        return new TemplateParameter(record.Name, record.Get(What), kind, record.Get(Example), record.Find(Default), record.Place);
    }

    private static Template? Build(RecordReader record)
    {
        var template = new Template(
            record.Name, record.Name, record.Find(Description)?.Trim() ?? "", record.Get(Parameters, []), record.Get(Clauses, []),
            record.Get(Files).Select(f => new TemplateFile(f.Key, f.Value.Value)).ToSequence(), record.Place);
        return TemplateChecks.Check(template, record, record.Get(Files), record.PlaceOf(Clauses)) ? template : null;
    }

    /// <summary>A text whose place is needed, since it is a text of the language itself.</summary>
    private sealed class TextNode : Shape<ScalarSyntax>
    {
        private static readonly Shape<string> Words = Scalars.Text("the text of a file", "…");

        protected override Form Describe() => Words.Form;

        public override bool TryRead(SyntaxNode node, BindingContext context, out ScalarSyntax value)
        {
            value = (node as ScalarSyntax)!;
            return Words.TryRead(node, context, out _);
        }
    }
}
