using System.CommandLine;
using Kept.Cli.Printing;

namespace Kept.Cli.Commands;

/// <summary>Where a document goes: to a file, or to the output.</summary>
internal sealed class Delivery
{
    private readonly string? _file;
    private readonly PdfPrinter? _printer;
    private readonly Terminal _terminal;

    /// <exception cref="UsageException">A PDF is asked for on a screen, or there is nothing that prints one.</exception>
    public Delivery(string format, string? file, Terminal terminal)
    {
        _file = file;
        _terminal = terminal;
        if (format != "pdf") return;
        _printer = PdfPrinter.Find();
        if (file is null && terminal.Output.IsScreen)
            throw new UsageException("A PDF is nothing for a screen: give --output FILE, or redirect the output to a file.");
    }

    /// <param name="what">With its article: "the statement".</param>
    public static Option<string?> Output(string what) => new("--output", "-o")
    {
        Description = $"The file that {what} is written to; standard output when left out.",
        HelpName = "FILE",
    };

    /// <summary>Writes a text; of a PDF the text is the HTML that it is printed from.</summary>
    public void Write(string text)
    {
        if (_printer is not null)
        {
            var pdf = _printer.Print(text);
            if (_file is null) _terminal.Output.Write(pdf);
            else File.WriteAllBytes(_file, pdf);
        }
        else if (_file is null) _terminal.Output.Writer.Write(text);
        else File.WriteAllText(_file, text);
    }
}
