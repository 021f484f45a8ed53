namespace Kept.Cli.Tests.Commands;

/// <summary>Mistakes on the command line: exit code 2, nothing on the output, and a sentence that says what to change.</summary>
public sealed class UsageTests
{
    private static readonly string Shop = Session.Path("examples/web-shop");

    public static TheoryData<string, string> Mistakes => new()
    {
        { "evaluat", "There is no command 'evaluat'. Did you mean 'evaluate'?" },
        { "frobnicate", "There is no command 'frobnicate'. There are demo, check, explain, format, evaluate, why, plan, import, send, issue, issued, close, reopen, retain, hold, release, erase, audit, backup, restore, and 5 more." },
        { "evaluate SHOP --perod 2026-06", "There is no option '--perod'. Did you mean '--period'?" },
        { "evaluate SHOP", "Option '--period' is required." },
        { "evaluate SHOP --period", "Required argument missing for option: '--period'." },
        { "evaluate SHOP more --period 2026-06", "'more' is one argument too many." },
        { "evaluate SHOP --period 2026-06 --format xml", "'xml'" },
        { "evaluate --period 2026-06", "Required argument 'WORKSPACE' missing for command: 'evaluate'." },
        { "evaluate SHOP --period 2026-13", "A month from 01 to 12 is expected, but this is 13." },
        { "evaluate SHOP --period June", "--period 2026-06" },
        { "evaluate SHOP --period 2026-06 --as-of yesterday", "--as-of takes an instant such as 2026-07-01T00:00:00Z, but this is 'yesterday'." },
        { "evaluate SHOP --period 2026-06 --as-of 2026-06-31", "--as-of takes an instant such as 2026-07-01T00:00:00Z, but this is '2026-06-31'." },
        { "evaluate SHOP --period 2026-06 --at noon", "--at takes an instant such as 2026-07-01T00:00:00Z, but this is 'noon'." },
        { "evaluate SHOP --period 2026-06 --agreement web-shp", "There is no agreement 'web-shp'. Did you mean 'web-shop'?" },
        { "evaluate SHOP --period 2026-06 --agreement bakery", "There is no agreement 'bakery'. There is only 'web-shop'." },
        { "why SHOP --period 2026-06 --objective availabilty", "There is no objective 'availabilty'. Did you mean 'availability'?" },
        { "evaluate SHOP --period 2026-06 --data nowhere", "There is no data folder 'nowhere'." },
        { "evaluate nowhere --period 2026-06", "There is no folder or file 'nowhere'." },
        { "evaluate @nowhere --period 2026-06", "There is no folder or file '@nowhere'." },
        { "evaluate --period 2026-06 --store SHOP/kept.db", "There is no store" },
        { "evaluate SHOP --period 2026-06 --store SHOP/kept.db --data SHOP", "Measurements come from --store or from --data, not from both." },
        { "import SHOP", "Option '--store' is required." },
        { "export SHOP --format texts", "--output FOLDER" },
        { "check nowhere", "There is no folder or file 'nowhere'." },
        { "check SHOP/probes.csv", "is no .yaml file of a workspace." },
        { "format SHOP/probes.csv", "is no .yaml file of a workspace." },
        { "evaluate SHOP --period 2026-06 --output SHOP/no/such/folder/x.txt", "Could not find a part of the path" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_gets_a_sentence_and_exit_code_2(string line, string sentence)
    {
        var outcome = Session.Run(line.Split(' ').Select(word => word.Replace("SHOP", Shop, StringComparison.Ordinal)).ToArray());

        Assert.Equal(ExitCode.Invalid, outcome.Code);
        Assert.StartsWith("kept: ", outcome.Errors);
        Assert.Contains(sentence, outcome.Errors);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public void A_folder_without_texts_is_no_workspace()
    {
        using var folder = new Folder();

        Assert.Contains("There are no .yaml files in", Session.Run("check", folder.Path).Errors);
    }

    [Fact]
    public void A_mistake_of_the_program_is_called_that_and_has_a_code_of_its_own()
    {
        using var errors = new MemoryStream();
        var terminal = new Terminal(
            Stream.Null, new Channel(new MemoryStream(new byte[1]), false, false), new Channel(errors, false, false), TimeProvider.System);

        Assert.Equal(ExitCode.InternalError, CommandLine.Run(["schema"], terminal));
        Assert.Contains("a mistake of the program, not of your input", System.Text.Encoding.UTF8.GetString(errors.ToArray()));
    }
}
