using System.Diagnostics;
using System.Text.RegularExpressions;
using Xunit;

namespace Kept.Documents.Tests.Browser;

/// <summary>How documents lie in a browser. Needs Chromium.</summary>
public sealed partial class WidthTests
{
    private static readonly int[] Widths = [320, 360, 390, 640, 641, 768, 1020, 1021, 1280, 1920];

    [Theory]
    [InlineData(Drawn.AfterMonth)]
    [InlineData("2026-06-18T12:00:00Z")]
    public void A_page_never_scrolls_sideways(string asOf)
    {
        var overflow = Overflow(StatementHtml.Write([Drawn.Hosting(asOf), Drawn.OfSystems(2)]));

        Assert.Equal(Widths.Select(width => $"{width}:0"), overflow);
    }

    /// <summary>For each width how much wider than it the page is.</summary>
    private static IEnumerable<string> Overflow(string html)
    {
        var folder = Directory.CreateTempSubdirectory("kept-tests-");
        try
        {
            var frames = string.Concat(Widths.Select(w => $"<iframe width=\"{w}\" height=\"800\" srcdoc=\"{MarkupText.Escape(html)}\"></iframe>"));
            var file = Path.Combine(folder.FullName, "frames.html");
            File.WriteAllText(file, $$"""
                <!DOCTYPE html><meta charset="utf-8">{{frames}}
                <script>
                  onload = () => {
                    const widths = [...document.querySelectorAll("iframe")].map(frame => {
                      const page = frame.contentDocument.documentElement;
                      return `${frame.width}:${page.scrollWidth - page.clientWidth}`;
                    });
                    document.body.innerHTML = `<p>[${widths.join(" ")}]</p>`;
                  };
                </script>
                """);
            return Measured().Match(Run(file, Path.Combine(folder.FullName, "profile"))).Groups["widths"].Value.Split(' ');
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Run(string file, string profile)
    {
        using var browser = Process.Start(new ProcessStartInfo("chromium",
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--hide-scrollbars", $"--user-data-dir={profile}", "--dump-dom", $"file://{file}",
        ]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        browser.ErrorDataReceived += (_, _) => { };
        browser.BeginErrorReadLine();
        var dom = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        return dom;
    }

    [GeneratedRegex(@"\[(?<widths>[0-9: -]+)\]")]
    private static partial Regex Measured();
}
