namespace Kept.Cli.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs => ["demo", "check", "format", "evaluate", "why", "import", "send", "issue", "issued", "close", "reopen", "retain", "hold", "release", "erase", "audit", "backup", "restore", "render", "diff", "new", "schema"];

    [Fact]
    public void Help_lists_every_command_and_the_exit_codes()
    {
        var help = Session.Run("--help");

        Assert.Equal(ExitCode.Fine, help.Code);
        Assert.All(Verbs.Select(v => v.Data), verb => Assert.Contains($"\n  {verb}", help.Output));
        Assert.Contains("Exit codes: 0 fine, 2 input or usage has errors, 3 internal error, 130 interrupted", help.Output);
        Assert.Contains("\nExamples:\n  kept demo\n", help.Output);
        Assert.Empty(help.Errors);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Help_of_a_command_has_examples_of_it(string verb)
    {
        var help = Session.Run(verb, "--help");

        Assert.Equal(ExitCode.Fine, help.Code);
        Assert.Contains($"\nExamples:\n  kept {verb}", help.Output);
    }

    [Fact]
    public void Examples_on_the_bundled_agreements_can_be_tried_as_they_are()
    {
        using var folder = new Folder();
        var examples = Verbs.Select(v => v.Data).SelectMany(verb => Session.Run(verb, "--help").Output.Split("\nExamples:\n")[1].Split('\n'))
            .Select(line => line.Trim()).Where(line => line.Contains("examples/", StringComparison.Ordinal)).ToList();

        Assert.InRange(examples.Count, 5, 20);
        Assert.All(examples, example =>
        {
            var arguments = example.Split(' ')[1..].Select(a => a.StartsWith("examples/", StringComparison.Ordinal) ? Session.Path(a) : a);
            var outcome = Session.Run([.. arguments.Select(a => Path.GetExtension(a) is ".pdf" or ".db" ? folder.At(a) : a)]);
            Assert.True(outcome.Code == ExitCode.Fine, $"{example}: {outcome.Errors}");
        });
    }

    [Fact]
    public void Without_a_command_the_help_is_shown_and_the_code_says_that_one_is_missing()
    {
        var outcome = Session.Run();

        Assert.Equal(ExitCode.Invalid, outcome.Code);
        Assert.Empty(outcome.Output);
        Assert.Contains("Usage:", outcome.Errors);
    }

    [Fact]
    public void The_version_is_one_line() => Assert.Matches("^\\d+\\.\\d+\\.\\d+\\S*\n$", Session.Run("--version").Output);
}
