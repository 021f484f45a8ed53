using System.Diagnostics;
using System.Text;
using Kept.Cli.Printing;

namespace Kept.Cli.Tests.Printing;

public sealed class PdfPrinterTests
{
    private static readonly string[] Evaluation = ["evaluate", Session.Path("examples/web-shop"), "--period", "2026-06", "--format", "pdf"];

    [Fact]
    public void A_statement_is_printed_on_pages_with_its_figures()
    {
        using var folder = new Folder();
        var outcome = Session.Run([.. Evaluation, "--output", folder.At("june.pdf")]);
        Assert.True(outcome is { Code: ExitCode.Fine, Output: "" }, outcome.Errors);

        var text = TextOf(folder.At("june.pdf"));
        Assert.Contains("Hosting of the web shop", text);
        Assert.Contains("99.779%", text);
        Assert.Contains("1200.00 EUR", text);
        Assert.Matches("Page 1 of \\d+", text);
    }

    [Theory]
    [InlineData("examples/web-shop", "web-shop")]
    [InlineData("tests/Kept.Documents.Tests/Samples/maximal", "maximal")]
    public void The_summary_of_a_contract_is_one_page(string workspace, string agreement)
    {
        using var folder = new Folder();
        var outcome = Session.Run(
            "render", Session.Path(workspace), "--agreement", agreement, "--summary", "--format", "pdf", "--output", folder.At("summary.pdf"));
        Assert.True(outcome.Code == ExitCode.Fine, outcome.Errors);

        var text = TextOf(folder.At("summary.pdf"));
        Assert.Contains("This summary is no part of the agreement.", text);
        Assert.Contains("Page 1 of 1", text);
    }

    [Fact]
    public void A_pdf_goes_to_an_output_that_is_no_screen()
    {
        var redirected = Session.Run(Evaluation, [], isScreen: false, hasColour: false, out var bytes);
        Assert.Equal(ExitCode.Fine, redirected.Code);
        Assert.True(bytes.AsSpan().StartsWith("%PDF-"u8));
        Assert.EndsWith("%%EOF", Encoding.Latin1.GetString(bytes).TrimEnd());

        var onScreen = Session.Run(Evaluation, "", isScreen: true);
        Assert.Equal((ExitCode.Invalid, ""), (onScreen.Code, onScreen.Output));
        Assert.Contains("give --output FILE", onScreen.Errors);
    }

    [Fact]
    public void Nothing_stays_behind()
    {
        using var temporary = new Folder();
        using var target = new Folder();
        var outcome = StartedProgram.Run([("TMPDIR", temporary.Path)], [.. Evaluation, "--output", target.At("june.pdf")]);

        Assert.True(outcome.Code == ExitCode.Fine, outcome.Errors);
        Assert.Empty(Directory.EnumerateFiles(temporary.Path, "page.*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Chromium_is_taken_before_WeasyPrint_whatever_the_order_of_folders()
    {
        using var folder = new Folder();
        var (weasyPrint, chrome) = (Script(folder, "first/weasyprint", ""), Script(folder, "second/google-chrome", ""));

        Assert.Equal(new PdfPrinter.Chromium(chrome), PdfPrinter.FindIn([folder.At("first"), "", folder.At("second")]));
        Assert.Equal(new PdfPrinter.WeasyPrint(weasyPrint), PdfPrinter.FindIn([folder.At("first")]));
        Assert.Null(PdfPrinter.FindIn([folder.Path]));
    }

    [Fact]
    public void WeasyPrint_is_told_the_page_and_the_file()
    {
        using var folder = new Folder();
        var printer = new PdfPrinter.WeasyPrint(Script(folder, "weasyprint", "grep -q '<p>Hello</p>' \"$1\" && echo printed > \"$2\""));

        Assert.Equal("printed\n", Encoding.UTF8.GetString(printer.Print("<p>Hello</p>")));
    }

    [Fact]
    public void A_printer_that_fails_is_quoted()
    {
        using var folder = new Folder();
        var printer = new PdfPrinter.Chromium(Script(folder, "chromium", "echo 'out of ink' >&2; exit 1"));

        var failure = Assert.Throws<UsageException>(() => printer.Print("<p>Hello</p>"));
        Assert.Contains("did not print (exit code 1). It said:\nout of ink", failure.Message);
    }

    [Fact]
    public void Without_a_printer_both_are_named()
    {
        using var folder = new Folder();
        var outcome = StartedProgram.Run([("PATH", folder.Path)], Evaluation);

        Assert.Equal((ExitCode.Invalid, ""), (outcome.Code, outcome.Output));
        Assert.Contains("Chromium or by WeasyPrint", outcome.Errors);
        Assert.Contains("--format html", outcome.Errors);
    }

    private static string TextOf(string pdf)
    {
        using var reader = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", pdf, "-"]) { RedirectStandardOutput = true })!;
        var text = reader.StandardOutput.ReadToEnd();
        reader.WaitForExit();
        return text;
    }

    private static string Script(Folder folder, string name, string commands)
    {
        var file = folder.Write(name, $"#!/bin/sh\n{commands}\n");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return file;
    }
}
