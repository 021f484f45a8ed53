using Kept.Agreements;
using Kept.Cli.Files;
using Kept.Documents;
using Kept.Remedies;

namespace Kept.Cli.Tests.Scenarios;

/// <summary>A target goes from 99.9% to 99.95%.</summary>
public sealed class RedlineScenarioTests
{
    private static readonly Scenario Scenario = new("tests/scenarios/redline");

    private readonly Amendments _amendments = Amendments.Between([Load("before.yaml")], [Load("after.yaml")]);

    [Fact]
    public void The_redline_shows_the_new_target_and_the_band_that_moves_with_it()
    {
        var changes = Assert.Single(_amendments.Redlines).Changes;

        Assert.Equal(
            [
                ("objectives.availability.target", "The attainment shall be at least 99.9%.", "The attainment shall be at least 99.95%."),
                ("objectives.availability.remedies.1.credit.bands.[99%, 99.95%)", "From 99% to below 99.9%: 10%", "From 99% to below 99.95%: 10%"),
            ],
            changes.Select(c => (c.Path, c.Before!, c.After!)));
    }

    [Fact]
    public void An_attainment_between_the_targets_now_gives_a_credit()
    {
        var redline = _amendments.Redlines[0];
        var row = Assert.Single(Assert.Single(CreditEffect.Between(redline.Before, redline.After)).Rows);

        Assert.Equal("[99.9%, 99.95%)", row.When.ToString());
        Assert.True(row.Before.IsNone);
        Assert.Equal("1/10", row.After.Percent.ToString());
        Assert.Equal("420.00 EUR", row.After.Amount!.ToString());
    }

    [Fact]
    public void It_reads_as_expected() => Scenario.Expect("expected.redline.txt", RedlineText.Write(_amendments));

    [Fact]
    public void The_command_prints_it_and_says_the_same_the_other_way_round()
    {
        var (before, after) = (Path.Combine(Scenario.Folder, "before.yaml"), Path.Combine(Scenario.Folder, "after.yaml"));

        Assert.Equal(RedlineText.Write(_amendments), Session.Run("diff", before, after).Output);
        Assert.Contains("10% (420.00 EUR)  none  −420.00 EUR", Session.Run("diff", after, before).Output);
        Assert.EndsWith("Both say the same.\n", Session.Run("diff", after, after).Output);
        Assert.Contains("~~99.9%~~**99.95%**", Session.Run("diff", before, after, "--format", "md").Output.Replace("\\", "", StringComparison.Ordinal));
        Assert.Contains("<del>99.9%</del><ins>99.95%</ins>", Session.Run("diff", before, after, "--format", "html").Output);
    }

    private static Agreement Load(string file) =>
        WorkspaceFolder.Load(Path.Combine(Scenario.Folder, file), prefersAsked: true).Checked.ValueUnlessErrors!.Agreements.Single();
}
