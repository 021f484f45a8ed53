namespace Kept.Cli.Tests.Commands;

/// <summary>Batches on standard input.</summary>
public sealed class SendTests
{
    [Fact]
    public void Batches_are_safe_one_by_one_and_counted_once()
    {
        using var folder = new Folder();
        var store = folder.At("kept.db");
        var agreement = File.ReadAllText(Path.Combine(Session.Path("bench/workspaces/probes"), "agreement.yaml"));
        folder.Write("probes/agreement.yaml", agreement);
        folder.Write("probes/probes.csv", "service,at,status\ns1,2026-06-01T00:00:00Z,up\n");
        Assert.Equal(0, Session.Run("import", folder.At("probes"), "--store", store).Code);
        const string batches = """
            --- 1
            service,at,status
            s1,2026-06-01T00:05:00Z,down
            s2,2026-06-01T00:05:00Z,up
            --- 2
            service,at,status
            s1,2026-06-01T00:10:00Z,up
            s1,soon,up

            """;
        string[] arguments = ["send", "--store", store, "--source", "probes", "--sender", "agent-7", "--rejected", folder.At("rejected.csv")];

        var sent = Session.Run(arguments, batches);
        Assert.True(sent.Code == 0, sent.Errors);
        Assert.Equal("safe: 1: 2 rows read\nsafe: 2: 2 rows read, 1 rejected\n", sent.Output);
        var files = new[] { "service,at,status\ns1,2026-06-01T00:00:00Z,up\ns1,2026-06-01T00:05:00Z,down\ns2,2026-06-01T00:05:00Z,up\ns1,2026-06-01T00:10:00Z,up\n" };
        folder.Write("probes/probes.csv", files[0]);
        var expected = Session.Run("evaluate", folder.At("probes"), "--period", "2026-06", "--format", "json").Output;
        string Evaluated() => Session.Run("evaluate", folder.At("probes"), "--store", store, "--period", "2026-06", "--format", "json").Output;
        Assert.Equal(expected, Evaluated());
        Assert.Equal(sent.Output, Session.Run(arguments, batches).Output);
        Assert.Equal(expected, Evaluated());
        Assert.Contains("took in batches that were sent of probes/probes", Assert.Single(Session.Run("audit", "--store", store).Output.Split('\n'), line => line.Contains("batches that were sent")));

        Assert.Equal(
            (ExitCode.Invalid, "kept: A line '--- NAME' is expected before the rows of a batch, but this comes first: \"s1·[2J,2026-06-01T00:10:00Z,up,and so mu…\"\n"),
            Told("s1\u001b[2J,2026-06-01T00:10:00Z,up,and so much more\n"));
        Assert.Equal((ExitCode.Invalid, "kept: A batch has a name of 1 to 200 characters that can be shown, but this is \"a·b\".\n"), Told("--- a\u001bb\n"));
        Assert.Equal((ExitCode.Invalid, "kept: A batch has at most 67,108,864 characters; what is longer is imported: kept import.\n"), Told("--- 3\n" + new string('x', 1 << 27)));

        (int, string) Told(string input) => Session.Run(arguments, input) is var told ? (told.Code, told.Errors) : default;
    }
}
