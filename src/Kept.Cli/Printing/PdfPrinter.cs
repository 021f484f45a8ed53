using System.Diagnostics;

namespace Kept.Cli.Printing;

/// <summary>A program of the machine that prints an HTML document to a PDF. Exactly one of the cases below.</summary>
internal abstract record PdfPrinter
{
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private PdfPrinter(string program) => Program = program;

    /// <summary>The path of the program.</summary>
    public string Program { get; }

    public sealed record Chromium(string Path) : PdfPrinter(Path);

    public sealed record WeasyPrint(string Path) : PdfPrinter(Path);

    /// <summary>The first program found on the search path: Chromium, else WeasyPrint.</summary>
    /// <exception cref="UsageException">There is neither.</exception>
    public static PdfPrinter Find() => FindIn((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        ?? throw new UsageException(
            """
            A PDF is printed by Chromium or by WeasyPrint, and there is neither on the PATH.
            Install one of them (on Debian: apt-get install chromium), or take --format html and print it from a browser.
            """);

    public static PdfPrinter? FindIn(IReadOnlyList<string> folders)
    {
        if (Browsers.Select(Locate).FirstOrDefault(path => path is not null) is { } browser) return new Chromium(browser);
        return Locate("weasyprint") is { } weasyPrint ? new WeasyPrint(weasyPrint) : null;

        string? Locate(string program) => folders.Where(f => f.Length > 0).Select(f => Path.Combine(f, program)).FirstOrDefault(File.Exists);
    }

    /// <exception cref="UsageException">The program did not print; the message holds what it said.</exception>
    public byte[] Print(string html)
    {
        using var folder = new TemporaryFolder();
        var (page, pdf) = (Path.Combine(folder.Path, "page.html"), Path.Combine(folder.Path, "page.pdf"));
        File.WriteAllText(page, html);
        var (code, said) = Run(Arguments(page, pdf, Path.Combine(folder.Path, "profile")));
        if (code != 0 || !File.Exists(pdf)) throw new UsageException($"'{Program}' did not print (exit code {code}). It said:\n{said}");
        return File.ReadAllBytes(pdf);
    }

    /// <summary>Chromium starts with an empty profile, talks to nobody, and needs no sandbox for a page without scripts.</summary>
    private IReadOnlyList<string> Arguments(string page, string pdf, string profile) => this switch
    {
        Chromium =>
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", $"--user-data-dir={profile}", "--no-pdf-header-footer",
            $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ],
        WeasyPrint => [page, pdf],
        _ => throw new UnreachableException(),
    };

    /// <returns>The exit code, and what the program wrote to its error channel.</returns>
    private (int Code, string Said) Run(IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new UsageException($"'{Program}' did not print within {Patience.TotalMinutes:0} minutes.");
        }
        // A browser's helpers may hold the channel open for longer than it lives.
        return (process.ExitCode, said.Wait(TimeSpan.FromSeconds(5)) ? said.Result.Trim() : "");
    }
}
