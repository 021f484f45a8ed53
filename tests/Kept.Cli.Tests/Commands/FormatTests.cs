namespace Kept.Cli.Tests.Commands;

public sealed class FormatTests
{
    private const string Untidy = """
        apiVersion:   kept/v1   # the language
        kind: Party
        # whom it concerns
        metadata:   { name:  acme,title: "Acme" }
        """;

    [Fact]
    public void Formatting_changes_the_layout_keeps_comments_and_then_changes_nothing_more()
    {
        using var folder = new Folder();
        var file = folder.Write("party.yaml", Untidy);

        var first = Session.Run("format", folder.Path);
        var text = File.ReadAllText(file);
        Assert.Equal((ExitCode.Fine, "party.yaml: formatted\n"), (first.Code, first.Output));
        Assert.Contains("# the language", text);
        Assert.Contains("# whom it concerns", text);
        Assert.Contains("metadata: {name: acme, title: \"Acme\"}", text);

        var second = Session.Run("format", folder.Path);
        Assert.Equal((ExitCode.Fine, ""), (second.Code, second.Output));
        Assert.Equal(text, File.ReadAllText(file));
        Assert.Equal(["party.yaml"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void Checking_changes_nothing_and_names_what_is_not_canonical()
    {
        using var folder = new Folder();
        var file = folder.Write("party.yaml", Untidy);

        var outcome = Session.Run("format", "--check", folder.Path);
        Assert.Equal((ExitCode.Invalid, "party.yaml: not in canonical layout\n"), (outcome.Code, outcome.Output));
        Assert.Equal(Untidy, File.ReadAllText(file));
    }

    [Fact]
    public void The_examples_are_canonical()
    {
        var outcome = Session.Run("format", "--check", Session.Path("examples"));
        Assert.Equal((ExitCode.Fine, ""), (outcome.Code, outcome.Output));
    }

    [Fact]
    public void A_single_file_leaves_its_neighbours_alone()
    {
        using var folder = new Folder();
        var (one, other) = (folder.Write("one.yaml", Untidy), folder.Write("other.yaml", Untidy));

        Assert.Equal("one.yaml: formatted\n", Session.Run("format", one).Output);
        Assert.Equal(Untidy, File.ReadAllText(other));
    }

    [Fact]
    public void Standard_input_is_formatted_to_standard_output()
    {
        using var folder = new Folder();
        var file = folder.Write("party.yaml", Untidy);
        Session.Run("format", file);
        var canonical = File.ReadAllText(file);

        Assert.Equal(canonical, Session.Run(["format", "-"], Untidy).Output);
        Assert.Equal(canonical, Session.Run(["format", "-"], canonical).Output);
        Assert.Equal(ExitCode.Fine, Session.Run(["format", "--check", "-"], canonical).Code);
        Assert.Equal(ExitCode.Invalid, Session.Run(["format", "--check", "-"], Untidy).Code);
    }

    [Fact]
    public void A_text_with_mistakes_stays_as_it_is()
    {
        using var folder = new Folder();
        var file = folder.Write("party.yaml", "kind: Party\nkind: Agreement\n");

        var outcome = Session.Run("format", folder.Path);
        Assert.Equal((ExitCode.Invalid, ""), (outcome.Code, outcome.Output));
        Assert.Contains("party.yaml:", outcome.Errors);
        Assert.Equal("kind: Party\nkind: Agreement\n", File.ReadAllText(file));

        var piped = Session.Run(["format", "-"], "kind: Party\nkind: Agreement\n");
        Assert.Equal((ExitCode.Invalid, ""), (piped.Code, piped.Output));
        Assert.Contains("(standard input):", piped.Errors);
        Assert.Contains("| kind: Agreement", piped.Errors);
    }

    [Fact]
    public void A_link_stays_a_link_and_a_file_keeps_its_mode()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new Folder();
        var file = folder.Write("texts/party.yaml", Untidy);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.CreateDirectory(folder.At("linked"));
        File.CreateSymbolicLink(folder.At("linked/party.yaml"), file);

        Assert.Equal(ExitCode.Fine, Session.Run("format", folder.At("linked")).Code);
        Assert.NotNull(new FileInfo(folder.At("linked/party.yaml")).LinkTarget);
        Assert.NotEqual(Untidy, File.ReadAllText(file));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead, File.GetUnixFileMode(file));
    }
}
