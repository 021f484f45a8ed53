using System.Text.Json;

namespace Kept.Cli.Tests.Commands;

public sealed class EvaluateTests
{
    private static readonly string Shop = Session.Path("examples/web-shop");
    private static readonly string Small = Session.Path("tests/scenarios/statement-for-programs");

    [Fact]
    public void People_get_a_table_with_evidence_total_and_the_instant_of_knowledge()
    {
        var outcome = Session.Run("evaluate", Shop, "--period", "2026-06");

        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Contains("  As of     2026-07-01 00:05:00 CEST", outcome.Output);
        Assert.Contains("MISSED   1200.00 EUR", outcome.Output);
        Assert.Contains("Total credit: 1200.00 EUR", outcome.Output);
        Assert.Empty(outcome.Errors);
    }

    [Fact]
    public void Programs_get_one_document_and_nothing_else()
    {
        var outcome = Session.Run(["evaluate", Shop, "-p", "2026-06", "-f", "json"], "", isScreen: true, hasColour: true);

        Assert.Equal("web-shop", JsonDocument.Parse(outcome.Output).RootElement.GetProperty("agreement").GetString());
        Assert.StartsWith("{\n", outcome.Output);
        Assert.EndsWith("}\n", outcome.Output);
    }

    [Fact]
    public void Several_agreements_make_one_array()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        var text = File.ReadAllText(folder.At("agreement.yaml"));
        folder.Write("second.yaml", text.Split("---")[0].Replace("acme-shop", "acme-mail", StringComparison.Ordinal));

        var both = Session.Run("evaluate", folder.Path, "-p", "2026-06", "-f", "json");
        Assert.Equal(
            ["acme-shop", "acme-mail"], JsonDocument.Parse(both.Output).RootElement.EnumerateArray().Select(s => s.GetProperty("agreement").GetString()));
        var one = Session.Run("evaluate", folder.Path, "-p", "2026-06", "-f", "json", "--agreement", "acme-mail");
        Assert.Equal("acme-mail", JsonDocument.Parse(one.Output).RootElement.GetProperty("agreement").GetString());
        Assert.Contains("Shop hosting for Acme", Session.Run("evaluate", folder.Path, "-p", "2026-06").Output);
    }

    [Fact]
    public void Html_is_a_whole_document() =>
        Assert.Matches("(?s)^<!DOCTYPE html>\n<html lang=\"en\">.*</html>\n$", Session.Run("evaluate", Small, "-p", "2026-06", "-f", "html").Output);

    [Theory]
    [InlineData("2026-06", 1)]
    [InlineData("2026-05", 4)]
    [InlineData("2026-06-12/2026-07-01", 0)]
    public void The_code_tells_the_worst_verdict_when_asked(string period, int code)
    {
        Assert.Equal(code, Session.Run("evaluate", Small, "-p", period, "--fail-on-missed").Code);
        Assert.Equal(ExitCode.Fine, Session.Run("evaluate", Small, "-p", period).Code);
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("html")]
    public void A_file_gets_the_bytes_that_the_output_would(string format)
    {
        using var folder = new Folder();
        string[] arguments = ["evaluate", Small, "-p", "2026-06", "-f", format];

        var outcome = Session.Run([.. arguments, "--output", folder.At("statement")], "", isScreen: true, hasColour: true);
        Assert.Equal((ExitCode.Fine, ""), (outcome.Code, outcome.Output));
        Assert.Equal(Session.Run(arguments).Output, File.ReadAllText(folder.At("statement")));
    }

    [Fact]
    public void Data_may_lie_elsewhere_and_knowledge_may_end_earlier()
    {
        using var folder = new Folder();
        folder.Write("states.csv", "at,region,state\n2026-06-01T00:00:00Z,eu,up\n2026-07-02T00:00:00Z,eu,up\n");
        var early = Session.Run("evaluate", Small, "-p", "2026-06", "-f", "json", "--data", folder.Path, "--as-of", "2026-06-20").Output;
        var late = Session.Run("evaluate", Small, "-p", "2026-06", "-f", "json", "--data", folder.Path).Output;

        Assert.Contains("\"asOf\": \"2026-06-20T00:00:00Z\"", early);
        Assert.Contains("\"running\": true", early);
        Assert.Contains("\"verdict\": \"not-determined\"", early);
        Assert.Contains("\"asOf\": \"2026-07-02T00:00:00Z\"", late);
        Assert.Contains("\"verdict\": \"met\"", late);
    }

    [Fact]
    public void A_file_that_is_missing_is_named_and_nothing_is_written()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        File.Move(folder.At("states.csv"), folder.At("state.csv"));
        var outcome = Session.Run("evaluate", folder.Path, "-p", "2026-06", "-f", "json");

        Assert.Equal((ExitCode.Invalid, ""), (outcome.Code, outcome.Output));
        Assert.Contains("error KPT451: There is no file 'states.csv' in the data folder", outcome.Errors);
        Assert.Contains("Did you mean 'state.csv'?", outcome.Errors);
    }

    [Fact]
    public void A_file_outside_the_data_folder_is_refused()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        folder.Write("agreement.yaml", File.ReadAllText(folder.At("agreement.yaml"))
            .Replace("files: states.csv", "files: ../states.csv", StringComparison.Ordinal));

        Assert.Contains("error KPT452:", Session.Run("evaluate", folder.Path, "-p", "2026-06").Errors);
    }

    [Fact]
    public void Rows_that_cannot_be_used_are_told_beside_the_result()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        File.AppendAllText(folder.At("states.csv"), "not a time,eu,up\n");
        var outcome = Session.Run("evaluate", folder.Path, "-p", "2026-06", "-f", "json");

        Assert.Equal(ExitCode.Fine, outcome.Code);
        Assert.Contains("states.csv:6", outcome.Errors);
        Assert.Contains("states.csv:6", JsonDocument.Parse(outcome.Output).RootElement.GetProperty("notes")[0].GetString());
    }

    [Fact]
    public void Verdicts_are_coloured_on_a_screen_only()
    {
        var coloured = Session.Run(["evaluate", Small, "-p", "2026-06"], "", isScreen: true, hasColour: true).Output;

        Assert.Contains("\e[31m  availability (region eu)  >= 99.95%   99.875%  MISSED   420.00 USD\e[0m\n", coloured);
        Assert.Contains("\e[1mTotal credit: 420.00 USD\e[0m\n", coloured);
        Assert.DoesNotContain('\e', Session.Run(["evaluate", Small, "-p", "2026-06"], "", isScreen: true, hasColour: false).Output);
    }

    [Fact]
    public void Measured_texts_cannot_steer_the_terminal()
    {
        using var folder = Folder.CopyOf("tests/scenarios/statement-for-programs");
        var states = File.ReadAllText(folder.At("states.csv"));
        folder.Write("states.csv", states.Replace(",eu,", ",\"e\e[2Ju\nTotal credit: 0\u202E\",", StringComparison.Ordinal));

        foreach (var verb in new[] { "evaluate", "why" })
        {
            var text = Session.Run(verb, folder.Path, "-p", "2026-06").Output;
            Assert.DoesNotContain(text, c => c is '\e' or '\u202E');
            Assert.DoesNotContain("\nTotal credit: 0\n", text);
            Assert.Contains("e␛[2Ju␊Total credit: 0�", text);
        }
    }
}
