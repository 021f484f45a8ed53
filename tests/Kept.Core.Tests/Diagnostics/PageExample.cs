using Kept.Agreements;
using Kept.Core.Tests.Measurements;
using Kept.Diagnostics;
using Kept.Language.Parsing;
using Kept.Language.Signing;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Core.Tests.Diagnostics;

/// <summary>An example on a page about a diagnostic, read as far as the stage goes that reports it. Exactly one of the
/// cases below.</summary>
internal abstract record PageExample(string Text)
{
    /// <summary>What the whole file is reported for when most of its few rows are the mistake that the page shows.</summary>
    private const string MostRowsRejected = "KPT408";

    /// <summary>Codes of signatures are those from here to the last one of levels.</summary>
    private const string FirstOfSignatures = "KPT326";

    /// <summary>The first code behind those of levels.</summary>
    private const string FirstBehindLevels = "KPT330";

    public static PageExample Of(string code, string language, string text) => (language, code[3]) switch
    {
        ("yaml", '1') => new Syntax(text),
        ("yaml", '5') => new Soundness(text),
        ("yaml", _) when code == "KPT330" => new Drawn(text),
        ("yaml", '3') when string.CompareOrdinal(code, FirstBehindLevels) < 0 => new Levels(code, text),
        ("yaml", _) => new Meaning(text),
        ("csv", _) => new Rows(code, FileFormat.Csv, text),
        _ => new Rows(code, FileFormat.Ndjson, text),
    };

    /// <summary>The codes that are reported, each once.</summary>
    public IEnumerable<string> Codes() => Diagnostics().Select(d => d.Code).Distinct();

    protected abstract IEnumerable<Diagnostic> Diagnostics();

    /// <summary>A text, and the conditions in it under the key <c>where</c>.</summary>
    private sealed record Syntax(string Text) : PageExample(Text)
    {
        protected override IEnumerable<Diagnostic> Diagnostics()
        {
            var parsed = YamlParser.Parse(new SourceText("page.yaml", Text));
            var conditions = parsed.Value!.Documents.Select(d => d.Root).OfType<MapSyntax>()
                .Select(map => map.Find("where")?.Value).OfType<ScalarSyntax>()
                .SelectMany(scalar => ExpressionParser.Parse(scalar).Diagnostics);
            return parsed.Diagnostics.Concat(conditions);
        }
    }

    /// <summary>Documents, or a part of an agreement that is right otherwise.</summary>
    private sealed record Meaning(string Text) : PageExample(Text)
    {
        protected override IEnumerable<Diagnostic> Diagnostics() => ExampleWorkspace.Bind(Text).Diagnostics;
    }

    /// <summary>An agreement that is drawn up as a contract.</summary>
    private sealed record Drawn(string Text) : PageExample(Text)
    {
        protected override IEnumerable<Diagnostic> Diagnostics()
        {
            var bound = ExampleWorkspace.Bind(Text);
            return bound.Diagnostics.Concat(bound.Value!.Agreements.SelectMany(a => Contract.Draw(a).Diagnostics));
        }
    }

    /// <summary>Whole agreements that extend or include each other, and what they need to be signed.</summary>
    private sealed record Levels(string Code, string Text) : PageExample(Text)
    {
        protected override IEnumerable<Diagnostic> Diagnostics()
        {
            var bound = ExampleWorkspace.BindBeside(Text);
            var isSigned = string.CompareOrdinal(Code, FirstOfSignatures) >= 0;
            return bound.Diagnostics.Concat(isSigned ? SignatureCheck.Of(bound.Value!) : []).Where(d => d.Place.File == ExampleWorkspace.Page);
        }
    }

    /// <summary>As <see cref="Meaning"/>, with what a reader is warned of.</summary>
    private sealed record Soundness(string Text) : PageExample(Text)
    {
        protected override IEnumerable<Diagnostic> Diagnostics() => ExampleWorkspace.Check(Text);
    }

    /// <summary>A file of measurements.</summary>
    private sealed record Rows(string Code, FileFormat Format, string Text) : PageExample(Text)
    {
        protected override IEnumerable<Diagnostic> Diagnostics()
        {
            var all = (SourceFor(Code) with { Format = Format }).Read(Text).Diagnostics;
            var isMostlyRejected = all.Any(d => d.Code == MostRowsRejected);
            return all.Where(d => !isMostlyRejected || (d.Code == MostRowsRejected) == (Code == MostRowsRejected));
        }

        private static Source SourceFor(string code) => code switch
        {
            "KPT423" => Given.Counts(0, "n"),
            "KPT424" or "KPT425" => Given.Samples(),
            "KPT426" => Given.States(words: Given.Words(otherwise: null, ("up", "up"), ("down", "down"))),
            "KPT427" or "KPT433" => Given.TicketEvents(),
            "KPT428" or "KPT429" => Given.Source(new SourceContent.Cases("id", new CaseRows.OneRowACase(
                [new("opened", Given.Iso("opened"))], [new("waiting", Given.Iso("from"), Given.Iso("to"))]), [], [])),
            "KPT431" or "KPT432" => Given.Source(new SourceContent.States(
                Given.Iso("at", "Europe/Berlin"), Given.Column("state"), null, [Given.Column("service")])),
            "KPT434" => Given.Source(new SourceContent.Cases(
                "id", new CaseRows.OneRowACase([], []), [], [Given.Column("priority")])),
            _ => Given.States(),
        };
    }
}
