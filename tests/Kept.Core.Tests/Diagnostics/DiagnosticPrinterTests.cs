using FsCheck.Fluent;
using Kept.Diagnostics;
using Kept.Language.Text;
using Xunit;

namespace Kept.Core.Tests.Diagnostics;

public class DiagnosticPrinterTests
{
    [Fact]
    public void A_diagnostic_is_shown_under_its_line()
    {
        var source = new SourceText("agreement.yaml", new string('\n', 11) + "      target: good uptime\n");

        Assert.Equal(
            """
            agreement.yaml:12:15: error KPT203: A percentage is expected, but this is "good uptime".
                12 |       target: good uptime
                   |               ^^^^^^^^^^^
                   = Write for example ">= 99.9%".

            1 error

            """,
            DiagnosticPrinter.Print(
                [
                    new("KPT203", Severity.Error, new("agreement.yaml", 12, 15, 11),
                        "A percentage is expected, but this is \"good uptime\".", "Write for example \">= 99.9%\"."),
                ],
                path => path == "agreement.yaml" ? source : null));
    }

    [Fact]
    public void A_file_without_text_gets_one_line_and_the_help() =>
        Assert.Equal(
            """
            data.csv:7: warning KPT301: A number is expected.
                = Correct it.

            1 warning

            """,
            DiagnosticPrinter.Print(
                [new("KPT301", Severity.Warning, new("data.csv", 7, 0, 0), "A number is expected.", "Correct it.")],
                _ => null));

    [Theory]
    [InlineData("a: xyz", 4, 3, "a: xyz", "   ^^^")]
    [InlineData("a: xyz", 4, 0, "a: xyz", "   ^^^")]
    [InlineData("  a: xyz ", 0, 0, "  a: xyz", "  ^^^^^^")]
    [InlineData("a:\txyz", 4, 3, "a:  xyz", "    ^^^")]
    [InlineData("\ta: x", 2, 1, "    a: x", "    ^")]
    [InlineData("日本: xyz", 5, 3, "日本: xyz", "      ^^^")]
    [InlineData("a: 日本 x", 4, 2, "a: 日本 x", "   ^^^^")]
    [InlineData("😀: xyz", 5, 3, "😀: xyz", "    ^^^")]
    [InlineData("e\u0301: xyz", 5, 3, "e\u0301: xyz", "   ^^^")]
    [InlineData("a: ", 4, 1, "a:", "   ^")]
    [InlineData("a", 90, 5, "a", " ^")]
    [InlineData("a: x\u001B[31m\u202Ey", 5, 1, "a: x␛[31m�y", "    ^")]
    public void The_marks_stand_under_the_part_that_is_meant(
        string line, int column, int length, string excerpt, string underline)
    {
        var lines = Lines(Error(column, length), line);

        Assert.Equal($"    1 | {excerpt}", lines[1]);
        Assert.Equal($"      | {underline}", lines[2]);
    }

    [Fact]
    public void A_long_line_is_cut_around_the_place()
    {
        var line = new string('a', 500) + "xyz" + new string('b', 500);
        var lines = Lines(Error(501, 3), line);

        Assert.Equal($"    1 | …{new string('a', 60)}xyz{new string('b', 97)}…", lines[1]);
        Assert.Equal($"      | {new string(' ', 61)}^^^", lines[2]);
    }

    [Fact]
    public void Messages_cannot_steer_the_terminal()
    {
        var diagnostic = new Diagnostic("KPT1", Severity.Error, new("a\n", 1, 1, 1), "Found \u001B[2J.", "Say\r\nso.");

        Assert.All(
            DiagnosticPrinter.Print([diagnostic], _ => null).Split('\n'),
            line => Assert.DoesNotContain(line, char.IsControl));
    }

    [Fact]
    public void The_end_tells_how_many_there_are()
    {
        var note = Error(1, 1) with { Severity = Severity.Note };

        Assert.Equal("2 errors, 1 note", DiagnosticPrinter.Count([Error(1, 1), note, Error(2, 1)]));
        Assert.Equal("", DiagnosticPrinter.Print([], _ => null));
    }

    [Fact]
    public void Any_place_in_any_text_can_be_shown() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string?>(), ArbMap.Default.ArbFor<(int, int, int)>(), (text, place) =>
        {
            var (line, column, length) = place;
            var diagnostic = Error(column & int.MaxValue, length & int.MaxValue);
            diagnostic = diagnostic with { Place = diagnostic.Place with { Line = line } };
            DiagnosticPrinter.Print([diagnostic], _ => new SourceText("a", text ?? ""));
        }).QuickCheckThrowOnFailure(100);

    private static List<string> Lines(Diagnostic diagnostic, string text) =>
        [.. DiagnosticPrinter.Lines(diagnostic, new SourceText("a", text)).Select(line => line.Text)];

    private static Diagnostic Error(int column, int length) =>
        new("KPT1", Severity.Error, new("a", 1, column, length), "Message.", "Help.");
}
