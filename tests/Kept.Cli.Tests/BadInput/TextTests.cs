using System.Globalization;
using System.Text;

namespace Kept.Cli.Tests.BadInput;

/// <summary>Whatever lies where a text should: one message at its place, no statement, and an end in bounded time.</summary>
public sealed class TextTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly string Lists = string.Concat(Enumerable.Range(1, 30)
        .Select(i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

    public static TheoryData<string, string, byte[]> NotTexts => new()
    {
        { "empty", "agreement.yaml:1:1: error KPT210", [] },
        { "remarks only", "agreement.yaml:1:1: error KPT210", "# to be done\n"u8.ToArray() },
        { "a letter", "agreement.yaml:1:1: error KPT210", "Dear Ms Lindqvist,\nplease find the agreement attached.\n"u8.ToArray() },
        { "an archive", "agreement.yaml:1:3: error KPT102", [.. "PK\u0003\u0004"u8, 0, 0, .. "\u0001\u0002\n"u8, 0, 7, 0] },
        { "a picture", "agreement.yaml:1:1: error KPT104", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "all bytes", "agreement.yaml:1: error KPT103", [.. Enumerable.Range(0, 256).Select(b => (byte)b)] },
        { "a NUL", "agreement.yaml:1:20: error KPT102", "apiVersion: kept/v1\0\nkind: Party\n"u8.ToArray() },
        { "UTF-16", "agreement.yaml:1: error KPT103", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("apiVersion: kept/v1\n")] },
        { "UTF-16 without a mark", "agreement.yaml:1: error KPT103", Encoding.BigEndianUnicode.GetBytes("apiVersion: kept/v1\n") },
        { "carriage returns", "agreement.yaml:1:20: error KPT102", "apiVersion: kept/v1\rkind: Party\rmetadata: {name: acme}\r"u8.ToArray() },
        { "a line of 5 MB", "agreement.yaml:1: error KPT101", Repeat("x", 5_000_000) },
        { "a value of 3 MB", "agreement.yaml:1:4: error KPT117", [.. "a: "u8, .. Repeat("x", 3_000_000)] },
        { "a list of 3 MB on a line", "agreement.yaml:1:400000: error KPT115", [(byte)'[', .. Repeat("x,", 1_500_000), (byte)']'] },
        { "brackets without end", "agreement.yaml:1:65: error KPT114", Repeat("[", 3_000_000) },
        { "dashes without end", "agreement.yaml:1:129: error KPT114", Repeat("- ", 10_000) },
        { "aliases that multiply", "agreement.yaml:6:50: error KPT115", [.. "a0: &a0 [x]\n"u8, .. Encoding.UTF8.GetBytes(Lists)] },
    };

    [Theory]
    [MemberData(nameof(NotTexts), DisableDiscoveryEnumeration = true)]
    public void What_is_no_text_is_one_message(string what, string shown, byte[] bytes)
    {
        using var given = new GivenWorkspace();
        given.Write("rows.csv", "at,ms\n").Write(GivenWorkspace.Text, bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = given.Evaluate();

        Assert.Equal([shown], outcome.Shown);
        Assert.Null(outcome.Statement);
        Assert.True(outcome.Took < Soon, what);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600_000_000);
        Assert.InRange(outcome.Remarks.Length, 1, 2_000);
    }

    [Theory]
    [InlineData("  key{0}: 1\n", "")]
    [InlineData("    name{0}: unknown{0} + other{0}\n", "  plan:\n")]
    [InlineData("    name{0}:\n", "  services:\n")]
    public void A_flood_of_mistakes_ends_with_the_first_thousand(string line, string section)
    {
        using var given = new GivenWorkspace();
        var flood = string.Concat(Enumerable.Range(0, 30_000).Select(i => string.Format(CultureInfo.InvariantCulture, line, i)));
        var outcome = given.Change("  timeZone: Europe/Berlin\n", $"  timeZone: Europe/Berlin\n{section}{flood}").Evaluate();

        Assert.Null(outcome.Statement);
        Assert.Equal(1_001, outcome.Shown.Count());
        Assert.Contains("error KPT100", outcome.Remarks);
        Assert.True(outcome.Took < TimeSpan.FromSeconds(60), $"{outcome.Took}");
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\n", "\uFEFF")]
    [InlineData("\r\n", "\uFEFF")]
    public void Line_ends_and_the_byte_order_mark_make_no_difference(string lineEnd, string mark)
    {
        using var given = new GivenWorkspace();
        given.Write(GivenWorkspace.Text, mark + File.ReadAllText(given.At(GivenWorkspace.Text)).ReplaceLineEndings(lineEnd));
        given.Write(GivenWorkspace.Rows, mark + $"at,ms{lineEnd}2026-06-01T00:00:00Z,12{lineEnd}2026-06-02T00:00:00Z,12{lineEnd}");
        var outcome = given.Evaluate();

        Assert.Empty(outcome.Remarks);
        Assert.Equal(2, outcome.Used);
    }

    [Fact]
    public void A_text_that_cannot_be_read_is_one_message()
    {
        using var given = new GivenWorkspace();
        using (new FileStream(given.At(GivenWorkspace.Text), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Equal(["agreement.yaml:1: error KPT453"], given.Evaluate().Shown);
    }

    [Fact]
    public void A_link_to_nothing_is_one_message()
    {
        using var given = new GivenWorkspace();
        File.CreateSymbolicLink(given.At("parties.yaml"), given.At("gone.yaml"));
        Assert.Equal(["parties.yaml:1: error KPT453"], given.Evaluate().Shown);
    }

    [Fact]
    public void A_folder_with_the_name_of_a_text_is_a_folder()
    {
        using var given = new GivenWorkspace();
        Directory.CreateDirectory(given.At("parties.yaml"));
        given.Write("parties.yaml/acme.yaml", "kind: Party\n");
        Assert.Equal(["parties.yaml/acme.yaml:1:1: error KPT202", "parties.yaml/acme.yaml:1:1: error KPT202"], given.Evaluate().Shown);
    }

    [Fact]
    public void A_pipe_with_the_name_of_a_text_is_not_waited_for()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "pipes have names of their own there");
        using var given = new GivenWorkspace();
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [given.At("parties.yaml")])) pipe.WaitForExit();
        Assert.Equal(["parties.yaml:1:1: error KPT210"], given.Evaluate().Shown);
    }

    private static byte[] Repeat(string part, int times) => Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, part, times).ToString());
}
