using Kept.Benchmarks.Generation;

namespace Kept.Cli.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public void A_workspace_without_mistakes_is_fine()
    {
        var outcome = Session.Run("check", Session.Path("examples/web-shop"));

        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.EndsWith("fine. 1 agreement, 7 objectives, 6 sources.\n", outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void All_mistakes_are_shown_in_place_in_one_run()
    {
        using var folder = WithMistakes();
        var outcome = Session.Run("check", folder.Path);

        Assert.Equal(ExitCode.Invalid, outcome.Code);
        Assert.Contains("agreement.yaml:5:", outcome.Output);
        Assert.Contains("agreement.yaml:15:", outcome.Output);
        Assert.Contains("^^^", outcome.Output);
        Assert.EndsWith("2 errors\n", outcome.Output);
    }

    [Fact]
    public void Of_a_single_file_only_its_own_mistakes_are_shown()
    {
        using var folder = WithMistakes();
        folder.Write("calendars.yaml", "apiVersion: kept/v1\nkind: Party\nmetadata: {name: third, title: Third}\n");

        var fine = Session.Run("check", folder.At("calendars.yaml"));
        Assert.Equal((ExitCode.Fine, $"{folder.At("calendars.yaml")}: fine.\n"), (fine.Code, fine.Output));
        Assert.Equal(ExitCode.Invalid, Session.Run("check", folder.At("agreement.yaml")).Code);
    }

    [Fact]
    public void Of_several_workspaces_each_is_checked_and_the_worst_decides()
    {
        using var folder = WithMistakes();
        var outcome = Session.Run("check", folder.Path, Session.Path("examples/web-shop"));

        Assert.Equal(ExitCode.Invalid, outcome.Code);
        Assert.Contains("2 errors", outcome.Output);
        Assert.Contains("fine. 1 agreement", outcome.Output);
    }

    [Fact]
    public void What_is_fine_is_explained_in_the_same_run()
    {
        var levels = Session.Path("examples/three-levels");

        Assert.Equal(Session.Output("check", levels) + "\n" + Session.Output("explain", levels), Session.Output("check", levels, "--explain"));
    }

    [Fact]
    public void Of_a_single_file_only_its_own_agreements_are_explained()
    {
        using var folder = new Folder();
        foreach (var (name, content) in ManyAgreements.Files(customers: 3, services: 1)) folder.Write(name, content);

        var output = Session.Output("check", folder.At("customer-0001.yaml"), "--explain");
        Assert.All(output.Split('\n').Where(line => line.Contains(", version ")), line => Assert.StartsWith("# customer-0001, ", line));
        Assert.Contains("# from corporate ", output);
    }

    /// <summary>Two processors take little more than half of the time; it was 2.1 s.</summary>
    [Fact]
    public void A_corporate_change_for_a_thousand_agreements_is_checked_and_explained_by_two_processors_in_less_than_two_seconds()
    {
        using var folder = new Folder();
        foreach (var (name, content) in ManyAgreements.Files(customers: 1000, services: 2)) folder.Write(name, content);

        Assert.InRange(Enumerable.Range(0, 3).Min(_ => StartedProgram.ProcessorSeconds(folder.At("said.txt"), "check", folder.Path, "--explain")), 0, 4);

        Assert.Contains("72 h", File.ReadAllText(folder.At("said.txt")));
    }

    [Fact]
    public void A_file_that_is_no_text_is_a_mistake()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        File.WriteAllBytes(folder.At("other.yaml"), [0x61, 0xFF, 0x62]);

        Assert.Contains("other.yaml:1:2: error KPT", Session.Run("check", folder.Path).Output);
        Assert.Equal(ExitCode.Invalid, Session.Run("format", "--check", folder.Path).Code);
    }

    [Fact]
    public void On_a_screen_mistakes_are_red_and_otherwise_plain()
    {
        using var folder = WithMistakes();

        var coloured = Session.Run(["check", folder.Path], "", isScreen: true, hasColour: true).Output;
        var plain = Session.Run("check", folder.Path).Output;
        Assert.Contains("\e[31magreement.yaml:5:", coloured);
        Assert.Equal(plain, coloured.Replace("\e[31m", "", StringComparison.Ordinal).Replace("\e[0m", "", StringComparison.Ordinal));
    }

    private static Folder WithMistakes()
    {
        var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        folder.Write("agreement.yaml", File.ReadAllText(folder.At("agreement.yaml"))
            .Replace("relation: sla", "relation: slo", StringComparison.Ordinal)
            .Replace("source: probes", "source: probs", StringComparison.Ordinal));
        return folder;
    }
}
