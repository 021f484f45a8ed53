using System.Text;
using Kept.Benchmarks.Generation;

namespace Kept.Cli.Tests.Commands;

public sealed class RenderTests
{
    private static readonly string Shop = Session.Path("examples/web-shop");

    [Fact]
    public void The_contract_goes_to_the_output_as_HTML_and_as_Markdown()
    {
        var html = Session.Run("render", Shop);
        var markdown = Session.Run("render", Shop, "--format", "md");

        Assert.Equal((ExitCode.Fine, ""), (html.Code, html.Errors));
        Assert.StartsWith("<!DOCTYPE html>", html.Output);
        Assert.Contains("encrypts what it transmits", html.Output);
        Assert.StartsWith("# Hosting of the web shop\n", markdown.Output);
        Assert.Contains("\n## 12-data-protection Data protection\n", markdown.Output);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        Assert.Equal(Session.Run("render", Shop).Output, Session.Run("render", Shop).Output);
        Assert.Equal(Session.Run("render", Shop, "--format", "md").Output, Session.Run("render", Shop, "--format", "md").Output);
    }

    [Fact]
    public void Line_ends_of_the_sources_make_no_difference()
    {
        using var folder = new Folder();
        foreach (var file in Directory.EnumerateFiles(Shop, "*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".yaml" or ".md"))
            folder.Write(Path.GetRelativePath(Shop, file), File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(Session.Run("render", Shop).Output, Session.Run("render", folder.Path).Output);
        Assert.Equal(Session.Run("render", Shop, "--format", "md").Output, Session.Run("render", folder.Path, "--format", "md").Output);
    }

    [Fact]
    public void A_file_is_written_where_one_is_named()
    {
        using var folder = new Folder();
        var outcome = Session.Run("render", Shop, "--summary", "--format", "md", "--output", folder.At("summary.md"));

        Assert.Equal((ExitCode.Fine, ""), (outcome.Code, outcome.Output));
        Assert.Contains("| Web shop | Round the clock | 12,000.00 EUR for each month |", File.ReadAllText(folder.At("summary.md")));
    }

    [Fact]
    public void An_agreement_without_a_start_has_no_contract()
    {
        var outcome = Session.Run("render", Session.Path("examples/published/aws-s3"));

        Assert.Equal((ExitCode.Invalid, ""), (outcome.Code, outcome.Output));
        Assert.Contains("error KPT330: A contract says from when it holds", outcome.Errors);
    }

    [Fact]
    public void Of_several_agreements_one_is_named()
    {
        using var folder = new Folder();
        folder.Write("one.yaml", Small("one"));
        folder.Write("two.yaml", Small("two"));

        Assert.Contains("There are 2 agreements: name one with --agreement. There are one, two.", Session.Run("render", folder.Path).Errors);
        Assert.Contains("# one", Session.Run("render", folder.Path, "-a", "one", "-f", "md").Output);
        Assert.Contains("# two", Session.Run("render", folder.At("two.yaml"), "-f", "md").Output);
        Assert.Contains("There is no agreement 'tow'. Did you mean 'two'?", Session.Run("render", folder.Path, "-a", "tow").Errors);
    }

    [Fact]
    public void Clauses_stand_in_files_of_the_workspace_and_nowhere_else()
    {
        using var outside = new Folder();
        using var folder = new Folder();
        outside.Write("secret.md", "a secret");
        folder.Write("contracts/shop.yaml", Small("shop") + "  clauses: {law: {file: ../clauses/law.md}}\n");

        Assert.Contains("error KPT331: The workspace has no file 'clauses/law.md'", Session.Run("render", folder.Path).Errors);
        folder.Write("clauses/law.md", "The law of the *sea*.");
        Assert.Contains("The law of the <em>sea</em>.", Session.Run("render", folder.Path).Output);

        File.Delete(folder.At("clauses/law.md"));
        File.CreateSymbolicLink(folder.At("clauses/law.md"), outside.At("secret.md"));
        var linked = Session.Run("render", folder.Path);
        Assert.Contains("error KPT331", linked.Errors);
        Assert.DoesNotContain("a secret", linked.Output + linked.Errors);

        folder.Write("contracts/shop.yaml", Small("shop") + $"  clauses: {{law: {{file: {outside.At("secret.md")}}}}}\n");
        Assert.Contains("error KPT332", Session.Run("render", folder.Path).Errors);
    }

    [Fact]
    public void A_clause_that_is_too_long_is_refused()
    {
        using var folder = new Folder();
        folder.Write("shop.yaml", Small("shop") + "  clauses: {law: {file: law.md}}\n");
        folder.Write("law.md", new string('x', 1024 * 1024 + 1));
        Assert.Contains("error KPT333", Session.Run("render", folder.Path).Errors);

        File.WriteAllBytes(folder.At("law.md"), Encoding.Latin1.GetBytes("schön"));
        Assert.Contains("law.md", Session.Run("render", folder.Path).Errors);
    }

    [Fact]
    public void Two_hundred_services_take_less_than_five_seconds()
    {
        using var folder = new Folder();
        folder.Write("agreement.yaml", LargeAgreement.Write(200));
        var least = Enumerable.Range(0, 3).Min(_ =>
            StartedProgram.ProcessorSeconds(folder.At("said.txt"), "render", folder.Path, "--output", folder.At("contract.html")));

        Assert.Contains("clause-6.solved-200", File.ReadAllText(folder.At("contract.html")));
        Assert.InRange(least, 0, 5);
    }

    [Fact]
    public void Its_summary_stays_short()
    {
        using var folder = new Folder();
        folder.Write("agreement.yaml", LargeAgreement.Write(200));

        var summary = Session.Run("render", folder.Path, "--summary", "--format", "md").Output;
        Assert.InRange(summary.Split('\n').Length, 30, 60);
        Assert.Contains("And 194 more services", summary);
    }

    /// <summary>A workspace of one agreement, which stands last in it so that keys can be added.</summary>
    private static string Small(string name) => """
        apiVersion: kept/v1
        kind: Source
        metadata: {name: NAME-cases}
        spec: {files: cases.csv, cases: {id: id, events: {opened: opened}}}
        ---
        apiVersion: kept/v1
        kind: Agreement
        metadata: {name: NAME, title: NAME}
        spec:
          relation: sla
          structure: service-based
          parties: {provider: {title: North}, consumer: {title: South}}
          term: {start: 2026-01-01}
          timeZone: UTC
          objectives: {up: {indicator: {count: {source: NAME-cases, countedBy: opened}}, target: at most 3, every: month, remedies: none}}

        """.Replace("NAME", name, StringComparison.Ordinal);
}
