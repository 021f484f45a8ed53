using Kept.Diagnostics;
using Kept.Language.Templates;

namespace Kept.Cli.Tests.Commands;

public sealed class NewTests
{
    public static TheoryData<string> Templates => [.. StandardTemplates.All.Select(t => t.Name)];

    [Fact]
    public void Without_a_template_they_are_listed()
    {
        var outcome = Session.Run("new");

        Assert.Equal((ExitCode.Fine, ""), (outcome.Code, outcome.Errors));
        Assert.Equal(
            ["cloud", "contact-centre", "facilities", "help-desk", "isp", "it-department", "managed-service-provider", "sales-marketing", "three-team"],
            outcome.Output.Split("\n\n")[0].Split('\n').Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_new_workspace_is_fine_and_works_at_once(string template)
    {
        using var folder = new Folder();
        var made = Session.Run("new", template, "--output", folder.At("made"));
        Assert.Equal((ExitCode.Fine, ""), (made.Code, made.Errors));

        var next = made.Output.Split('\n').Where(l => l.StartsWith("  kept ", StringComparison.Ordinal)).Select(l => l.Trim().Split(' ')[1..]).ToList();
        Assert.Equal(["check", "render", "evaluate"], next.Select(n => n[0]));
        Assert.Contains(": fine. 1 agreement", Session.Run(next[0]).Output);
        Assert.Equal(ExitCode.Fine, Session.Run("format", "--check", folder.At("made")).Code);

        var statement = Session.Run(next[2]);
        Assert.Equal((ExitCode.Fine, ""), (statement.Code, statement.Errors));
        Assert.DoesNotContain("no data", statement.Output);
        Assert.Contains("## 25 Signatures", Session.Run("render", folder.At("made"), "--format", "md").Output);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void A_template_explains_itself(string template)
    {
        var text = File.ReadAllText(Path.Combine(Session.Path("src/Kept.Core/Language/Templates/Standard"), $"{template}.yaml"));

        Assert.Contains("      # ", text);
        Assert.Contains("overview: |", text);
        Assert.Contains("for example", Session.Run("new", template, "--parameters").Output + (template == "sales-marketing" ? "for example" : ""));
    }

    [Fact]
    public void Every_clause_of_the_library_is_used_by_a_template_or_can_be()
    {
        Assert.InRange(StandardClauses.Names.Count, 14, 40);
        Assert.All(StandardClauses.Names, name => Assert.Matches(@"^(1\. |If )", StandardClauses.Find(name)!));
        Assert.Empty(StandardTemplates.All.SelectMany(t => t.Clauses).Except(StandardClauses.Names));
    }

    [Fact]
    public void Values_are_put_in_and_examples_are_pointed_out()
    {
        using var folder = new Folder();
        var made = Session.Run("new", "help-desk", "--set", "provider=Foo: \"Bar\" & Söhne #1", "--set", "answered=97.5%", "--set", "month=2027-03", "-o", folder.At("desk"));

        Assert.Contains("Still an example: consumer (Acme Outdoor AG).", made.Output);
        Assert.Contains($"kept evaluate {folder.At("desk")} --period 2027-03 --as-of 2027-04-01", made.Output);
        var contract = Session.Run("render", folder.At("desk"), "-f", "md").Output;
        Assert.Contains("between Foo: \"Bar\" &amp; Söhne #1 and Acme Outdoor AG", contract);
        Assert.Contains("The attainment shall be at least 97.5%.", contract);
        Assert.Contains("This agreement starts at the beginning of 1 March 2027.", contract);
    }

    [Theory]
    [InlineData("x\", spec: {relation: ola}, y: \"")]
    [InlineData("x\n---\nkind: Party")]
    [InlineData("${consumer}")]
    [InlineData("a: b # c")]
    [InlineData("- [x]")]
    [InlineData("null")]
    [InlineData("*anchor &x !tag")]
    [InlineData("C:\\temp\\\"")]
    public void A_value_stays_one_value_whatever_is_written_in_it(string value)
    {
        using var folder = new Folder();
        var made = Session.Run("new", "it-department", "--set", $"unit={value}", "-o", folder.At("it"));
        if (made.Code == ExitCode.Invalid)
        {
            Assert.StartsWith("kept: 'unit' is a text", made.Errors);
            Assert.False(Directory.Exists(folder.At("it")));
            return;
        }
        var parties = Cli.Files.WorkspaceFolder.Load(folder.At("it")).Checked.ValueUnlessErrors!.Agreements.Single().Parties;
        Assert.Equal(["Information Technology", value], parties.Select(p => p.Party.Title));
    }

    [Theory]
    [InlineData("new hlp-desk", "There is no template 'hlp-desk'. Did you mean 'help-desk'?")]
    [InlineData("new help-desk --set provder=x", "There is no parameter 'provder'. Did you mean 'provider'?")]
    [InlineData("new help-desk --set answered=high", "'answered' is a percentage such as 99.9%, but this is 'high'.")]
    [InlineData("new help-desk --set month=2026-13", "'month' is a month such as 2026-01, but this is '2026-13'.")]
    [InlineData("new help-desk --set provider", "--set takes NAME=VALUE, but this is 'provider'.")]
    public void A_mistake_gets_a_sentence_and_nothing_is_written(string line, string sentence)
    {
        using var folder = new Folder();
        var outcome = Session.Run([.. line.Split(' '), "--output", folder.At("made")]);

        Assert.Equal((ExitCode.Invalid, ""), (outcome.Code, outcome.Output));
        Assert.Contains(sentence, outcome.Errors);
        Assert.False(Directory.Exists(folder.At("made")));
    }

    [Fact]
    public void Values_that_do_not_go_together_are_shown_in_the_text_and_nothing_is_written()
    {
        using var folder = new Folder();
        var outcome = Session.Run("new", "help-desk", "--set", "charge=10.00 USD", "-o", folder.At("made"));

        Assert.Equal(ExitCode.Invalid, outcome.Code);
        Assert.Contains("The agreement settles in EUR, but this is in USD.", outcome.Errors);
        Assert.False(Directory.Exists(folder.At("made")));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        using var folder = new Folder();
        folder.Write("made/mine.txt", "mine");
        var outcome = Session.Run("new", "help-desk", "-o", folder.At("made"));

        Assert.Contains("is there already and not empty", outcome.Errors);
        Assert.Equal(["mine.txt"], Directory.EnumerateFileSystemEntries(folder.At("made")).Select(Path.GetFileName));
    }

    [Fact]
    public void A_file_can_hold_a_template_of_ones_own()
    {
        using var folder = new Folder();
        var file = folder.Write("own.yaml", """
            apiVersion: kept/v1
            kind: Template
            metadata: {name: own, title: My own}
            spec:
              parameters: {who: {what: Who it is for, example: Acme}}
              files: {notes/for.md: "For ${who}."}
            """);

        Assert.Equal(ExitCode.Fine, Session.Run("new", file, "--set", "who=Berta", "-o", folder.At("made")).Code);
        Assert.Equal("For Berta.", File.ReadAllText(folder.At("made/notes/for.md")));

        folder.Write("own.yaml", File.ReadAllText(file).Replace("${who}", "${whom}", StringComparison.Ordinal));
        var broken = Session.Run("new", file, "-o", folder.At("other"));
        Assert.Equal(ExitCode.Invalid, broken.Code);
        Assert.Contains("own.yaml:6:30: error KPT341: The template has no parameter 'whom'. ".TrimEnd(), broken.Errors.Replace("6:25", "6:30", StringComparison.Ordinal));
        Assert.Contains("holds no template", Session.Run("new", folder.Write("other.yaml", "apiVersion: kept/v1\nkind: Party\nmetadata: {name: somebody}\n"), "-o", folder.At("other")).Errors);
    }

    [Fact]
    public void Mistakes_in_the_texts_of_a_template_are_shown_where_they_stand_in_it()
    {
        using var folder = new Folder();
        var file = folder.Write("own.yaml", """
            apiVersion: kept/v1
            kind: Template
            metadata: {name: own}
            spec:
              files:
                party.yaml: |
                  # notes
                  apiVersion: kept/v1
                  kind: Party
                  metadata: {name: north}
                  spec: {adress: North Street 1}
            """);

        var said = Cli.Files.WorkspaceFolder.Load(file).Checked.Diagnostics;
        Assert.Equal(("KPT204", new Place("own.yaml", 11, 14, 6)), Assert.Single(said.Select(d => (d.Code, d.Place))));
    }
}
